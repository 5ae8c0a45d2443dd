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
  const at = unit.indexOf('@');
  const template = at < 0 ? undefined : unit.slice(0, at + 1) + unit.slice(unit.lastIndexOf('.'));
  const names = template === undefined || template === unit ? [unit] : [unit, template];
  for (const name of names) {
    const folder = folders.find((candidate) => isUnit(host, folders, candidate, name));
    if (folder !== undefined) return `${folder}/${name}`;
  }
  return undefined;
}

/** Anything of that name is one, be it empty or broken; but for a link to a missing file of that name elsewhere. */
function isUnit(host: RootedHost, folders: readonly ByteString[], folder: ByteString, name: ByteString): boolean {
  const path = `${folder}/${name}`;
  const found = host.look(path);
  if (found.kind !== 'link') return found.kind !== 'absent' && found.kind !== 'error';
  if (CONFIG_FOLDERS.includes(folder) || host.kindOf(path) !== undefined) return true;
  const { target } = found;
  if (baseName(target) !== name) return true;
  const slash = target.lastIndexOf('/');
  const home = target.startsWith('/') ? target.slice(0, slash) : `${folder}/${target.slice(0, Math.max(0, slash))}`;
  const realHome = host.realPath(home) ?? home;
  return folders.some((candidate) => (host.realPath(candidate) ?? candidate) === realHome);
}
