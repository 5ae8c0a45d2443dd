/**
 * A lock that keeps two runs apart. It is a symbolic link whose target names the process that holds it: making one is a
 * single step that fails if it is there, and it is never seen half written. A lock of a process that is gone is taken over;
 * two that try this at once are kept apart by a second lock of the same kind.
 */
import type { ByteString } from '../model/bytes.ts';
import type { LinkDoor } from '../host/link-door.ts';

export type LockResult =
  | { readonly kind: 'held'; readonly release: () => void }
  /** Another process holds it, and went on to for as long as was waited. `owner` is its number, as far as is known. */
  | { readonly kind: 'busy'; readonly owner: ByteString; readonly path: ByteString }
  /** What stands there is none of our locks, so no waiting helps. */
  | { readonly kind: 'no-lock'; readonly path: ByteString; readonly found: ForeignKind }
  | { readonly kind: 'fault'; readonly path: ByteString; readonly code: string; readonly reason: string };

export type ForeignKind = 'link' | 'file' | 'folder' | 'other';

const LOCK = '.initorder.lock';
const TAKE_OVER = '.initorder.takeover';
const RETRY_MILLISECONDS = 20;

/**
 * Takes the lock of a folder.
 *
 * @param patience milliseconds to wait for another process
 */
export function acquireLock(door: LinkDoor, folder: ByteString, patience: number): LockResult {
  const path = `${folder}/${LOCK}`;
  const guard = `${folder}/${TAKE_OVER}`;
  for (let waited = 0; ; waited += RETRY_MILLISECONDS) {
    const fault = door.makeLink(door.self, path);
    if (fault === undefined) {
      // One who died between the two steps of taking over has left this.
      if (judge(door, guard).kind === 'stale') door.remove(guard);
      return {
        kind: 'held',
        release: () => {
          door.remove(path);
        },
      };
    }
    if (fault.code !== 'EEXIST') return { kind: 'fault', path, ...fault };
    const taken = removeStale(door, path, guard);
    if (taken.kind === 'fault' || taken.kind === 'no-lock') return taken;
    if (taken.kind === 'gone') continue;
    if (waited >= patience) return { kind: 'busy', owner: taken.owner.split('.')[0] ?? '', path };
    door.pause(RETRY_MILLISECONDS);
  }
}

/** Whether anything stands where the lock of a folder is. */
export function hasLock(door: Pick<LinkDoor, 'look'>, folder: ByteString): boolean {
  const { kind } = door.look(`${folder}/${LOCK}`);
  return kind !== 'absent' && kind !== 'error';
}

type Taken =
  | { readonly kind: 'gone' }
  | { readonly kind: 'alive'; readonly owner: ByteString }
  | Extract<LockResult, { kind: 'fault' | 'no-lock' }>;

/** Takes away a lock whose process is gone. */
function removeStale(door: LinkDoor, path: ByteString, guard: ByteString): Taken {
  const state = judge(door, path);
  if (state.kind !== 'stale') return state;
  const fault = door.makeLink(door.self, guard);
  if (fault !== undefined) {
    if (fault.code !== 'EEXIST') return { kind: 'fault', path: guard, ...fault };
    const guarding = judge(door, guard);
    if (guarding.kind === 'no-lock') return guarding;
    const isCleared = guarding.kind === 'stale' && door.remove(guard) === undefined;
    return isCleared ? { kind: 'gone' } : { kind: 'alive', owner: state.owner };
  }
  // Only who has the guard takes a lock away, so what is stale now was not exchanged since.
  const now = judge(door, path);
  const failed = now.kind === 'stale' ? door.remove(path) : undefined;
  door.remove(guard);
  if (failed !== undefined && failed.code !== 'ENOENT') return { kind: 'fault', path, ...failed };
  return { kind: 'gone' };
}

function judge(door: LinkDoor, path: ByteString): Taken | { readonly kind: 'stale'; readonly owner: ByteString } {
  const found = door.look(path);
  switch (found.kind) {
    case 'absent':
      return { kind: 'gone' };
    case 'error':
      return { kind: 'fault', path, code: found.code, reason: found.reason };
    case 'link':
      if (!LOCK_TARGET.test(found.target)) return { kind: 'no-lock', path, found: 'link' };
      return { kind: door.isRunning(found.target) === false ? 'stale' : 'alive', owner: found.target };
    case 'file':
    case 'folder':
    case 'other':
      return { kind: 'no-lock', path, found: found.kind };
  }
}

/** As processes are named (`process-identity.ts`): the number, and what tells it from later ones. */
const LOCK_TARGET = /^[1-9][0-9]{0,9}(?:\.[\w-]*){3}$/;
