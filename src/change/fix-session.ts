/**
 * Where the scripts of a set really are, and the session in which several of them are changed together. Lock and journal are
 * in the folder that all scripts of the set have in common, so the next run over the same set finds what one that died has
 * left. Nothing outside that folder is touched, whatever a journal says; only a system's `etc`, which has the journals of
 * the other commands too, is worked on from the system's root, as they do.
 */
import { createRootedHost, type RootedHost, type WholeHost } from '../host/rooted-host.ts';
import type { ByteString } from '../model/bytes.ts';
import type { PathFault } from '../model/fault.ts';
import type { ChangedFile, PathChange } from '../model/plan.ts';
import type { SessionEvent } from '../model/session-event.ts';
import type { SessionScope } from './session.ts';

/** The path of a file on the whole machine, links followed; undefined if it leads nowhere. */
export type Locate = (file: ByteString) => ByteString | undefined;

/**
 * Locates files as the commands on sets name them: what is below `root` is looked up inside it.
 *
 * @param cwd where relative paths begin
 */
export function createLocator(host: WholeHost, cwd: ByteString, root: ByteString | undefined): Locate {
  const machine = createRootedHost(host, '/');
  const prefix = root?.replace(/\/+$/, '') ?? '';
  const home = prefix === '' ? undefined : machine.realPath(absolute(cwd, prefix));
  const system = home === undefined ? undefined : createRootedHost(host, home);
  const known = new Map<ByteString, ByteString | undefined>();
  const locate: Locate = (file) => {
    if (home === undefined || system === undefined || !file.startsWith(`${prefix}/`)) {
      return machine.realPath(absolute(cwd, file));
    }
    const inside = system.realPath(file.slice(prefix.length));
    return inside === undefined ? undefined : (home === '/' ? '' : home) + inside;
  };
  return (file) => {
    if (!known.has(file)) known.set(file, locate(file));
    return known.get(file);
  };
}

function absolute(cwd: ByteString, path: ByteString): ByteString {
  return path.startsWith('/') ? path : `${cwd}/${path}`;
}

/** The place of a session, and the changes of files as it sees them. */
export interface FixPlace extends Pick<SessionScope, 'host' | 'folder' | 'takesNew'> {
  readonly changesOf: (files: readonly ChangedFile[]) => readonly PathChange[];
  /** An event of the session with the paths of the whole machine. */
  readonly eventOutside: (event: SessionEvent) => SessionEvent;
}

/**
 * The place for changes in some files; undefined if there are none.
 *
 * @param system the root of the system that is worked on, on the whole machine
 */
export function findFixPlace(
  host: WholeHost,
  files: readonly ByteString[],
  locate: Locate,
  system: ByteString,
): FixPlace | undefined {
  const folder = commonFolder(files.flatMap((file) => locate(file) ?? []));
  if (folder === undefined) return undefined;
  const home = system === '/' ? '' : system;
  const base = folder === `${home}/etc` ? home : folder;
  const rooted: RootedHost = createRootedHost(host, base);
  return {
    host: rooted,
    folder: folder.slice(base.length) || '/',
    takesNew: folder === base,
    changesOf: (changed) =>
      changed.flatMap(({ file, after }) => {
        const path = locate(file)?.slice(base.length);
        return path === undefined ? [] : [{ path, after: { kind: 'file', text: after, mode: 'keep' } as const }];
      }),
    eventOutside: (event) => eventBelow(base, event),
  };
}

/** An event of a session whose host sees one folder as its whole world, with the paths of the machine. */
export function eventBelow(base: ByteString, event: SessionEvent): SessionEvent {
  return mapPaths(event, (path) => base + path.replace(/^\/+/, '/'));
}

function mapPaths(event: SessionEvent, map: (path: ByteString) => ByteString): SessionEvent {
  const mapFault = (fault: PathFault): PathFault => ({ ...fault, path: map(fault.path) });
  switch (event.kind) {
    case 'busy':
    case 'no-lock':
    case 'cannot-lock':
    case 'interrupted':
      return { ...event, path: map(event.path) };
    case 'recovered':
      return event;
    case 'refused':
      return { ...event, journal: map(event.journal) };
    case 'stuck':
      return { ...event, journal: map(event.journal), faults: event.faults.map(mapFault) };
    case 'apply-failed':
      return { ...event, fault: mapFault(event.fault), remaining: event.remaining.map(mapFault) };
  }
}

/** The deepest folder that all paths are below, without a slash at its end: empty for the root. O(bytes). */
function commonFolder(paths: readonly ByteString[]): ByteString | undefined {
  const [first, ...others] = paths.map((path) => path.split('/').slice(0, -1));
  if (first === undefined) return undefined;
  let length = first.length;
  for (const parts of others) {
    let same = 0;
    while (same < length && parts[same] === first[same]) same += 1;
    length = same;
  }
  return first.slice(0, length).join('/');
}
