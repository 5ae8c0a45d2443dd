/** The folders that systemd-sysv-generator looks in, by its environment. */
import type { RootedHost } from '../../host/rooted-host.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';

export interface SysvPlaces {
  /** Folders of init scripts, and folders that hold rc1.d to rc5.d; links in these paths are resolved. */
  readonly scripts: readonly ByteString[];
  readonly links: readonly ByteString[];
  /** Where native units are looked for, those that generators make left out. */
  readonly units: readonly ByteString[];
}

/** Folders of the administrator: a link in them counts as a unit wherever it leads. */
export const CONFIG_FOLDERS: readonly ByteString[] = ['/etc/systemd/system', '/run/systemd/system'];

const UNIT_FOLDERS: readonly ByteString[] = [
  '/etc/systemd/system.control',
  '/run/systemd/system.control',
  '/run/systemd/transient',
  '/etc/systemd/system',
  '/etc/systemd/system.attached',
  '/run/systemd/system',
  '/run/systemd/system.attached',
  '/usr/local/lib/systemd/system',
  '/lib/systemd/system',
  '/usr/lib/systemd/system',
];

/** An empty value means the default; so does what stands behind a colon at the end of the unit path. */
export function findSysvPlaces(host: RootedHost, env: Readonly<Record<string, string | undefined>>): SysvPlaces {
  const unitPath = env['SYSTEMD_UNIT_PATH'] ?? '';
  const units = splitPath(unitPath);
  return {
    scripts: resolveAll(host, splitPath(env['SYSTEMD_SYSVINIT_PATH']), ['/etc/init.d']),
    links: resolveAll(host, splitPath(env['SYSTEMD_SYSVRCND_PATH']), ['/etc']),
    units: units.length === 0 || unitPath.endsWith(':') ? [...units, ...UNIT_FOLDERS] : units,
  };
}

function splitPath(value: string | undefined): readonly ByteString[] {
  return bytesOfText(value ?? '')
    .split(':')
    .filter((path) => path !== '');
}

function resolveAll(
  host: RootedHost,
  given: readonly ByteString[],
  usual: readonly ByteString[],
): readonly ByteString[] {
  const paths = given.length === 0 ? usual : given;
  return [...new Set(paths.flatMap((path) => host.realPath(path) ?? []))];
}
