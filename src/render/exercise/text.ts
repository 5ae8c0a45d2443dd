/** What came of exercising, for a person. Times are left out, so that equal runs print equal text. */
import type { ByteString } from '../../model/bytes.ts';
import type { ExerciseCheck, ExerciseGuess, ExerciseStep, ScriptExercise } from '../../model/exercise.ts';
import { showLine, showName } from '../text/show.ts';
import type { Paint } from '../text/paint.ts';
import { wordCheck, wordCheckHelp } from './sentences.ts';

const MOST_OUTPUT_LINES = 3;

/** Counts of verdicts, as a line says them. */
function summary(checks: readonly ExerciseCheck[]): string {
  const count = (verdict: string): number => checks.filter((check) => check.verdict === verdict).length;
  const parts = [
    `${count('held')} ${count('held') === 1 ? 'check' : 'checks'} held`,
    ...(count('failed') > 0 ? [`${count('failed')} failed`] : []),
    ...(count('undecided') > 0 ? [`${count('undecided')} undecided`] : []),
    ...(count('skipped') > 0 ? [`${count('skipped')} skipped`] : []),
  ];
  return parts.join(', ');
}

export interface TextOptions {
  readonly isVerbose: boolean;
  readonly paint: Paint;
}

/** A line for a script that holds all; what failed with it, and what was seen. */
export function renderExerciseText(exercise: ScriptExercise, { isVerbose, paint }: TextOptions): ByteString {
  const { script, checks, steps } = exercise;
  const told = checks.filter(({ verdict }) => verdict === 'failed' || verdict === 'undecided');
  const shown = told.map((check) => renderCheck(check, exercise, paint)).join('');
  const skipped = isVerbose
    ? checks
        .filter(({ verdict }) => verdict === 'skipped')
        .map((check) => `  skipped ${check.check}: ${wordCheck(check)}\n`)
    : [];
  const guess = told.length > 0 || isVerbose ? `  ${guessLine(exercise.guess, exercise.kind)}\n` : '';
  const actions = isVerbose ? steps.map((step, i) => renderStep(step, i)).join('') : '';
  return `${showName(script)}: ${summary(checks)}\n${guess}${actions}${shown}${skipped.join('')}`;
}

function guessLine(guess: ExerciseGuess, kind: string): ByteString {
  const parts = [
    kind,
    `program ${guess.program === undefined ? 'none' : showName(guess.program)}`,
    `pid file ${guess.pidfile === undefined ? 'none' : showName(guess.pidfile)}`,
    ...(guess.configs.length === 0 ? [] : [`needs ${guess.configs.map(showName).join(' ')}`]),
  ];
  return `guessed from the text: ${parts.join(', ')}`;
}

function renderCheck(check: ExerciseCheck, { script, steps }: ScriptExercise, paint: Paint): ByteString {
  const isFailed = check.verdict === 'failed';
  const word = isFailed ? paint[check.severity](check.severity) : 'undecided';
  const at = check.scenario ?? { file: script, line: check.line };
  const place = at.line > 0 ? ` (${showName(at.file)}:${at.line})` : '';
  const help = wordCheckHelp(check);
  const step = steps[check.steps.at(-1) ?? -1];
  return (
    `  ${word} ${check.check}: ${wordCheck(check)}${place}\n` +
    (isFailed && step !== undefined ? outputLines(step) : '') +
    (help === '' ? '' : `    help: ${help}\n`)
  );
}

/** The end of both outputs. */
function outputLines({ stdout, stderr }: ExerciseStep): ByteString {
  const last = (text: ByteString, name: string): string =>
    text
      .split(/[\r\n]+/)
      .filter((line) => line.trim() !== '')
      .slice(-MOST_OUTPUT_LINES)
      .map((line) => `    ${name}: ${showLine(line.slice(0, 200))}\n`)
      .join('');
  return last(stdout, 'stdout') + last(stderr, 'stderr');
}

function renderStep(step: ExerciseStep, number: number): ByteString {
  const status = step.exit ?? (step.isTimedOut ? 'killed after the time limit' : `signal ${step.signal ?? '?'}`);
  const calls = step.calls.map((call) => `      called: ${showLine(call.slice(0, 200))}\n`).join('');
  return `    ${number} ${step.action === '' ? '(no word)' : showName(step.action)}: ${status}\n${calls}${outputLines(step)}`;
}
