/**
 * The paths of a journal. In the file they stand as seen from the folder that the journal is in, so that they mean the same by
 * whatever root the next run sees that folder. A journal is applied only if all its paths are some that this program changes:
 * it lies in a tree that anybody may have made.
 */
import type { ByteString } from '../model/bytes.ts';
import type { JournalStep } from '../model/journal.ts';
import type { RootedHost } from '../host/rooted-host.ts';

/** What tells where a path leads; a host without it has no links on the way to its folders. */
export type Resolver = Partial<Pick<RootedHost, 'realPath'>>;

/** How a path of the host is called in the journal. */
export type NameOf = (path: ByteString) => ByteString;

/**
 * Names for the paths of one transaction: relative below the journal's folder, else absolute. O(length) for each; what stands
 * before a `..` is looked up, once for each folder.
 */
export function openNames(host: Resolver, folder: ByteString): NameOf {
  const known = new Map<ByteString, ByteString>();
  const home = withoutSlash(withoutDots(host, folder, known));
  return (path) => {
    const below = cutFolder(path, withoutSlash(folder));
    if (below !== undefined && !DOTS.test(below)) return below;
    const plain = withoutDots(host, path, known);
    return cutFolder(plain, home) ?? plain;
  };
}

const DOTS = /(?:^|\/)\.\.?(?:\/|$)/;

function withoutSlash(folder: ByteString): ByteString {
  return folder.endsWith('/') ? folder.slice(0, -1) : folder;
}

function cutFolder(path: ByteString, folder: ByteString): ByteString | undefined {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length).replace(/^\/+/, '') : undefined;
}

/** Absolute folders as they stand in a journal. */
export function namesOfFolders(host: Resolver, folders: readonly ByteString[]): readonly ByteString[] {
  const known = new Map<ByteString, ByteString>();
  return folders.map((folder) => withoutDots(host, folder, known));
}

/** The path from the root on, without `..`: what such a word leads up from is looked up. */
function withoutDots(host: Resolver, path: ByteString, known: Map<ByteString, ByteString>): ByteString {
  const parts = path.split('/');
  const last = Math.max(parts.lastIndexOf('..'), parts.lastIndexOf('.'));
  if (last < 0 && path.startsWith('/')) return path;
  const head = parts.slice(0, last + 1).join('/') || '.';
  let real = known.get(head);
  if (real === undefined) {
    real = host.realPath?.(head) ?? head;
    known.set(head, real);
  }
  return [real === '/' ? '' : real, ...parts.slice(last + 1)].join('/');
}

/** The path of the host that a name in the journal of a folder stands for. */
export function pathOfName(folder: ByteString, name: ByteString): ByteString {
  return name.startsWith('/') ? name : `${withoutSlash(folder)}/${name}`;
}

/** A folder of a runlevel, wherever it is: `rc3.d`, `rcS.d`. */
const LEVEL_FOLDER = /^rc[^/]+\.d$/;
/** `S20web`, `K01web`, and what chkconfig makes of numbers beyond two digits. */
const LINK_NAME = /^[SK]/;
const DEPENDENCY_FILE = /^\.depend\.(?:boot|start|stop)$/;
const XINETD_FOLDER = 'xinetd.d';
const UNIT = /^[^/.][^/]*\.(?:service|target)(?:\.draft)?$/;
const WANTS_FOLDER = /^[^/.][^/]*\.target\.wants$/;

/** What a change is about: links of runlevels and what belongs to them, or units. No run of this program changes both. */
export type ChangeKind = 'links' | 'units';

/** A unit, or a link to one in the folder of what wants it, right in the folder that units are written to. */
function isUnitPath(path: ByteString): boolean {
  const [first = '', second, ...more] = path.split('/');
  if (second === undefined) return UNIT.test(first);
  return more.length === 0 && WANTS_FOLDER.test(first) && UNIT.test(second);
}

/** Whether a step is one of a run that writes units: files right in the folder, and links to units that lie in it. */
function isUnitStep({ path, after }: Pick<JournalStep, 'path' | 'after'>): boolean {
  if (!isUnitPath(path)) return false;
  // In the folder of what wants a unit, nothing but links is made.
  return !path.includes('/') || after.kind !== 'file';
}

/**
 * The first step that no run of this program makes.
 *
 * @param kind what the reader changes itself; undefined for one that ends the journal of any run, which is of one kind in all
 */
export function findForeignStep<Step extends Pick<JournalStep, 'path' | 'before' | 'after'>>(
  steps: readonly Step[],
  reach: readonly ByteString[],
  kind: ChangeKind | undefined,
): Step | undefined {
  const isOfUnits = kind === undefined ? steps[0] !== undefined && isUnitPath(steps[0].path) : kind === 'units';
  return steps.find((step) => !(isOfUnits ? isUnitStep(step) : isOwnStep(step, reach)));
}

/**
 * Whether a step is one that a run makes which changes links: links in folders of runlevels, dependency files of insserv, files
 * of xinetd, and scripts and overrides that are there before and after.
 *
 * @param reach absolute folders that the reader works on besides the journal's own
 */
function isOwnStep(
  { path, before, after }: Pick<JournalStep, 'path' | 'before' | 'after'>,
  reach: readonly ByteString[],
): boolean {
  if (path.startsWith('/') && !reach.some((folder) => path.startsWith(`${withoutSlash(folder)}/`))) return false;
  const parts = path.split('/');
  const [name = '', folder = ''] = [parts.at(-1), parts.at(-2)];
  if (name.startsWith('.initorder.') || isUnitPath(path)) return false;
  if (LEVEL_FOLDER.test(folder)) return LINK_NAME.test(name);
  if (DEPENDENCY_FILE.test(name)) return true;
  if (before.kind === 'absent' || after.kind === 'absent') return false;
  return folder === XINETD_FOLDER || (!path.startsWith('/') && before.kind === 'file' && after.kind === 'file');
}

/** Of a script that `initorder new` writes, an administrator's file beside it. */
const COMPANION = /^[A-Za-z0-9][A-Za-z0-9_.+-]*\.(?:conf|default|sysconfig)$/;
/** A script and its companion. */
const MOST_NEW = 2;

/**
 * Whether a journal is one of `initorder new`: a script right in the journal's folder, its companion, or both, and nothing
 * else. A script has any name, so only those ask who change scripts of this very folder, never a command on a whole system.
 */
export function isOfNewScript(steps: readonly Pick<JournalStep, 'path' | 'before' | 'after'>[]): boolean {
  return (
    steps.length <= MOST_NEW &&
    steps.filter(({ path }) => !COMPANION.test(path)).length <= 1 &&
    steps.every(
      ({ path, before, after }) =>
        !path.includes('/') &&
        !path.startsWith('.initorder.') &&
        (before.kind === 'absent' || before.kind === 'file') &&
        after.kind === 'file',
    )
  );
}
