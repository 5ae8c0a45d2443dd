/**
 * A host on which changes are drafted: it reads as if they were made, and nothing of them reaches the disk. A command of several
 * steps, each of which looks at what the one before has made, runs on it to its end; what it came to is then one change, to be
 * shown or to be made in one transaction.
 */
import { compareBytes, type ByteString } from '../model/bytes.ts';
import type { PathChange, PathState } from '../model/plan.ts';
import { strerror } from './errno.ts';
import type { ChangeFault, EntryKind, Look } from './door.ts';
import { resolveInRoot } from './rooted-path.ts';
import type { RootedHost } from './rooted-host.ts';

/** What a draft has at a path that it has changed. */
type DraftState = PathState | { readonly kind: 'folder' };

export interface Draft {
  /** Reads the system as drafted. Folders may be made on it; every other operation that changes something fails. */
  readonly host: RootedHost;
  readonly change: (changes: readonly PathChange[]) => void;
  /** The folders that were made, in the order in which they have to be. */
  readonly folders: () => readonly ByteString[];
  /** The last state of each path that was changed, in the order of their first changes. */
  readonly changes: () => readonly PathChange[];
}

const FOLDER_MODE = 0o755;
const FILE_MODE = 0o644;
const OWNER = { uid: 0, gid: 0 };

/** Opens a draft of changes to a system. Until something is drafted, reading costs nothing more. */
export function openDraft(base: RootedHost): Draft {
  /** By the real path of their folder, then by name. */
  const states = new Map<ByteString, Map<ByteString, DraftState>>();
  const realFolders = new Map<ByteString, ByteString>();
  const made: ByteString[] = [];
  const drafted = new Map<ByteString, PathChange>();

  const absolute = (path: ByteString): ByteString =>
    path.startsWith('/') ? path : `${(base.realPath('.') ?? '').replace(/\/$/, '')}/${path}`;
  /** Where a folder is, no link in it; of one that is not on the disk, where it would be. */
  const realFolder = (folder: ByteString): ByteString => {
    const known = realFolders.get(folder);
    if (known !== undefined) return known;
    const missing: ByteString[] = [];
    let there = folder;
    let real = base.realPath(there || '/');
    while (real === undefined && there !== '') {
      const slash = there.lastIndexOf('/');
      missing.push(there.slice(slash + 1));
      there = there.slice(0, Math.max(0, slash));
      real = base.realPath(there || '/');
    }
    const parts = (real ?? '').split('/').filter((part) => part !== '');
    for (const part of missing.reverse()) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    const found = `/${parts.join('/')}`;
    realFolders.set(folder, found);
    return found;
  };
  const stateAt = (path: ByteString): DraftState | undefined => {
    if (states.size === 0) return undefined;
    const [folder, name] = cut(absolute(path));
    return states.get(realFolder(folder))?.get(name);
  };
  const put = (path: ByteString, state: DraftState): ByteString => {
    const [folder, name] = cut(absolute(path));
    const real = realFolder(folder);
    const names = states.get(real) ?? new Map<ByteString, DraftState>();
    states.set(real, names.set(name, state));
    return `${real === '/' ? '' : real}/${name}`;
  };
  const look = (path: ByteString): Look => {
    const state = stateAt(path);
    return state === undefined ? base.look(path) : lookAt(state);
  };
  const resolve = (path: ByteString): ByteString | undefined => {
    const resolved = resolveInRoot({ look }, '', absolute(path), true);
    return resolved.kind === 'path' && look(resolved.path).kind !== 'absent' ? resolved.path : undefined;
  };
  const linkTarget = (path: ByteString): ByteString | undefined => {
    const state = stateAt(path);
    if (state === undefined) return base.linkTarget(path);
    return state.kind === 'link' ? state.target : undefined;
  };
  /** A path that ends in no link and leads to the same; undefined if it leads nowhere. */
  const follow = (path: ByteString): ByteString | undefined => {
    return states.size === 0 || linkTarget(path) === undefined ? path : resolve(path);
  };
  const list = (path: ByteString, onDisk: readonly Entry[]): readonly Entry[] | undefined => {
    const names = states.get(realFolder(absolute(path)));
    if (names === undefined) return undefined;
    const entries = new Map(onDisk.map((entry) => [entry.name, entry]));
    for (const [name, { kind }] of names) {
      if (kind === 'absent') entries.delete(name);
      else entries.set(name, { name, kind });
    }
    return [...entries.values()].sort((a, b) => compareBytes(a.name, b.name));
  };
  const readFile: RootedHost['readFile'] = (path, isEnough) => {
    const end = follow(path);
    const state = end === undefined ? { kind: 'absent' as const } : stateAt(end);
    if (end === undefined || state?.kind === 'absent') return { kind: 'error', ...faultOf('ENOENT') };
    if (state === undefined || state.kind === 'link') return base.readFile(end, isEnough);
    if (state.kind === 'folder') return { kind: 'not-regular', isFolder: true };
    isEnough?.(state.text);
    return { kind: 'text', text: state.text };
  };
  const kindOf: RootedHost['kindOf'] = (path) => {
    const end = follow(path);
    const state = end === undefined ? { kind: 'absent' as const } : stateAt(end);
    if (end === undefined || state?.kind === 'absent') return undefined;
    return state === undefined || state.kind === 'link' ? base.kindOf(end) : state.kind;
  };
  const makeFolder: RootedHost['makeFolder'] = (path) => {
    const missing: ByteString[] = [];
    for (let at = absolute(path); at !== ''; at = cut(at)[0]) {
      const kind = kindOf(at);
      const isEnd = missing.length === 0;
      if (kind === undefined && look(at).kind !== 'absent') return faultOf(isEnd ? 'EEXIST' : 'ENOENT');
      if (kind !== undefined && kind !== 'folder') return faultOf(isEnd ? 'EEXIST' : 'ENOTDIR');
      if (kind === 'folder') break;
      missing.push(at);
    }
    if (missing.length > 0) made.push(path);
    for (const folder of missing.reverse()) {
      const real = put(folder, { kind: 'folder' });
      states.set(real, states.get(real) ?? new Map<ByteString, DraftState>());
    }
    return undefined;
  };
  const host: RootedHost = {
    ...base,
    readFile,
    readPlainFile: (path) => (stateAt(path) === undefined ? base.readPlainFile(path) : readFile(path)),
    readFolder: (path) => {
      const found = base.readFolder(path);
      if (states.size === 0 || (found.kind === 'error' && found.code !== 'ENOENT')) return found;
      const entries = list(path, found.kind === 'error' ? [] : found.entries);
      return entries === undefined ? found : { kind: 'folder', entries };
    },
    listNames: (path) => {
      if (states.size === 0) return base.listNames(path);
      const found = host.readFolder(path);
      return found.kind === 'error' ? found : { kind: 'names', names: found.entries.map(({ name }) => name) };
    },
    kindOf,
    modeOf: (path) => modeOf(stateAt(follow(path) ?? path)) ?? base.modeOf(path),
    look,
    linkTarget,
    realPath: (path) => (states.size === 0 ? base.realPath(path) : resolve(path)),
    makeFolder,
    ...READ_ONLY,
  };
  return {
    host,
    change: (changes) => {
      for (const { path, after } of changes) {
        const key = put(path, after);
        drafted.set(key, { path: drafted.get(key)?.path ?? path, after });
      }
    },
    folders: () => made,
    changes: () => [...drafted.values()],
  };
}

interface Entry {
  readonly name: ByteString;
  readonly kind: EntryKind;
}

const refuse = (): ChangeFault => faultOf('EROFS');

/** What is drafted is made in one transaction, and by nothing else. */
const READ_ONLY = {
  makeLink: refuse,
  makeHardLink: refuse,
  createFile: refuse,
  remove: refuse,
  rename: refuse,
  removeFolder: refuse,
  syncFolder: refuse,
} as const;

function cut(path: ByteString): readonly [ByteString, ByteString] {
  const slash = path.lastIndexOf('/');
  return [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
}

function lookAt(state: DraftState): Look {
  switch (state.kind) {
    case 'absent':
    case 'folder':
      return { kind: state.kind };
    case 'link':
      return state;
    case 'file':
      return { kind: 'file', mode: state.mode === 'keep' ? FILE_MODE : state.mode, ...OWNER, size: state.text.length };
  }
}

function modeOf(state: DraftState | undefined): number | undefined {
  if (state?.kind === 'folder') return FOLDER_MODE;
  return state?.kind === 'file' && state.mode !== 'keep' ? state.mode : undefined;
}

function faultOf(code: string): { readonly code: string; readonly reason: string } {
  return { code, reason: strerror(code) };
}
