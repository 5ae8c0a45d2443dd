/**
 * A host that sees one folder as its whole world (`--root`): all paths are inside it, and no link leads out. Folders are
 * resolved once; a run that lasts seconds does not expect them to be exchanged under it.
 */
import type { ByteString } from '../model/bytes.ts';
import { strerror } from './errno.ts';
import type { ChangeFault, Host } from './door.ts';
import type { LinkDoor } from './link-door.ts';
import { resolveInRoot, type ResolvedPath } from './rooted-path.ts';

/** All that a command does on a disk. */
export type WholeHost = Host & LinkDoor;

export interface RootedHost extends WholeHost {
  /** Where a path leads when all its links are followed; undefined if it leads nowhere. */
  realPath(path: ByteString): ByteString | undefined;
  /** Where a path leads or would lead, be something there or not; where that cannot be told, why. */
  goalOf(path: ByteString): ByteString | { readonly code: string };
}

interface Fault {
  readonly code: string;
  readonly reason: string;
}

/**
 * A host whose paths are those inside `root`; `/` is the whole machine, where nothing needs to be held back.
 *
 * @param cwd an absolute path: where relative paths begin on the whole machine. Below a root they begin at the root.
 */
export function createRootedHost(host: WholeHost, root: ByteString, cwd: ByteString = ''): RootedHost {
  const prefix = root.replace(/\/+$/, '');
  const folders = new Map<ByteString, ResolvedPath>();
  const folderOf = (path: ByteString): ResolvedPath => {
    const known = folders.get(path);
    if (known !== undefined) return known;
    const resolved = resolveInRoot(host, prefix, path, true);
    folders.set(path, resolved);
    return resolved;
  };
  /**
   * Where a path leads that ends at an entry, or at a link to one; the folders of both are looked at once, as thousands of
   * links lead to one folder. Undefined for all other paths.
   */
  const quicklyFollowed = (path: ByteString): ByteString | undefined => {
    let at = path;
    for (let links = 0; links < 2; links++) {
      const slash = at.lastIndexOf('/');
      const name = at.slice(slash + 1);
      if (name === '' || name === '.' || name === '..') return undefined;
      const folder = folderOf(at.slice(0, slash + 1));
      if (folder.kind === 'error') return undefined;
      const inside = `${folder.path === '/' ? '' : folder.path}/${name}`;
      const found = host.look(prefix + inside);
      if (found.kind === 'error' || found.kind === 'absent') return undefined;
      if (found.kind !== 'link') return inside;
      at = found.target.startsWith('/') ? found.target : `${folder.path}/${found.target}`;
    }
    return undefined;
  };
  const wholeOf = (path: ByteString): ByteString => (prefix === '' && !path.startsWith('/') ? `${cwd}/${path}` : path);
  const realPath = (path: ByteString): ByteString | undefined => {
    const whole = wholeOf(path);
    const quick = quicklyFollowed(whole);
    if (quick !== undefined) return quick;
    const resolved = resolveInRoot(host, prefix, whole, true);
    return resolved.kind === 'path' && host.look(prefix + resolved.path).kind !== 'absent' ? resolved.path : undefined;
  };
  const goalOf = (path: ByteString): ByteString | { readonly code: string } => {
    const resolved = resolveInRoot(host, prefix, wholeOf(path), true);
    return resolved.kind === 'path' ? resolved.path : (resolved.goal ?? { code: resolved.code });
  };
  if (prefix === '') return { ...host, realPath, goalOf };

  /** The entry itself: its folder is resolved, a link at the end is not. */
  const entryAt = (path: ByteString): ByteString | Fault => {
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    if (name === '' || name === '.' || name === '..') return followed(path);
    const folder = folderOf(path.slice(0, slash + 1));
    if (folder.kind === 'error') return faultOf(folder.code);
    return `${prefix}${folder.path === '/' ? '' : folder.path}/${name}`;
  };
  const followed = (path: ByteString): ByteString | Fault => {
    const resolved = resolveInRoot(host, prefix, path, true);
    return resolved.kind === 'error' ? faultOf(resolved.code) : prefix + resolved.path;
  };
  const target = (path: ByteString): ByteString | Fault => {
    const quick = quicklyFollowed(path);
    return quick === undefined ? followed(path) : prefix + quick;
  };
  const change = (path: ByteString, make: (entry: ByteString) => ChangeFault): ChangeFault => {
    const entry = entryAt(path);
    return typeof entry === 'string' ? make(entry) : entry;
  };
  const changeTwo = (
    from: ByteString,
    to: ByteString,
    make: (from: ByteString, to: ByteString) => ChangeFault,
  ): ChangeFault => change(from, (first) => change(to, (second) => make(first, second)));

  return {
    ...host,
    readFile: (path, isEnough) => {
      const place = target(path);
      return typeof place === 'string' ? host.readFile(place, isEnough) : { kind: 'error', ...place };
    },
    readFolder: (path) => {
      const place = followed(path);
      return typeof place === 'string' ? host.readFolder(place) : { kind: 'error', ...place };
    },
    readPlainFile: (path) => {
      const entry = entryAt(path);
      return typeof entry === 'string' ? host.readPlainFile(entry) : { kind: 'error', ...entry };
    },
    listNames: (path) => {
      const place = followed(path);
      return typeof place === 'string' ? host.listNames(place) : { kind: 'error', ...place };
    },
    kindOf: (path) => {
      const place = target(path);
      return typeof place === 'string' ? host.kindOf(place) : undefined;
    },
    modeOf: (path) => {
      const place = target(path);
      return typeof place === 'string' ? host.modeOf(place) : undefined;
    },
    look: (path) => {
      const entry = entryAt(path);
      if (typeof entry === 'string') return host.look(entry);
      return entry.code === 'ENOENT' ? { kind: 'absent' } : { kind: 'error', ...entry };
    },
    linkTarget: (path) => {
      const entry = entryAt(path);
      return typeof entry === 'string' ? host.linkTarget(entry) : undefined;
    },
    mayChange: (path) => {
      const place = followed(path);
      return typeof place === 'string' ? host.mayChange(place) : place;
    },
    makeLink: (linkTarget, path) => change(path, (entry) => host.makeLink(linkTarget, entry)),
    makeHardLink: (from, to) => changeTwo(from, to, (first, second) => host.makeHardLink(first, second)),
    createFile: (path, text, rights) => change(path, (entry) => host.createFile(entry, text, rights)),
    remove: (path) => change(path, (entry) => host.remove(entry)),
    rename: (from, to) => changeTwo(from, to, (first, second) => host.rename(first, second)),
    makeFolder: (path, mode) => change(path, (entry) => host.makeFolder(entry, mode)),
    removeFolder: (path) => change(path, (entry) => host.removeFolder(entry)),
    syncFolder: (path) => {
      const place = followed(path);
      return typeof place === 'string' ? host.syncFolder(place) : place;
    },
    realPath,
    goalOf,
  };
}

function faultOf(code: string): Fault {
  return { code, reason: strerror(code) };
}
