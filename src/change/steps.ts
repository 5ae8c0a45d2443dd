/** The steps of a transaction: each wanted change next to what stands at its path now. */
import type { ByteString } from '../model/bytes.ts';
import type { PathFault } from '../model/fault.ts';
import type { PathChange, PathState } from '../model/plan.ts';
import { chooseAside } from './aside-names.ts';
import { strerror } from '../host/errno.ts';
import type { JournalState, JournalStep } from '../model/journal.ts';
import type { Look } from '../host/door.ts';
import type { FileRights } from '../host/link-door.ts';
import type { WholeHost } from '../host/rooted-host.ts';
import type { Resolver } from './journal-paths.ts';

/** What stood at a path, with all that it takes to bring it back in a later run. */
export type BeforeState =
  | { readonly kind: 'absent' | 'other' }
  | { readonly kind: 'link'; readonly target: ByteString }
  | { readonly kind: 'file'; readonly text: ByteString; readonly rights: FileRights };

export interface ChangeStep {
  readonly path: ByteString;
  readonly before: BeforeState;
  readonly after: PathState;
  readonly temporary?: ByteString;
  readonly backup?: ByteString;
}

export type StepsResult =
  | { readonly kind: 'steps'; readonly steps: readonly ChangeStep[] }
  /** A path that the changes cannot be made at, as can be told before anything is changed. */
  | { readonly kind: 'fault'; readonly fault: PathFault };

/**
 * Looks at each path. Changes that would change nothing are left out; those that make something come first, whatever their
 * order was. O(changes), one look each.
 */
export function prepareSteps(host: WholeHost & Resolver, changes: readonly PathChange[]): StepsResult {
  const makes: ChangeStep[] = [];
  const removals: ChangeStep[] = [];
  for (const [index, { path, after }] of lastOfEach(host, changes).entries()) {
    const found = lookFor(host, path, after);
    const before = readBefore(host, path, found);
    if ('code' in before) return { kind: 'fault', fault: { path, ...before } };
    if (isSame(before, after)) continue;
    const hasTemporary = after.kind === 'file' || (after.kind === 'link' && before.kind !== 'absent');
    const hasBackup = before.kind === 'file' || before.kind === 'other';
    const aside = hasTemporary || hasBackup ? chooseAside(host, path, index, changes.length) : undefined;
    if (aside === undefined && (hasTemporary || hasBackup)) {
      return { kind: 'fault', fault: { path, code: 'EEXIST', reason: strerror('EEXIST') } };
    }
    const step: ChangeStep = {
      path,
      before,
      after,
      ...(hasTemporary && aside !== undefined && { temporary: aside.temporary }),
      ...(hasBackup && aside !== undefined && { backup: aside.backup }),
    };
    (after.kind === 'absent' ? removals : makes).push(step);
  }
  return { kind: 'steps', steps: [...makes, ...removals] };
}

/** What is taken away is a link nearly always, which takes one system call to read, and two to look at. */
function lookFor(host: WholeHost, path: ByteString, after: PathState): Look {
  const target = after.kind === 'absent' ? host.linkTarget(path) : undefined;
  return target === undefined ? host.look(path) : { kind: 'link', target };
}

/**
 * One change for each place, the last, where that of the first is. Folders of two runlevels may be one folder; made one after
 * the other, as the real programs do, the last change is what stays.
 */
function lastOfEach(host: WholeHost & Resolver, changes: readonly PathChange[]): readonly PathChange[] {
  const folders = new Map<ByteString, ByteString>();
  const places = new Map<ByteString, PathChange>();
  for (const { path, after } of changes) {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(1, slash));
    const real = folders.get(folder) ?? host.realPath?.(folder) ?? folder;
    folders.set(folder, real);
    const place = `${real}/${path.slice(slash + 1)}`;
    places.set(place, { path: places.get(place)?.path ?? path, after });
  }
  return [...places.values()];
}

function readBefore(
  host: WholeHost,
  path: ByteString,
  found: Look,
): BeforeState | { readonly code: string; readonly reason: string } {
  switch (found.kind) {
    case 'absent':
    case 'other':
      return { kind: found.kind };
    case 'link':
      return { kind: 'link', target: found.target };
    case 'folder':
      return { code: 'EISDIR', reason: 'Is a directory' };
    case 'error':
      return found;
    case 'file': {
      const { mode, uid, gid } = found;
      const content = host.readFile(path);
      if (content.kind === 'error') return content;
      // A file that may not be read can still be moved aside; only a later undo will not have its bytes.
      return { kind: 'file', text: content.kind === 'text' ? content.text : '', rights: { mode, owner: { uid, gid } } };
    }
  }
}

/** Whether what stands there is what shall stand there. */
export function isSame(before: BeforeState, after: PathState): boolean {
  if (before.kind === 'absent') return after.kind === 'absent';
  if (before.kind === 'link') return after.kind === 'link' && after.target === before.target;
  if (before.kind !== 'file' || after.kind !== 'file') return false;
  return before.text === after.text && (after.mode === 'keep' || after.mode === before.rights.mode);
}

/** The rights of the file that a step writes. */
export function rightsOf({ before, after }: ChangeStep): FileRights {
  if (after.kind === 'file' && after.mode !== 'keep') {
    return { mode: after.mode, ...(after.owner !== undefined && { owner: after.owner }) };
  }
  return before.kind === 'file' ? before.rights : { mode: 0o644 };
}

/** A step as the journal has it: without the bytes of files. */
export function toJournalStep({ path, before, after, temporary, backup }: ChangeStep): JournalStep {
  const state = (value: BeforeState | PathState): JournalState =>
    value.kind === 'link' ? { kind: 'link', target: value.target } : { kind: value.kind };
  return {
    path,
    before: state(before),
    after: state(after),
    ...(temporary !== undefined && { temporary }),
    ...(backup !== undefined && { backup }),
  };
}
