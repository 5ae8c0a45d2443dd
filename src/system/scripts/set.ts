/** The scripts that a command works on, read once, with what else decides their order: overrides and facilities. */
import { readFacilities, type ConfFile } from '../../header/facility/definitions.ts';
import { readInsserv } from '../../header/insserv/reader.ts';
import { readRcorder } from '../../header/rcorder/reader.ts';
import type { LsbScript } from '../../graph/build/lsb.ts';
import type { Host } from '../../host/door.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { Facilities } from '../../model/facility.ts';
import { baseName } from '../../model/path.ts';
import type { RcorderScript } from '../../model/rcorder-order.ts';
import { isLeftOver } from '../../model/script-name.ts';
import type { UnorderedScript } from '../../model/unordered-script.ts';
import { findWholeOverride, openInsservOverrides } from '../insserv/overrides.ts';
import type { Unread } from './read.ts';
import { findScriptFolders, listScriptFiles, withSlash } from './files.ts';
import { readUnordered } from './unordered.ts';

/** A script may be in both lists: it has a header of either kind then. */
export interface ScriptSet {
  readonly rcorder: readonly RcorderScript[];
  readonly lsb: readonly LsbScript[];
  readonly facilities: Facilities;
  /** Whether a conf file was found that defines facilities. */
  readonly hasFacilities: boolean;
  /** Files that have neither header. */
  readonly unordered: readonly UnorderedScript[];
  readonly unread: readonly Unread[];
}

/** Where the scripts are. */
export interface SetSource {
  readonly paths: readonly ByteString[];
  /** The root of a whole system; its script folders are taken besides the paths. */
  readonly root?: ByteString;
  /** Conf files in place of the system's own insserv.conf. */
  readonly conf: readonly ByteString[];
}

/** Reads a set of scripts. Files that cannot be read, or have no header, are told of and left out. */
export function readScriptSet(host: Host, { paths, root, conf }: SetSource): ScriptSet {
  const all = root === undefined ? paths : [...paths, ...findScriptFolders(host, root)];
  const { files, unread: unlisted } = listScriptFiles(host, all, root);
  const home = root === undefined ? rootOf(files) : withSlash(root);
  const overridesOf = openInsservOverrides(host, home);
  const unread: Unread[] = [...unlisted];
  const rcorder: RcorderScript[] = [];
  const lsb: LsbScript[] = [];
  const unordered: UnorderedScript[] = [];
  for (const file of files) {
    const result = host.readFile(file);
    if (result.kind === 'error') unread.push({ file, kind: 'error', reason: result.reason });
    else if (result.kind === 'not-regular') unread.push({ file, kind: result.isFolder ? 'folder' : 'not-regular' });
    else {
      const { fields } = readRcorder(result.text);
      if (fields.length > 0) rcorder.push({ file, header: { fields } });
      const override = findWholeOverride(overridesOf(baseName(file)));
      const reading = override?.reading ?? readInsserv(result.text);
      if (reading.block !== 'none') lsb.push({ file, reading, ...(override && { headerFile: override.file }) });
      else if (fields.length === 0) unordered.push(readUnordered(file, result.text));
    }
  }
  const confFiles = lsb.length === 0 ? [] : readConfFiles(host, home, conf, unread);
  return {
    rcorder,
    lsb,
    facilities: readFacilities(confFiles),
    hasFacilities: confFiles.length > 0,
    unordered,
    unread,
  };
}

/** The files that a cut in a set may change: its scripts, and the overrides that count in their place. */
export function filesOfSet({ rcorder, lsb }: ScriptSet): readonly ByteString[] {
  return [...rcorder.map(({ file }) => file), ...lsb.map(({ file, headerFile }) => headerFile ?? file)];
}

/** A script in `ROOT/etc/init.d` tells where its system begins, as it does to insserv. */
export function rootOf(files: readonly ByteString[]): ByteString | undefined {
  for (const file of files) {
    for (const folder of ['etc/init.d/', 'etc/rc.d/init.d/']) {
      const at = file.lastIndexOf(folder);
      if (at === 0 || (at > 0 && file.charAt(at - 1) === '/')) return file.slice(0, at);
    }
  }
  return undefined;
}

/** The conf file, then the files of its folder in falling byte order, as insserv reads them. */
function readConfFiles(
  host: Host,
  home: ByteString | undefined,
  conf: readonly ByteString[],
  unread: Unread[],
): readonly ConfFile[] {
  const found: ConfFile[] = [];
  for (const file of conf) {
    const result = host.readFile(file);
    if (result.kind === 'text') found.push({ path: file, text: result.text });
    else unread.push({ file, kind: 'error', reason: result.kind === 'error' ? result.reason : 'no regular file' });
  }
  if (conf.length > 0 || home === undefined) return found;
  const main = `${home}etc/insserv.conf`;
  const folder = host.readFolder(`${main}.d`);
  const names =
    folder.kind === 'error' ? [] : folder.entries.map(({ name }) => name).filter((name) => !isLeftOver(name));
  for (const file of [main, ...names.reverse().map((name) => `${main}.d/${name}`)]) {
    const result = host.readFile(file);
    if (result.kind === 'text') found.push({ path: file, text: result.text });
  }
  return found;
}
