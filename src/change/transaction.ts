/**
 * Applies a plan as a whole or not at all, whatever happens on the way.
 *
 * - The journal is on the disk before the first change, and gone after the last.
 * - What is new is made before anything old is taken away, and an exchange is one rename; so whatever both states have a
 *   link for has one at every moment.
 * - An error takes everything back. A run that died leaves its journal, and the next one takes everything back
 *   (`rollback.ts`). Only what was moved aside needs a second mark, for it is cleared when the change is already final.
 *
 * The caller holds the lock of the folder (`lock.ts`).
 */
import type { ByteString } from '../model/bytes.ts';
import type { PathFault } from '../model/fault.ts';
import { rightsOf, toJournalStep, type ChangeStep } from './steps.ts';
import type { ChangeFault } from '../host/door.ts';
import { strerror } from '../host/errno.ts';
import { formatJournal } from './journal.ts';
import type { JournalStep } from '../model/journal.ts';
import { JOURNAL, JOURNAL_DONE } from './journal-file.ts';
import { openNames, type NameOf, type Resolver } from './journal-paths.ts';
import type { LinkDoor } from '../host/link-door.ts';
import { clearAside, foldersOf, rollBack } from './rollback.ts';

export type ApplyResult =
  | { readonly kind: 'done' }
  /** Everything is as it was before, but for what `remaining` tells. */
  | { readonly kind: 'failed'; readonly fault: ApplyFault; readonly remaining: readonly PathFault[] };

/** What went wrong: the operation, the path, and the error. */
export interface ApplyFault extends PathFault {
  readonly operation: 'journal' | 'link' | 'file' | 'remove' | 'sync';
}

/** The journal holds no secrets, but nobody else has to read it. */
const PRIVATE = { mode: 0o600 };

/**
 * Makes the changes. O(steps), up to five system calls each.
 *
 * @param folder where journal and lock are
 * @param command what a person will be told of a run that died
 */
export function applySteps(
  door: LinkDoor & Resolver,
  folder: ByteString,
  command: ByteString,
  steps: readonly ChangeStep[],
): ApplyResult {
  if (steps.length === 0) return { kind: 'done' };
  const journal = steps.map(toJournalStep);
  const unwritten = writeJournal(door, folder, command, journal);
  if (unwritten !== undefined) return { kind: 'failed', ...unwritten };
  const fault = change(door, folder, `${folder}/${JOURNAL}`, steps);
  if (fault === undefined) return { kind: 'done' };
  return { kind: 'failed', fault, remaining: rollBack(door, folder, journal) };
}

/** What could not be written, and what of it is there all the same; undefined if it was written. */
function writeJournal(
  door: LinkDoor & Resolver,
  folder: ByteString,
  command: ByteString,
  steps: readonly JournalStep[],
): Omit<Extract<ApplyResult, { kind: 'failed' }>, 'kind'> | undefined {
  const path = `${folder}/${JOURNAL}`;
  const nameOf = openNames(door, folder);
  const text = formatJournal({ command, steps: steps.map((step) => withNames(step, nameOf)) });
  const made = text === undefined ? TOO_LARGE : door.createFile(path, text, PRIVATE);
  const fault = failure('journal', path, made);
  if (fault === undefined) return undefined;
  const isLeft = made !== TOO_LARGE && door.look(path).kind !== 'absent';
  return { fault, remaining: isLeft ? [fault] : [] };
}

const TOO_LARGE = { code: 'EFBIG', reason: strerror('EFBIG') };

function withNames(step: JournalStep, nameOf: NameOf): JournalStep {
  const { path, temporary, backup } = step;
  return {
    ...step,
    path: nameOf(path),
    ...(temporary !== undefined && { temporary: nameOf(temporary) }),
    ...(backup !== undefined && { backup: nameOf(backup) }),
  };
}

function change(
  door: LinkDoor,
  folder: ByteString,
  journal: ByteString,
  steps: readonly ChangeStep[],
): ApplyFault | undefined {
  return (
    failure('journal', folder, door.syncFolder(folder)) ??
    first(steps, (step) => stage(door, step)) ??
    first(steps, (step) => (step.after.kind === 'absent' ? undefined : make(door, step))) ??
    first(steps, (step) => (step.after.kind === 'absent' ? take(door, step) : undefined)) ??
    first(foldersOf(steps), (place) => failure('sync', place, door.syncFolder(place))) ??
    commit(door, folder, journal, steps)
  );
}

function first<Item>(items: readonly Item[], attempt: (item: Item) => ApplyFault | undefined): ApplyFault | undefined {
  for (const item of items) {
    const fault = attempt(item);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Makes beside their places what will be moved there, and second names for what would be lost. */
function stage(door: LinkDoor, step: ChangeStep): ApplyFault | undefined {
  const { path, after, temporary, backup } = step;
  if (temporary !== undefined) {
    const fault =
      after.kind === 'link'
        ? failure('link', path, door.makeLink(after.target, temporary))
        : failure('file', path, door.createFile(temporary, after.kind === 'file' ? after.text : '', rightsOf(step)));
    if (fault !== undefined) return fault;
  }
  if (backup === undefined || after.kind === 'absent') return undefined;
  return failure('file', path, door.makeHardLink(path, backup));
}

function make(door: LinkDoor, { path, after, temporary }: ChangeStep): ApplyFault | undefined {
  if (temporary !== undefined) {
    return failure(after.kind === 'link' ? 'link' : 'file', path, door.rename(temporary, path));
  }
  return after.kind === 'link' ? failure('link', path, door.makeLink(after.target, path)) : undefined;
}

function take(door: LinkDoor, { path, backup }: ChangeStep): ApplyFault | undefined {
  return failure('remove', path, backup === undefined ? door.remove(path) : door.rename(path, backup));
}

/** From the moment the journal has another name, or none, the change is final. */
function commit(
  door: LinkDoor,
  folder: ByteString,
  journal: ByteString,
  steps: readonly ChangeStep[],
): ApplyFault | undefined {
  if (!steps.some(({ backup }) => backup !== undefined)) {
    const fault = failure('journal', journal, door.remove(journal));
    if (fault === undefined) door.syncFolder(folder);
    return fault;
  }
  const done = `${folder}/${JOURNAL_DONE}`;
  const fault = failure('journal', journal, door.rename(journal, done));
  if (fault !== undefined) return fault;
  door.syncFolder(folder);
  if (clearAside(door, steps).length === 0) door.remove(done);
  return undefined;
}

function failure(operation: ApplyFault['operation'], path: ByteString, fault: ChangeFault): ApplyFault | undefined {
  return fault === undefined ? undefined : { operation, path, ...fault };
}
