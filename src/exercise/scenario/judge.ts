/** What must hold after an action of a scenario, against what was seen. */
import type { ByteString } from '../../model/bytes.ts';
import type { FailureArguments, SandboxProcess } from '../../model/exercise.ts';
import type { Expected, StepWishes } from '../../model/scenario.ts';
import { pidsOf } from '../lsb-life.ts';
import type { Notebook, Taken } from '../notebook.ts';

export interface StepFault {
  readonly why: string;
  readonly args: FailureArguments;
}

interface Seen {
  readonly taken: Taken;
  /** The processes of each program before the action. */
  readonly before: ReadonlyMap<ByteString, readonly SandboxProcess[]>;
}

/** All that is not as it should be, in the order in which people look. */
export function judgeWishes(book: Notebook, wishes: StepWishes, seen: Seen): readonly StepFault[] {
  return [
    ...judgeEnd(wishes, seen.taken),
    ...judgeOutputs(book, wishes, seen.taken),
    ...judgeCalls(wishes, seen.taken),
    ...judgeProcesses(book, wishes, seen),
    ...judgeFiles(book, wishes, seen.taken),
  ];
}

function judgeEnd({ exit, within }: StepWishes, { action, exit: got, isTimedOut, ms }: Taken): readonly StepFault[] {
  const faults: StepFault[] = [];
  if (isTimedOut) faults.push({ why: 'no-end', args: { action } });
  else if (exit !== undefined && (got === undefined || !exit.includes(got)))
    faults.push({ why: 'status', args: { action, wanted: exit.join(' or '), got: got ?? 'no status' } });
  if (within !== undefined && !isTimedOut && ms > within * 1000)
    faults.push({ why: 'slow', args: { action, seconds: within } });
  return faults;
}

function judgeOutputs(book: Notebook, wishes: StepWishes, taken: Taken): readonly StepFault[] {
  return (['stdout', 'stderr'] as const).flatMap((stream) => {
    const wanted = wishes[stream];
    if (wanted === undefined || holds(book, wanted, taken[stream])) return [];
    return [{ why: 'no-text', args: { action: taken.action, stream, text: wordsOf(wanted) } }];
  });
}

function wordsOf(wanted: Expected): ByteString {
  return 'text' in wanted ? wanted.text : `/${wanted.pattern}/`;
}

/** Patterns are grep's, which never goes back over what it has read. */
function holds({ sandbox }: Notebook, wanted: Expected, text: ByteString): boolean {
  if ('text' in wanted) return text.includes(wanted.text);
  return sandbox.tool(['grep', '-Eq', '-e', wanted.pattern], text).status === 0;
}

function judgeCalls({ calls, signals }: StepWishes, taken: Taken): readonly StepFault[] {
  const faults: StepFault[] = [];
  const { action } = taken;
  if (calls?.length === 0 && taken.calls.length > 0)
    faults.push({ why: 'called', args: { action, calls: taken.calls.join('; ') } });
  const missed = firstMissed(calls ?? [], taken.calls, isCall);
  if (missed !== undefined)
    faults.push({ why: 'no-call', args: { action, call: missed, calls: taken.calls.join('; ') || 'nothing' } });
  const got = taken.signals.map((line) => line.split(' ')[0] ?? '');
  if (signals?.length === 0 && got.length > 0)
    faults.push({ why: 'signalled', args: { action, signals: got.join(', ') } });
  const unsent = firstMissed(signals ?? [], got, (wanted, signal) => wanted === signal);
  if (unsent !== undefined)
    faults.push({ why: 'no-signal', args: { action, signal: unsent, signals: got.join(', ') || 'none' } });
  return faults;
}

/** The first of the wanted that does not come behind the others. */
function firstMissed(
  wanted: readonly ByteString[],
  seen: readonly ByteString[],
  isIt: (wanted: ByteString, seen: ByteString) => boolean,
): ByteString | undefined {
  let at = 0;
  for (const one of wanted) {
    while (at < seen.length && !isIt(one, seen[at] ?? '')) at++;
    if (at === seen.length) return one;
    at++;
  }
  return undefined;
}

/** A call by its first words; a bare name is that of a command in whatever folder. */
function isCall(wanted: ByteString, call: ByteString): boolean {
  const [program = '', ...words] = call.split(' ');
  const shown = wanted.startsWith('/')
    ? program.replace(/^\/(s?bin)\//, '/usr/$1/')
    : program.slice(program.lastIndexOf('/') + 1);
  const whole = [shown, ...words].join(' ');
  const asked = wanted.replace(/^\/(s?bin)\//, '/usr/$1/');
  return whole === asked || whole.startsWith(`${asked} `);
}

function judgeProcesses(book: Notebook, wishes: StepWishes, { taken, before }: Seen): readonly StepFault[] {
  const { action } = taken;
  const faults: StepFault[] = [];
  const now = (path: ByteString): readonly SandboxProcess[] => book.running(undefined, path);
  for (const program of wishes.running)
    if (now(program).length === 0) faults.push({ why: 'not-up', args: { action, program } });
  for (const program of wishes.stopped)
    if (now(program).length > 0) faults.push({ why: 'up', args: { action, program, pids: pidsOf(now(program)) } });
  for (const [why, program] of [
    ['not-same', wishes.same],
    ['not-new', wishes.new],
  ] as const) {
    if (program === undefined) continue;
    const [old, fresh] = [before.get(program) ?? [], now(program)];
    const isKept = fresh.some(({ pid }) => old.some((process) => process.pid === pid));
    const isGood = why === 'not-same' ? isKept && fresh.length === old.length : fresh.length > 0 && !isKept;
    if (!isGood) faults.push({ why, args: { action, program, before: pidsOf(old), after: pidsOf(fresh) } });
  }
  return faults;
}

function judgeFiles(book: Notebook, { files }: StepWishes, { action, contents }: Taken): readonly StepFault[] {
  return files.flatMap(([file, wanted]) => {
    const text = contents.get(file);
    if (wanted === 'absent') return text === undefined ? [] : [{ why: 'file-there', args: { action, file } }];
    if (text === undefined) return [{ why: 'file-gone', args: { action, file } }];
    if (wanted === 'present' || holds(book, wanted, text)) return [];
    return [{ why: 'file-text', args: { action, file, text: wordsOf(wanted), got: text } }];
  });
}
