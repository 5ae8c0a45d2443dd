import { createMemoryHost, type MemoryEntry, type MemoryHost } from '../../src/host/memory-host.ts';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { runFarmCommand } from './run-farm-command.ts';
import type { CommandRun } from './run-command.ts';

/** A call that writes, and the tree that it is made on. */
export interface WritingCall {
  readonly name: string;
  readonly entries: readonly (readonly [string, MemoryEntry])[];
  readonly run: (tree: MemoryHost) => CommandRun;
  /** A second run takes back what the first has done, so it is done again only where the first has not done it. */
  readonly isToggle?: boolean;
  /** It begins with what an interrupted run has left, and is itself what ends it. */
  readonly isRecovery?: boolean;
  /** Where lock and journal are; `/etc` of the system if absent. */
  readonly folder?: string;
}

/** What becomes of an operation: its process dies, it fails once, or it and all that follow fail. */
export const FAULTS = ['kill', 'EIO', 'ENOSPC', 'EROFS for good'] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultCount {
  /** Operations that change something, in an undisturbed run. */
  readonly operations: number;
  readonly tries: number;
  /** What went wrong, each with the operation and the fault; empty if all is well. */
  readonly faults: readonly string[];
}

const DEATH = new Error('the process is dead');

/** A tree on which one operation fails, or is the last one before the process dies. */
class FaultyTree {
  readonly tree: MemoryHost;
  #index = 0;
  #isOver = false;
  #isBroken = false;

  constructor(entries: WritingCall['entries'], at: number, fault: Fault | undefined) {
    this.tree = createMemoryHost(entries, {
      isRunning: () => false,
      watch: () => {
        const index = this.#index++;
        if (this.#isOver || fault === undefined) return undefined;
        if (index !== at && !this.#isBroken) return undefined;
        this.#isBroken = fault === 'kill' || fault === 'EROFS for good';
        if (fault === 'kill') throw DEATH;
        return fault === 'EROFS for good' ? 'EROFS' : fault;
      },
    });
  }

  get operations(): number {
    return this.#index;
  }

  /** From here on all goes well. */
  mend(): void {
    this.#isOver = true;
  }
}

/** All that a person would see of the system; what is kept in a home folder is no part of it. */
function visible(tree: MemoryHost): string {
  return describe(tree, (path) => !path.includes('/.initorder.'));
}

function everything(tree: MemoryHost): string {
  return describe(tree, () => true);
}

function describe(tree: MemoryHost, keeps: (path: string) => boolean): string {
  const entries = [...tree.list()].filter(([path]) => !path.startsWith('/root/') && keeps(path));
  return entries.map(([path, entry]) => `${path} ${JSON.stringify(entry)}`).join('\n');
}

/**
 * Makes every operation of a call the last one, and makes it fail in each way. After each, the next run has to find the tree
 * wholly old or wholly new, to end in the wanted one, and to leave nothing of its own behind.
 */
export function tryFaults(call: WritingCall): FaultCount {
  const sound = new FaultyTree(call.entries, -1, undefined);
  const before = visible(sound.tree);
  const wanted = call.run(sound.tree);
  const after = visible(sound.tree);
  const { operations } = sound;
  const faults: string[] = [];
  if (everything(sound.tree) !== after) faults.push('an undisturbed run leaves something behind');
  if (wanted.status !== 0) faults.push(`an undisturbed run ends with ${wanted.status}: ${wanted.stderr}`);
  let tries = 0;
  for (const fault of FAULTS) {
    for (let at = 0; at < operations; at++) {
      for (const next of nextRuns(call, fault)) {
        tries += 1;
        const wrong = tryOne(call, { fault, at, next, before, after });
        if (wrong !== undefined) faults.push(`${fault} at operation ${at}, then ${next}: ${wrong}`);
      }
    }
  }
  return { operations, tries, faults };
}

/** A single failure is the same whatever its number, so that one is followed by the one run, one by the other. */
function nextRuns({ isToggle, isRecovery }: WritingCall, fault: Fault): readonly Try['next'][] {
  if (isToggle === true) return ['recover'];
  if (isRecovery === true) return ['rerun'];
  return fault === 'EIO' ? ['recover'] : fault === 'ENOSPC' ? ['rerun'] : ['recover', 'rerun'];
}

interface Try {
  readonly fault: Fault;
  readonly at: number;
  /** What the next run is: the command that ends journals, or the same one again. */
  readonly next: 'recover' | 'rerun';
  readonly before: string;
  readonly after: string;
}

function tryOne(call: WritingCall, { fault, at, next, before, after }: Try): string | undefined {
  const faulty = new FaultyTree(call.entries, at, fault);
  const { tree } = faulty;
  const run = runOrDie(call, tree);
  if (typeof run === 'string' || (run === undefined && fault !== 'kill')) return `it throws ${run ?? 'its death'}`;
  if (run?.stderr.includes('internal fault') === true) return run.stderr;
  if (run !== undefined && run.status !== 0 && run.stderr === '') return 'it fails without a word';
  const isOnce = (fault === 'EIO' || fault === 'ENOSPC') && call.isRecovery !== true;
  const found = visible(tree);
  if (isOnce && found !== before && found !== after) return `it leaves a torn tree\n${found}`;
  if (run?.status === 0 && found !== after) return `it says that all is well, but it is not\n${found}`;
  faulty.mend();
  if (next === 'recover') {
    const folder = call.folder === undefined ? [] : [call.folder];
    const ended = runFarmCommand(runInitorder, ['recover', '--root', '/', '--apply', ...folder], tree);
    if (ended.status !== 0) return `it is not recovered: ${ended.stderr}`;
    if (![before, after].includes(visible(tree))) return `it is torn after the recovery\n${visible(tree)}`;
  }
  if (call.isToggle !== true || visible(tree) === before) {
    const again = call.run(tree);
    if (again.status !== 0) return `the next run ends with ${again.status}: ${again.stderr}`;
  }
  // Where a toggle needed no second run, the lock of the first may be there still; it is one of a process that is gone.
  const end = call.isToggle === true ? visible(tree) : everything(tree);
  return end === after ? undefined : `the next run ends in another tree\n${end}`;
}

/** What a run came to; undefined if its process died, the message if it threw anything else. */
function runOrDie(call: WritingCall, tree: MemoryHost): CommandRun | undefined | string {
  try {
    return call.run(tree);
  } catch (error) {
    return error === DEATH ? undefined : String(error);
  }
}
