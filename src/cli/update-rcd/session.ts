/** What Debian's update-rc.d does for each action, with insserv and without. Messages leave it as data. */
import type { RootedHost } from '../../host/rooted-host.ts';
import { readInsserv } from '../../header/insserv/reader.ts';
import { explainInsservStart, explainUpdateRcdStart } from '../../header/start-silence.ts';
import { readUpdateRcdLevels, type UpdateRcdLevels } from '../../header/lsb/update-rcd.ts';
import type { StartSilence } from '../../model/start-silence.ts';
import { compareBytes, type ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import { NO_RUNLEVEL, runlevelSet } from '../../model/runlevel.ts';
import type { LinkState, MeantScript, UpdateRcdEvent, UpdateRcdNote } from '../../model/update-rcd-event.ts';
import {
  isFolderWord,
  isLinkOf,
  planNewLinks,
  planRemoval,
  planToggle,
  type RcdLink,
} from '../../plan/update-rcd/changes.ts';
import type { FarmSession } from '../../change/session.ts';
import { findMeantScript } from '../../system/scripts/meant.ts';
import type { UpdateRcdRequest } from './arguments.ts';

/** Everything that an action needs from outside. */
export interface UpdateRcdWorld {
  readonly host: RootedHost;
  /** What stands before the folders that update-rc.d itself changes: `DPKG_ROOT`. */
  readonly prefix: ByteString;
  readonly emit: (event: UpdateRcdEvent | UpdateRcdNote) => void;
  readonly session: FarmSession;
  /** Runs insserv with `-f` on a script, on all scripts (undefined) or removing; true if it was content. Absent: the plain way. */
  readonly insserv: ((script: ByteString | undefined, isRemoving: boolean) => boolean) | undefined;
}

/** Numbers and runlevels behind these are left from older versions, where they counted. */
const TAKES_NOTHING: ReadonlySet<UpdateRcdRequest['action']> = new Set(['defaults', 'defaults-disabled', 'remove']);

const FOLDER_MODE = 0o755;
const MAY_RUN = 0o111;

/** Whether insserv is there, so that it does the ordering: its program, and its conf file. */
export function hasInsserv(host: RootedHost): boolean {
  const isProgram = ['/sbin/insserv', '/usr/lib/insserv/insserv'].some((path) => {
    const real = host.realPath(path);
    const found = real === undefined ? undefined : host.look(real);
    return found?.kind === 'file' && (found.mode & MAY_RUN) !== 0;
  });
  return isProgram && host.kindOf('/etc/insserv.conf') !== undefined;
}

/** Does what is asked for. False where the run ends with status 1. */
export function runUpdateRcd(world: UpdateRcdWorld, { name, action, rest }: UpdateRcdRequest): boolean {
  if (rest.length > 0 && TAKES_NOTHING.has(action)) world.emit({ code: 'ignored-words', action, words: rest });
  switch (action) {
    case 'remove':
      return remove(world, name);
    case 'defaults':
      return makeDefaults(world, name, false);
    case 'defaults-disabled':
      return linksOf(world, name).length > 0 || makeDefaults(world, name, true);
    case 'start':
    case 'stop':
      return compareLevels(world, name, action, rest) && makeDefaults(world, name, false);
    case 'enable':
    case 'disable':
      return toggle(world, name, action, rest) && (world.insserv === undefined || callInsserv(world, name));
  }
}

function callInsserv(
  { insserv, emit }: UpdateRcdWorld,
  name: ByteString,
  script: ByteString | undefined = name,
): boolean {
  if (insserv?.(script, false) !== false) return true;
  emit({ code: 'insserv-failed', name });
  return false;
}

function remove(world: UpdateRcdWorld, name: ByteString): boolean {
  const { host, insserv } = world;
  if (insserv === undefined) return world.session.apply(planRemoval(linksOf(world, name))) !== undefined;
  if (host.kindOf(scriptPath(name)) !== 'file') {
    if (insserv(undefined, false)) return true;
    world.emit({ code: 'insserv-failed', name });
    return false;
  }
  insserv(name, true);
  return true;
}

function makeDefaults(world: UpdateRcdWorld, name: ByteString, isDisabled: boolean): boolean {
  if (world.insserv !== undefined) {
    if (world.host.kindOf(scriptPath(name)) !== 'file') {
      world.emit({ code: 'no-script', path: scriptPath(name), ...meantScript(world, name) });
      return false;
    }
    return callInsserv(world, name) && (!isDisabled || toggle(world, name, 'disable', []));
  }
  if (linksOf(world, name).length > 0) return true;
  const levels = readLevels(world, world.prefix + scriptPath(name));
  if (levels === undefined) return false;
  const changes = planNewLinks(name, levels, isDisabled, (level) => levelPath(world, level));
  for (const level of new Set([...levels.start, ...levels.stop].filter(isFolderWord))) {
    const folder = levelPath(world, level);
    if (world.host.kindOf(folder) === undefined) world.host.makeFolder(folder, FOLDER_MODE);
  }
  tellSilence(world, name, world.prefix + scriptPath(name));
  // The real program makes the folders all the same, and fails without a word at the links.
  return name.includes('/') || world.session.apply(changes) !== undefined;
}

function toggle(
  world: UpdateRcdWorld,
  name: ByteString,
  action: 'enable' | 'disable',
  given: readonly ByteString[],
): boolean {
  const header = findHeader(world, name);
  if (header === undefined) {
    world.emit({ code: 'no-header', name, ...meantScript(world, name) });
    return false;
  }
  const levels = given.length > 0 ? given : readLevels(world, header)?.start;
  if (levels === undefined) return false;
  if (levels.length === 0) {
    world.emit({ code: 'no-default-start', name, state: linkState(world, name, action, header) });
    return false;
  }
  const links: RcdLink[] = [];
  for (const level of levels) {
    if (/^[S2345]$/.test(level)) links.push(...linksIn(world, levelPath(world, level), name));
    else world.emit({ code: 'no-effect', action, level });
  }
  if (links.length === 0) {
    world.emit({ code: 'no-links', name, state: linkState(world, name, action, header) });
    return false;
  }
  return world.session.apply(planToggle(links, action)) !== undefined;
}

/** What there is to tell of a script whose links cannot be turned. */
function linkState(world: UpdateRcdWorld, name: ByteString, action: 'enable' | 'disable', file: ByteString): LinkState {
  const linked = ['S', '2', '3', '4', '5'].filter((level) => linksIn(world, levelPath(world, level), name).length > 0);
  const startsNowhere = readLevels(world, file)?.start.every((word) => runlevelSet(word) === NO_RUNLEVEL) === true;
  const [why] = startsNowhere ? readSilences(world, file) : [];
  return { action, linked, ...(why !== undefined && { silence: { file, why } }) };
}

function tellSilence(world: UpdateRcdWorld, name: ByteString, file: ByteString): void {
  for (const silence of readSilences(world, file)) world.emit({ code: 'silent-start', name, file, silence });
}

/** Why links do not come of a header as they should: as update-rc.d reads it, or insserv if that makes the links. */
function readSilences({ host, insserv }: UpdateRcdWorld, file: ByteString): readonly StartSilence[] {
  const content = host.readFile(file);
  if (content.kind !== 'text') return [];
  const { text } = content;
  return insserv === undefined ? explainUpdateRcdStart(text) : explainInsservStart(text, readInsserv(text));
}

/** The old forms name runlevels, which are compared with the header's, and then dropped. */
function compareLevels(
  world: UpdateRcdWorld,
  name: ByteString,
  action: 'start' | 'stop',
  rest: readonly ByteString[],
): boolean {
  const defaults = readLevels(world, scriptPath(name));
  if (defaults === undefined) return false;
  if (defaults.start.length === 0 && defaults.stop.length === 0) return true;
  world.emit({ code: 'old-form' });
  const given = givenLevels(action, rest);
  for (const direction of ['start', 'stop'] as const) {
    const key = (words: readonly ByteString[]): string => words.toSorted(compareBytes).join('\0');
    if (key(given[direction]) === key(defaults[direction])) continue;
    world.emit({ code: 'levels-differ', direction, name, given: given[direction], defaults: defaults[direction] });
  }
  return true;
}

/** `20 2 3 4 5 . stop 20 0 1 6 .`: the words behind the numbers. Runlevels 0 and 6 always stop. */
function givenLevels(action: 'start' | 'stop', rest: readonly ByteString[]): UpdateRcdLevels {
  const levels = { start: [] as ByteString[], stop: [] as ByteString[] };
  let direction = action;
  for (let at = 1; at < rest.length; at++) {
    const word = rest[at] ?? '';
    if (word === 'start' || word === 'stop') {
      direction = word;
      at += 1;
      continue;
    }
    if (word === '.') continue;
    if (word === '0' || word === '6') direction = 'stop';
    levels[direction].push(word);
  }
  return levels;
}

function readLevels(world: UpdateRcdWorld, path: ByteString): UpdateRcdLevels | undefined {
  const result = world.host.readFile(path);
  if (result.kind === 'text') return readUpdateRcdLevels(result.text);
  world.emit({ code: 'unreadable-script', path, ...meantScript(world, baseName(path)) });
  return undefined;
}

/** A script that was probably meant, where there is none of the name. */
function meantScript({ host }: UpdateRcdWorld, name: ByteString): { readonly meant?: MeantScript } {
  const meant = findMeantScript(host, '/etc/init.d', name);
  return meant === undefined ? {} : { meant };
}

/** The first of the places of a header that has a file with anything in it. */
function findHeader({ host }: UpdateRcdWorld, name: ByteString): ByteString | undefined {
  const places = ['/etc/insserv/overrides', '/etc/init.d', '/usr/share/insserv/overrides'];
  return places
    .map((folder) => `${folder}/${name}`)
    .find((path) => {
      const result = host.readFile(path, () => true);
      return result.kind === 'text' && result.text !== '';
    });
}

function linksOf(world: UpdateRcdWorld, name: ByteString): readonly RcdLink[] {
  const folder = world.host.readFolder(`${world.prefix}/etc`);
  const names = folder.kind === 'error' ? [] : folder.entries.map((entry) => entry.name);
  const levels = names.filter((entry) => entry.length === 5 && entry.startsWith('rc') && entry.endsWith('.d'));
  return levels.flatMap((level) => linksIn(world, `${world.prefix}/etc/${level}`, name));
}

function linksIn({ host }: UpdateRcdWorld, path: ByteString, script: ByteString): readonly RcdLink[] {
  const folder = host.readFolder(path);
  if (folder.kind === 'error') return [];
  return folder.entries
    .filter(({ name }) => isLinkOf(name, script))
    .map(({ name }) => {
      const found = host.look(`${path}/${name}`);
      return { folder: path, name, target: found.kind === 'link' ? found.target : `../init.d/${script}` };
    });
}

function levelPath({ prefix }: UpdateRcdWorld, level: ByteString): ByteString {
  return `${prefix}/etc/rc${level}.d`;
}

function scriptPath(name: ByteString): ByteString {
  return `/etc/init.d/${name}`;
}
