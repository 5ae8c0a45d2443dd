/** Exercises one script: which scenarios are run on it, each in a sandbox of its own. */
import type { ByteString } from '../model/bytes.ts';
import type { ExerciseProfile, ScriptExercise } from '../model/exercise.ts';
import type { Sandbox } from '../model/sandbox.ts';
import type { Scenario } from '../model/scenario.ts';
import { exerciseHarm } from './lsb-harm.ts';
import { exerciseLife } from './lsb-life.ts';
import { knowScript, neededSandbox, type ExerciseCase, type KnownScript, type NeededSandbox } from './needs.ts';
import { Notebook, OutOfTime, SandboxLost } from './notebook.ts';
import { exerciseRc, type RcFacts } from './rc-scenario.ts';
import { exerciseSteps } from './scenario/steps.ts';
import type { ExerciseNotes, Subject } from './subject.ts';

/** Of the family of checks that are the steps of a scenario. */
export const STEPS = 'steps';

/** Exercises it. What `open` makes is ended here. */
export function exerciseScript(asked: ExerciseCase, open: (needed: NeededSandbox) => Sandbox): ScriptExercise {
  const known = knowScript(asked);
  const { scenario } = asked;
  const subject = subjectOf(asked, known);
  const notes: ExerciseNotes = { steps: [], checks: [] };
  if (scenario?.hasStandard !== false) {
    inSandbox(subject, notes, open(neededSandbox(asked, known)), (book) => {
      book.isPidfileUnknown = known.isPidfileUnknown;
      if (known.isRc) exerciseRc(book, factsOf(known.text, asked.profile));
      else if (exerciseLife(book)) exerciseHarm(book);
    });
  }
  if (scenario !== undefined && asked.isWanted(STEPS)) {
    const needed = neededSandbox(asked, known, true);
    for (const part of partsOf(scenario))
      inSandbox(subject, notes, open(needed), (book) => {
        exerciseSteps(book, scenario, part);
      });
  }
  if (notes.steps.length > 0) {
    const closing = new Notebook(subject, notes);
    for (const check of ['output-held', 'time-limit', 'said-nothing', 'sandbox']) {
      if (!notes.checks.some((told) => told.check === check)) closing.hold(check, []);
    }
  }
  return {
    script: asked.script,
    profile: asked.profile,
    kind: known.isDaemon ? 'daemon' : 'oneshot',
    guess: known.guess,
    checks: notes.checks,
    steps: notes.steps,
  };
}

/** Whether commands are answered, and none of them always in the bad: what comes of that is no matter of the standard. */
function isAllAnswered(scenario: Scenario | undefined): boolean {
  const answers = scenario?.commands.flatMap((command) => command.answers) ?? [];
  return answers.length > 0 && answers.every(({ exit, times }) => exit === 0 || times > 0);
}

/** Numbers of steps that share a sandbox: from one `fresh` to the next. */
function partsOf({ steps }: Scenario): readonly (readonly number[])[] {
  const parts: number[][] = [[]];
  for (const [i, { deed }] of steps.entries()) {
    if (deed.kind === 'fresh') parts.push([]);
    else parts.at(-1)?.push(i);
  }
  return parts.filter((part) => part.length > 0);
}

function inSandbox(subject: Subject, notes: ExerciseNotes, sandbox: Sandbox, run: (book: Notebook) => void): void {
  const book = new Notebook(subject, notes, sandbox);
  try {
    run(book);
  } catch (error) {
    if (!(error instanceof OutOfTime || error instanceof SandboxLost)) throw error;
    if (error instanceof OutOfTime)
      book.fail('time-limit', 'total', { seconds: Math.round(subject.totalMs / 1000) }, [notes.steps.length - 1]);
  } finally {
    sandbox.end();
  }
}

function subjectOf(asked: ExerciseCase, { name, path, guess, isDaemon, isRc }: KnownScript): Subject {
  const { scenario } = asked;
  const lines = asked.text.split('\n');
  return {
    ...{ profile: asked.profile, name, path, guess, isDaemon },
    actionMs: asked.actionMs,
    totalMs: asked.totalMs,
    env: scenario?.env ?? [],
    lineOf: (action) => lineOfAction(lines, action, isRc),
    isWanted: asked.isWanted,
    agreed: scenario?.expect ?? new Map(),
    excused: new Set(scenario?.skip ?? []),
    because: scenario?.because ?? '',
    hasCanned: isAllAnswered(scenario),
  };
}

/** The branch of a `case` that has the action, or the method of an rc.d script. */
function lineOfAction(lines: readonly ByteString[], action: string, isRcScript: boolean): number {
  const word = action.replace(/^(?:one|fast|force|quiet)/, '');
  const shown = word === '' || word === 'frobnicate' ? '*' : word;
  const at = lines.findIndex((line) => {
    if (isRcScript) return shown !== '*' && line.startsWith(`${shown}_cmd=`);
    const patterns = /^[ \t]*\(?([^()#]{1,200})\)/.exec(line)?.[1];
    return patterns?.split('|').some((pattern) => pattern.trim().replaceAll(/["']/g, '') === shown) === true;
  });
  return at + 1;
}

function factsOf(text: ByteString, profile: ExerciseProfile): RcFacts {
  const name = /^name=["']?([\w]+)/m.exec(text)?.[1] ?? '';
  const rcvar = /^[ \t]*rcvar=["']?([\w$]+)/m.exec(text)?.[1];
  const required = /^required_files="([^"]*)"/m.exec(text)?.[1] ?? '';
  return {
    rcvar:
      rcvar === undefined
        ? ''
        : rcvar.replace(/^\$name$/, name).replace(/^\$(?:\{name\}|name)_enable$/, `${name}_enable`),
    hasShutdown: /^# KEYWORD:.*\bshutdown\b/m.test(text),
    requiredFiles: required.split(/\s+/).filter((path) => /^\/[\w/.+-]+$/.test(path)),
    isPort: profile === 'freebsd-ports',
    startPrecmd: /^start_precmd=["']?([\w${}]+)["']?$/m.exec(text)?.[1]?.replace(/^\$(?:\{name\}|name(?!\w))/, name),
  };
}
