/** Whether systemd has a unit of its own under a name, so that an init script of that name is nothing to it. */
import type { RootedHost } from '../../host/rooted-host.ts';
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import { CONFIG_FOLDERS } from './places.ts';

/** As many names as systemd follows. */
const MOST_ALIASES = 64;

/** The path of the native unit of a name; undefined if there is none. One look for each folder. */
export function findNativeUnit(
  host: RootedHost,
  folders: readonly ByteString[],
  unit: ByteString,
): ByteString | undefined {
  let path: ByteString | undefined;
  let asked: ByteString | undefined = unit;
  for (let hops = 0; hops < MOST_ALIASES && asked !== undefined; hops++) {
    const found = findEntry(host, folders, asked);
    if (found?.isLost === true) return undefined;
    path ??= found?.path;
    asked = found?.alias;
  }
  return path;
}

interface UnitEntry {
  readonly path: ByteString;
  /** A link to a missing file elsewhere, which is no unit. */
  readonly isLost: boolean;
  /** The name that a link to a missing file in a folder of units stands for; the unit is looked for under it. */
  readonly alias?: ByteString;
}

/** The first entry of a name is the answer, also one that leads nowhere: no folder behind it is asked. */
function findEntry(host: RootedHost, folders: readonly ByteString[], unit: ByteString): UnitEntry | undefined {
  const template = templateOf(unit);
  for (const name of template === undefined ? [unit] : [unit, template]) {
    for (const folder of folders) {
      const path = `${folder}/${name}`;
      const found = host.look(path);
      if (found.kind === 'absent' || found.kind === 'error') continue;
      // Anything is a unit, be it empty or broken; in folders of the configuration also a link that leads nowhere.
      const isThere = found.kind !== 'link' || CONFIG_FOLDERS.includes(folder) || host.kindOf(path) !== undefined;
      return isThere ? { path, isLost: false } : { path, ...judgeLink(host, folders, path, name, unit) };
    }
  }
  return undefined;
}

function judgeLink(
  host: RootedHost,
  folders: readonly ByteString[],
  path: ByteString,
  name: ByteString,
  unit: ByteString,
): Omit<UnitEntry, 'path'> {
  const goal = host.goalOf(path);
  // A ring of links, or a name that is too long, is there all the same.
  if (typeof goal !== 'string') return { isLost: goal.code === 'ENOENT' || goal.code === 'ENOTDIR' };
  const isInside = folders.some((home) => goal.startsWith(`${absolute(host, home)}/`));
  const target = baseName(goal);
  if (!isInside || target === templateOf(name)) return { isLost: true };
  const alias = aliasOf(unit, target);
  return alias === undefined ? { isLost: false } : { isLost: false, alias };
}

/** `foo@.service` for `foo@x.service`; undefined for a unit that is of no template. */
function templateOf(unit: ByteString): ByteString | undefined {
  const at = unit.indexOf('@');
  const template = at < 0 ? undefined : unit.slice(0, at + 1) + unit.slice(unit.lastIndexOf('.'));
  return template === unit ? undefined : template;
}

/** Of the same type and instance only; a template stands for its instance of the same name. */
function aliasOf(unit: ByteString, target: ByteString): ByteString | undefined {
  const [, atUnit = '', type = ''] = SPLIT.exec(unit) ?? [];
  const [, atTarget = '', targetType] = SPLIT.exec(target) ?? [];
  if (type !== targetType) return undefined;
  if (atTarget === '@' && atUnit.length > 1) return `${target.slice(0, target.indexOf('@'))}${atUnit}${type}`;
  return atUnit === atTarget ? target : undefined;
}

/** The instance with its sign, and the type. */
const SPLIT = /^[^@]*(@.*)?(\.[^.]*)$/s;

/** Links in the paths of folders are not resolved here, as systemd does not. */
function absolute(host: RootedHost, folder: ByteString): ByteString {
  const whole = folder.startsWith('/') ? folder : `${host.realPath('.') ?? ''}/${folder}`;
  const parts = whole.split('/').filter((part) => part !== '' && part !== '.');
  return `/${parts.join('/')}`;
}
