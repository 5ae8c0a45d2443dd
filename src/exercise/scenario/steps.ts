/** The steps of a scenario, one after the other in one sandbox. */
import type { FailureArguments } from '../../model/exercise.ts';
import type { Scenario, ScenarioStep, StepDeed } from '../../model/scenario.ts';
import type { Notebook } from '../notebook.ts';
import { judgeWishes, type StepFault } from './judge.ts';

/** A number of a user that no system gives to one of its own. */
const USER = 1000;
const TICKS = 50;
const TICK_MS = 5;

type RunDeed = Extract<StepDeed, { readonly kind: 'run' }>;

/** Does the steps of these numbers. */
export function exerciseSteps(book: Notebook, scenario: Scenario, numbers: readonly number[]): void {
  for (const number of numbers) {
    const step = scenario.steps[number];
    if (step === undefined) continue;
    const { deed } = step;
    if (deed.kind === 'run') runStep(book, deed, { scenario, step, number });
    else if (deed.kind !== 'fresh') prepare(book, deed);
  }
}

/** What is done around the actions. Paths are of the scenario's author, and they are looked up inside. */
function prepare({ sandbox }: Notebook, deed: Exclude<StepDeed, RunDeed | { readonly kind: 'fresh' }>): void {
  switch (deed.kind) {
    case 'kill': {
      const isOf = (): readonly string[] =>
        sandbox
          .processes()
          .filter(({ words }) => words[0] === deed.program || words[1] === deed.program)
          .map(({ pid }) => String(pid));
      const pids = isOf();
      if (pids.length > 0) sandbox.tool(['kill', `-${deed.signal.replace(/^SIG/, '')}`, ...pids]);
      for (let tick = 0; tick < TICKS && isOf().some((pid) => pids.includes(pid)); tick++) sandbox.pause(TICK_MS);
      return;
    }
    case 'write':
      for (const [path, text] of deed.files)
        sandbox.tool(['sh', '-c', 'mkdir -p "${1%/*}/"; cat >"$1"', 'sh', path], text);
      return;
    case 'remove':
      sandbox.tool(['rm', '-rf', '--', ...deed.paths]);
      return;
    case 'rcconf':
      for (const [name, value] of deed.values)
        sandbox.tool(['sh', '-c', 'cat >>/etc/rc.conf'], `${name}='${value.replaceAll("'", "'\\''")}'\n`);
  }
}

interface Turn {
  readonly scenario: Scenario;
  readonly step: ScenarioStep;
  readonly number: number;
}

function runStep(book: Notebook, { words, as, wishes }: RunDeed, { scenario, step, number }: Turn): void {
  const check = `step-${number + 1}`;
  const scenarioPlace = { file: scenario.file, line: step.line };
  const note = (
    verdict: 'held' | 'failed' | 'skipped',
    faults: readonly StepFault[],
    steps: readonly number[],
  ): void => {
    const [first, ...more] = faults;
    book.checks.push({
      ...{ check, verdict, severity: 'error', why: first?.why ?? 'held', args: first?.args ?? {}, steps },
      ...{ line: book.subject.lineOf(words[0] ?? ''), more, scenario: scenarioPlace },
    });
  };
  const uid = uidOf(book, as);
  if (typeof uid !== 'number') {
    note('skipped', [uid], []);
    return;
  }
  const programs = [...wishes.running, ...wishes.stopped, wishes.same, wishes.new].filter((path) => path !== undefined);
  const before = new Map(programs.map((path) => [path, book.running(undefined, path)]));
  const { exit } = wishes;
  const taken = book.act(words.join(' '), exit === undefined ? '' : exit.join(' or '), {
    ...{ uid, words, watched: wishes.files.map(([path]) => path) },
    // What a step provokes, it may.
    isProvoked: exit !== undefined && !exit.includes(0),
  });
  const faults = judgeWishes(book, wishes, { taken, before });
  note(faults.length === 0 ? 'held' : 'failed', faults, [taken.number]);
}

function uidOf(book: Notebook, as: string): number | { readonly why: string; readonly args: FailureArguments } {
  if (as === 'root') return 0;
  if (!book.sandbox.hasUsers) return { why: 'one-user', args: {} };
  if (as === 'user') return USER;
  const { status, stdout } = book.sandbox.tool(['id', '-u', as]);
  return status === 0 ? Number(stdout.trim()) : { why: 'no-user', args: { user: as } };
}
