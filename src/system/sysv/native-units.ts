/** Whether systemd has a unit of its own under a name, so that an init script of that name is nothing to it. */
import type { RootedHost } from '../../host/rooted-host.ts';
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import { CONFIG_FOLDERS } from './places.ts';

/** The path of the native unit of a name; undefined if there is none. One look for each folder. */
export function findNativeUnit(
  host: RootedHost,
  folders: readonly ByteString[],
  unit: ByteString,
): ByteString | undefined {
  const template = templateOf(unit);
  for (const name of template === undefined ? [unit] : [unit, template]) {
    for (const folder of folders) {
      const found = lookFor(host, folders, folder, name);
      if (found === 'unit') return `${folder}/${name}`;
      // The first entry of a name is the answer, also one that leads nowhere: no folder behind it is asked.
      if (found === 'lost') return undefined;
    }
  }
  return undefined;
}

/** `foo@.service` for `foo@x.service`; undefined for a unit that is of no template. */
function templateOf(unit: ByteString): ByteString | undefined {
  const at = unit.indexOf('@');
  const template = at < 0 ? undefined : unit.slice(0, at + 1) + unit.slice(unit.lastIndexOf('.'));
  return template === unit ? undefined : template;
}

/**
 * Anything of that name is one, be it empty or broken. Lost is a link to a missing file elsewhere: folders of the configuration
 * have none such, and what is missing in a folder of units counts, but for the template of the very unit.
 */
function lookFor(
  host: RootedHost,
  folders: readonly ByteString[],
  folder: ByteString,
  name: ByteString,
): 'unit' | 'lost' | 'none' {
  const path = `${folder}/${name}`;
  const found = host.look(path);
  if (found.kind === 'absent' || found.kind === 'error') return 'none';
  if (found.kind !== 'link' || CONFIG_FOLDERS.includes(folder) || host.kindOf(path) !== undefined) return 'unit';
  const goal = host.goalOf(path);
  // A ring of links, or a name that is too long, is there all the same.
  if (typeof goal !== 'string') return goal.code === 'ENOENT' || goal.code === 'ENOTDIR' ? 'lost' : 'unit';
  const isInside = folders.some((home) => goal.startsWith(`${absolute(host, home)}/`));
  return isInside && baseName(goal) !== templateOf(name) ? 'unit' : 'lost';
}

/** Links in the paths of folders are not resolved here, as systemd does not. */
function absolute(host: RootedHost, folder: ByteString): ByteString {
  const whole = folder.startsWith('/') ? folder : `${host.realPath('.') ?? ''}/${folder}`;
  const parts = whole.split('/').filter((part) => part !== '' && part !== '.');
  return `/${parts.join('/')}`;
}
