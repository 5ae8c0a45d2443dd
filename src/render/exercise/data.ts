/** What came of exercising, as data; the form is described by `docs/schemas/exercise.schema.json`. */
import { textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { ExerciseCheck, ExerciseStep, ScriptExercise } from '../../model/exercise.ts';
import { jsonText } from '../text/json.ts';
import { wordCheck, wordCheckHelp } from './sentences.ts';

const orNull = (bytes: ByteString | undefined): string | null => (bytes === undefined ? null : textOfBytes(bytes));

function checkData(check: ExerciseCheck): unknown {
  return {
    check: check.check,
    verdict: check.verdict,
    severity: check.severity,
    message: textOfBytes(wordCheck(check)),
    help: textOfBytes(wordCheckHelp(check)),
    line: check.line,
    steps: check.steps,
    ...(check.scenario !== undefined && {
      scenario: { file: textOfBytes(check.scenario.file), line: check.scenario.line },
    }),
  };
}

function stepData(step: ExerciseStep): unknown {
  return {
    action: textOfBytes(step.action),
    exit: step.exit ?? null,
    expected: step.expected,
    ms: step.ms,
    stdout: textOfBytes(step.stdout),
    stderr: textOfBytes(step.stderr),
    calls: step.calls.map(textOfBytes),
    signals: step.signals.map(textOfBytes),
    processes: step.processes.map(({ pid, uid, words }) => ({ pid, uid, words: words.map(textOfBytes) })),
    files: { new: step.files.new.map(textOfBytes), gone: step.files.gone.map(textOfBytes) },
  };
}

/** How many checks came to each verdict. */
export function countVerdicts(exercises: readonly ScriptExercise[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = { scripts: exercises.length, held: 0, failed: 0, undecided: 0, skipped: 0 };
  for (const { checks } of exercises) for (const { verdict } of checks) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}

export function renderExerciseJson(exercises: readonly ScriptExercise[]): ByteString {
  const scripts = exercises.map(({ script, profile, kind, guess, checks, steps }) => ({
    script: textOfBytes(script),
    profile,
    kind,
    guessed: {
      program: orNull(guess.program),
      pidfile: orNull(guess.pidfile),
      lockfile: orNull(guess.lockfile),
      configs: guess.configs.map(textOfBytes),
      users: guess.users.map(textOfBytes),
      actions: guess.actions.map(textOfBytes),
    },
    checks: checks.map(checkData),
    steps: steps.map(stepData),
  }));
  return `${jsonText({ version: 1, scripts, summary: countVerdicts(exercises) })}\n`;
}

/** A test point for each check, as TAP 14 has them. */
export function renderTap(exercises: readonly ScriptExercise[]): ByteString {
  const checks = exercises.flatMap(({ script, checks: own }) => own.map((check) => ({ script, check })));
  const lines = checks.map(({ script, check }, i) => {
    const plain = (text: ByteString): ByteString =>
      text.replaceAll(/[\\#]/g, '\\$&').replaceAll(/[\x00-\x1f\x7f]/g, '?');
    const skip =
      check.verdict === 'undecided' || check.verdict === 'skipped' ? ` # SKIP ${plain(wordCheck(check))}` : '';
    const why = check.verdict === 'failed' ? `  # ${plain(wordCheck(check))}\n` : '';
    return `${check.verdict === 'failed' ? 'not ok' : 'ok'} ${i + 1} - ${plain(script)}: ${check.check}${skip}\n${why}`;
  });
  return `TAP version 14\n1..${checks.length}\n${lines.join('')}`;
}
