/**
 * Takes a transaction back, from whatever point it came to. Each step is judged by what stands at its path now, so taking
 * back can itself die and be done again. What is neither the old state nor the new one was made by somebody else, and stays.
 */
import type { ByteString } from '../model/bytes.ts';
import type { PathFault } from '../model/fault.ts';
import type { JournalRefusal } from '../model/journal-refusal.ts';
import { strerror } from '../host/errno.ts';
import type { ChangeFault, Look } from '../host/door.ts';
import type { JournalStep } from '../model/journal.ts';
import { JOURNAL, openJournal, type FoundJournal, type JournalReader } from './journal-file.ts';
import type { LinkDoor } from '../host/link-door.ts';
import type { WholeHost } from '../host/rooted-host.ts';

export { needsRecovery } from './journal-file.ts';

export type Recovery =
  | { readonly kind: 'nothing' }
  /** A run had died, and what it had changed was taken back. */
  | { readonly kind: 'rolled-back'; readonly command: ByteString }
  /** A run had died when its change was final already. */
  | { readonly kind: 'finished'; readonly command: ByteString }
  /** A run had died before it changed anything. */
  | { readonly kind: 'unstarted' }
  /** It is none that is acted on. It is still there, and nothing was done. */
  | { readonly kind: 'refused'; readonly journal: ByteString; readonly refusal: JournalRefusal }
  /** `faults` could not be taken back. The journal is still there, and the next run will try again. */
  | { readonly kind: 'stuck'; readonly journal: ByteString; readonly faults: readonly PathFault[] };

/** Takes back, or finishes, what a run that died has left. The caller holds the lock. */
export function recover(host: WholeHost, folder: ByteString, reader: JournalReader = {}): Recovery {
  const found = openJournal(host, folder, reader);
  if (found === undefined) return { kind: 'nothing' };
  if (found.kind === 'journal' && found.doubt !== undefined) {
    return { kind: 'refused', journal: found.path, refusal: found.doubt };
  }
  return endJournal(host, folder, found);
}

/** Ends what a journal tells of, whoever has written it. The caller holds the lock. */
export function endJournal(host: WholeHost, folder: ByteString, found: FoundJournal): Recovery {
  const { path: journal } = found;
  if (found.kind === 'refused') return { kind: 'refused', journal, refusal: found.refusal };
  if (found.kind === 'unreadable') return { kind: 'stuck', journal, faults: [found.fault] };
  if (found.kind === 'incomplete') {
    const fault = host.remove(journal);
    return fault === undefined
      ? { kind: 'unstarted' }
      : { kind: 'stuck', journal, faults: [{ path: journal, ...fault }] };
  }
  const { command, steps } = found.journal;
  // Of a run that saw the folder by another path, as below another root: taking it back here would only lose it.
  const places = foldersOf(steps);
  if (places.length > 0 && places.every((place) => host.kindOf(place) !== 'folder')) {
    const faults = places.map((place) => ({ path: place, code: 'ENOENT', reason: strerror('ENOENT') }));
    return { kind: 'stuck', journal, faults };
  }
  if (!found.isFinal) {
    const faults = rollBack(host, folder, steps);
    return faults.length === 0 ? { kind: 'rolled-back', command } : { kind: 'stuck', journal, faults };
  }
  const faults = [...clearAside(host, steps)];
  const fault = faults.length === 0 ? host.remove(journal) : undefined;
  if (fault !== undefined) faults.push({ path: journal, ...fault });
  return faults.length === 0 ? { kind: 'finished', command } : { kind: 'stuck', journal, faults };
}

/** Brings back the state before, old links first, and takes away the journal if that was possible in full. */
export function rollBack(door: LinkDoor, folder: ByteString, steps: readonly JournalStep[]): readonly PathFault[] {
  const faults: PathFault[] = [];
  const note = (path: ByteString, fault: ChangeFault): void => {
    if (fault !== undefined && fault.code !== 'ENOENT') faults.push({ path, ...fault });
  };
  for (const step of steps.toReversed()) note(step.path, bringBack(door, step));
  for (const step of steps.toReversed()) note(step.path, takeBack(door, step));
  // While one step is not taken back, what stands beside its path may be the only copy of a file, and tells the next try how
  // far the run came.
  if (faults.length > 0) return faults;
  for (const fault of clearAside(door, steps)) faults.push(fault);
  for (const place of foldersOf(steps)) note(place, door.syncFolder(place));
  if (faults.length > 0) return faults;
  const journal = `${folder}/${JOURNAL}`;
  note(journal, door.remove(journal));
  door.syncFolder(folder);
  return faults;
}

/** Brings back what stood at a path. */
function bringBack(door: LinkDoor, { path, before, after, temporary, backup }: JournalStep): ChangeFault {
  if (before.kind === 'absent') return undefined;
  if (before.kind !== 'link') {
    const found = backup === undefined ? undefined : door.look(backup);
    if (found?.kind === 'error') return faultOf(found);
    // What is of another kind was not put there by the run that wrote the journal.
    if (backup === undefined || found?.kind !== before.kind) return undefined;
    // Where both names stand for one file still, rename(2) does nothing, and the backup is cleared afterwards.
    return door.rename(backup, path);
  }
  const now = door.look(path);
  if (now.kind === 'error') return faultOf(now);
  if (now.kind === 'absent') return door.makeLink(before.target, path);
  const isNew = now.kind === 'link' ? after.kind === 'link' && now.target === after.target : now.kind === after.kind;
  if (temporary === undefined || !isNew) return undefined;
  door.remove(temporary);
  return door.makeLink(before.target, temporary) ?? door.rename(temporary, path);
}

/** What cannot be looked at is not known to be gone. */
function faultOf({ code, reason }: Extract<Look, { kind: 'error' }>): ChangeFault {
  return { code, reason };
}

/** Takes away what a step has made where nothing stood. */
function takeBack(door: LinkDoor, { path, before, after, temporary }: JournalStep): ChangeFault {
  if (before.kind !== 'absent') return undefined;
  const now = door.look(path);
  if (now.kind === 'error') return faultOf(now);
  if (after.kind === 'link') {
    return now.kind === 'link' && now.target === after.target ? door.remove(path) : undefined;
  }
  const waiting = temporary === undefined ? undefined : door.look(temporary);
  if (waiting?.kind === 'error') return faultOf(waiting);
  return now.kind === 'file' && waiting?.kind === 'absent' ? door.remove(path) : undefined;
}

/** Takes away what a transaction has put beside its paths. */
export function clearAside(
  door: LinkDoor,
  steps: readonly Pick<JournalStep, 'temporary' | 'backup'>[],
): readonly PathFault[] {
  return steps.flatMap(({ temporary, backup }) =>
    [temporary, backup].flatMap((path) => {
      const fault = path === undefined ? undefined : door.remove(path);
      return path === undefined || fault === undefined || fault.code === 'ENOENT' ? [] : [{ path, ...fault }];
    }),
  );
}

/** The folders in which the steps change something, each once. */
export function foldersOf(steps: readonly { readonly path: ByteString }[]): readonly ByteString[] {
  return [...new Set(steps.map(({ path }) => path.slice(0, Math.max(1, path.lastIndexOf('/')))))];
}
