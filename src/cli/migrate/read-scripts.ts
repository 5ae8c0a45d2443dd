/** The scripts of a call, with what their system has besides them. */
import { createRootedHost, type RootedHost } from '../../host/rooted-host.ts';
import type { LinkIo } from '../../host/io.ts';
import type { ScriptToMigrate } from '../../migrate/one-script.ts';
import { UNKNOWN_SYSTEM, type MigrationSystem } from '../../migrate/script-set.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import type { SysvEvent, SysvStart } from '../../model/sysv-unit.ts';
import { rootOf } from '../../system/scripts/set.ts';
import { findSysvPlaces, type SysvPlaces } from '../../system/sysv/places.ts';
import { openRootFacts } from '../../system/sysv/root-facts.ts';
import { readSysvTree } from '../../system/sysv/scripts.ts';

export interface ScriptsToMigrate {
  readonly scripts: readonly ScriptToMigrate[];
  readonly system: MigrationSystem;
  /** Of the system; undefined if none is known. */
  readonly host: RootedHost | undefined;
  readonly places: SysvPlaces | undefined;
  readonly unread: readonly { readonly path: ByteString; readonly reason: string }[];
}

/** @param root as it was given; absent, the operands may tell it */
export function readScripts(
  io: LinkIo,
  root: string | undefined,
  operands: readonly string[],
  tell: (event: SysvEvent) => void,
): ScriptsToMigrate {
  const files = operands.map(bytesOfText);
  const told = root === undefined ? rootOf(files) : bytesOfText(root);
  if (told === undefined) return readAlone(io, files);
  const home = told === '' ? '.' : told;
  const host = createRootedHost(
    io.host,
    home.startsWith('/') ? home : `${bytesOfText(io.cwd)}/${home}`,
    bytesOfText(io.cwd),
  );
  const places = findSysvPlaces(host, {});
  const tree = readSysvTree(host, places, files.length > 0 ? (): void => undefined : tell);
  const system = openRootFacts(host, places.units);
  const hasLinks = tree.starts.size > 0;
  const unread: { path: ByteString; reason: string }[] = [];
  const prefix = told.replace(/\/+$/, '');
  const wanted =
    files.length > 0
      ? files.map((file) => ({ file, path: insideOf(file, prefix) }))
      : tree.scripts.map(({ path }) => ({ file: `${prefix}${path}`, path }));
  const startOf = startsByName(tree);
  const scripts = wanted.flatMap(({ file, path }): readonly ScriptToMigrate[] => {
    const found = path === file && prefix !== '' ? io.host.readFile(file) : host.readFile(path);
    if (found.kind === 'text') return [{ file, path, text: found.text, start: startOf(path), hasLinks }];
    unread.push({ path: file, reason: found.kind === 'error' ? found.reason : 'no regular file' });
    return [];
  });
  return { scripts, system, host, places, unread };
}

/** The path of a file as its system sees it. */
function insideOf(file: ByteString, prefix: ByteString): ByteString {
  return prefix !== '' && file.startsWith(`${prefix}/`)
    ? file.slice(prefix.length)
    : file.startsWith('/')
      ? file
      : `/${file}`;
}

function startsByName({
  scripts,
  starts,
}: ReturnType<typeof readSysvTree>): (path: ByteString) => SysvStart | undefined {
  const units = new Map(scripts.map(({ path, unit }) => [baseName(path), unit]));
  return (path) => {
    const unit = units.get(baseName(path));
    return unit === undefined ? undefined : starts.get(unit);
  };
}

/** Files of no system: units name them as if they lay in /etc/init.d. */
function readAlone(io: LinkIo, files: readonly ByteString[]): ScriptsToMigrate {
  const unread: { path: ByteString; reason: string }[] = [];
  const scripts = files.flatMap((file): readonly ScriptToMigrate[] => {
    const found = io.host.readFile(file);
    const path = `/etc/init.d/${baseName(file)}`;
    if (found.kind === 'text') return [{ file, path, text: found.text, start: undefined, hasLinks: false }];
    unread.push({ path: file, reason: found.kind === 'error' ? found.reason : 'no regular file' });
    return [];
  });
  return { scripts, system: UNKNOWN_SYSTEM, host: undefined, places: undefined, unread };
}
