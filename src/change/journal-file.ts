/** The journal in a folder, looked at as what a stranger may have put there. */
import type { ByteString } from '../model/bytes.ts';
import type { PathFault } from '../model/fault.ts';
import type { JournalRefusal } from '../model/journal-refusal.ts';
import type { LinkDoor } from '../host/link-door.ts';
import { MOST_BYTES, parseJournal } from './journal.ts';
import type { Journal, JournalStep } from '../model/journal.ts';
import { findForeignStep, isOfNewScript, pathOfName, type ChangeKind } from './journal-paths.ts';
import type { WholeHost } from '../host/rooted-host.ts';

/** Present while a change is under way. */
export const JOURNAL = '.initorder.journal';
/** Present while what was moved aside by a change that is final is cleared. */
export const JOURNAL_DONE = '.initorder.done';

/** A journal that is there. */
export type FoundJournal = {
  readonly path: ByteString;
  /** The change was final when its run died: only clearing up is left. */
  readonly isFinal: boolean;
} & (
  | {
      readonly kind: 'journal';
      /** With the paths of the host. */
      readonly journal: Journal;
      /** Who wrote it cannot be trusted; what it says is in order. */
      readonly doubt?: JournalRefusal;
    }
  /** It was not written to its end, so nothing was changed yet. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'refused'; readonly refusal: JournalRefusal }
  | { readonly kind: 'unreadable'; readonly fault: PathFault }
);

/** True if a run died in the folder, or is changing something at this moment. One or two looks. */
export function needsRecovery(door: Pick<LinkDoor, 'look'>, folder: ByteString): boolean {
  return [JOURNAL, JOURNAL_DONE].some((name) => isThere(door, `${folder}/${name}`));
}

function isThere(door: Pick<LinkDoor, 'look'>, path: ByteString): boolean {
  const { kind } = door.look(path);
  return kind !== 'absent' && kind !== 'error';
}

/** Who opens a journal: what one may tell of depends on it. */
export interface JournalReader {
  /** Absolute folders besides the journal's own in which it may have changed something. */
  readonly reach?: readonly ByteString[];
  /** What the reader changes; absent for one that ends the journals of all. */
  readonly kind?: ChangeKind | undefined;
  /** Whether it may tell of a new script in its folder, which is one of scripts alone. */
  readonly takesNew?: boolean | undefined;
}

/** Opens the journal of a folder, that of a final change first; undefined if there is none. */
export function openJournal(host: WholeHost, folder: ByteString, reader: JournalReader = {}): FoundJournal | undefined {
  const name = [JOURNAL_DONE, JOURNAL].find((candidate) => isThere(host, `${folder}/${candidate}`));
  if (name === undefined) return undefined;
  const path = `${folder}/${name}`;
  const base = { path, isFinal: name === JOURNAL_DONE };
  const found = host.look(path);
  if (found.kind !== 'file') {
    const seen = found.kind === 'absent' || found.kind === 'error' ? 'other' : found.kind;
    return { ...base, kind: 'refused', refusal: { code: 'kind', found: seen } };
  }
  if (found.size > MOST_BYTES) return { ...base, kind: 'refused', refusal: { code: 'size', most: MOST_BYTES } };
  const doubt = judgeOwner(host, found);
  const content = host.readFile(path);
  if (content.kind !== 'text') {
    const fault = content.kind === 'error' ? content : { code: 'EINVAL', reason: 'Invalid argument' };
    return { ...base, kind: 'unreadable', fault: { path, code: fault.code, reason: fault.reason } };
  }
  const reading = parseJournal(content.text);
  if (reading.kind === 'refused') return { ...base, ...reading };
  if (reading.kind === 'incomplete') {
    return doubt === undefined ? { ...base, ...reading } : { ...base, kind: 'refused', refusal: doubt };
  }
  const { command, steps } = reading.journal;
  const isNew = reader.takesNew === true && isOfNewScript(steps);
  const foreign = isNew ? undefined : findForeignStep(steps, reader.reach ?? [], reader.kind);
  if (foreign !== undefined) return { ...base, kind: 'refused', refusal: { code: 'path', path: foreign.path } };
  const journal = { command, steps: steps.map((step) => toHostPaths(folder, step)) };
  return { ...base, kind: 'journal', journal, ...(doubt !== undefined && { doubt }) };
}

const WRITABLE_BY_OTHERS = 0o022;
const ROOT = 0;

/** Whose file is acted on: root's and one's own, if nobody else could write it. */
export function judgeOwner(
  { user }: Pick<LinkDoor, 'user'>,
  { uid, mode }: { readonly uid: number; readonly mode: number },
): Extract<JournalRefusal, { code: 'owner' | 'mode' }> | undefined {
  if (uid !== ROOT && uid !== user) return { code: 'owner', uid };
  return (mode & WRITABLE_BY_OTHERS) === 0 ? undefined : { code: 'mode', mode };
}

function toHostPaths(folder: ByteString, step: JournalStep): JournalStep {
  const { path, temporary, backup } = step;
  return {
    ...step,
    path: pathOfName(folder, path),
    ...(temporary !== undefined && { temporary: pathOfName(folder, temporary) }),
    ...(backup !== undefined && { backup: pathOfName(folder, backup) }),
  };
}
