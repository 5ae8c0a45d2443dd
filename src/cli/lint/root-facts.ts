/** What a whole system has besides its scripts: the rcN.d folders, insserv.conf and the overrides of insserv and chkconfig. */
import type { LsbScript } from '../../graph/build/lsb.ts';
import { readFacilities } from '../../header/facility/definitions.ts';
import { readInsserv } from '../../header/insserv/reader.ts';
import type { Host } from '../../host/door.ts';
import { levelOfFolder, nearLinkName, readLinkName, type LinkEntry, type OddEntry } from '../../model/link-entry.ts';
import type { RootFacts } from '../../lint/set-context.ts';
import type { ScriptSource } from '../../lint/script/context.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { InsservKeyword, InsservReading } from '../../model/insserv.ts';
import { baseName } from '../../model/path.ts';
import { isBootPart, isLeftOver } from '../../model/script-name.ts';
import { findWholeOverride, openInsservOverrides, openOverrides } from '../../system/insserv/overrides.ts';
import { findScriptFolders, withSlash } from '../../system/scripts/files.ts';
import { findStrayEntries } from './stray-entries.ts';

/** The scripts of a system, each read once. Of a pair of folders of which one links to the other, one is taken. */
export function readRootScripts(host: Host, root: ByteString): readonly ScriptSource[] {
  const scripts: ScriptSource[] = [];
  for (const folder of findScriptFolders(host, root)) {
    const listing = host.readFolder(folder);
    for (const { name, kind } of listing.kind === 'folder' ? listing.entries : []) {
      if ((kind !== 'file' && kind !== 'link') || isLeftOver(name) || isBootPart(name)) continue;
      const path = withSlash(folder) + name;
      const result = host.readFile(path);
      if (result.kind === 'text') scripts.push({ path, text: result.text, mode: host.modeOf(path) });
    }
  }
  return scripts;
}

/** The links, the facilities and the overrides of a system. */
export function readRootFacts(host: Host, root: ByteString, scripts: readonly ScriptSource[]): RootFacts {
  const home = withSlash(root);
  const byName = new Map<ByteString, ByteString>();
  for (const { path } of scripts) if (!byName.has(baseName(path))) byName.set(baseName(path), path);
  const links: LinkEntry[] = [];
  const oddEntries: OddEntry[] = [];
  // /etc/rc3.d may be a link to /etc/rc.d/rc3.d: the first of the two that is there is taken.
  for (const level of ['0', '1', '2', '3', '4', '5', '6', 'S']) {
    const found = [`${home}etc/rc${level}.d`, `${home}etc/rc.d/rc${level}.d`].find(
      (path) => host.kindOf(path) === 'folder',
    );
    if (found === undefined) continue;
    const entries = readFolder(host, home, found, byName);
    links.push(...entries.links);
    oddEntries.push(...entries.oddEntries);
  }
  const main = host.readFile(`${home}etc/insserv.conf`);
  const folder = host.readFolder(`${home}etc/insserv.conf.d`);
  const more = (folder.kind === 'folder' ? folder.entries : []).filter(({ name }) => !isLeftOver(name)).reverse();
  const files = more.flatMap(({ name }) => {
    const path = `${home}etc/insserv.conf.d/${name}`;
    const result = host.readFile(path);
    return result.kind === 'text' ? [{ path, text: result.text }] : [];
  });
  const overrides = readOverrides(host, home, scripts);
  const entries = { links, oddEntries, strayEntries: findStrayEntries(host, root) };
  if (main.kind !== 'text') return { ...entries, facilities: undefined, overrides };
  const facilities = readFacilities([{ path: `${home}etc/insserv.conf`, text: main.text }, ...files]);
  return { ...entries, facilities, overrides };
}

/** The override of insserv takes the place of a whole block; without one, that of chkconfig replaces single fields. */
function readOverrides(host: Host, home: ByteString, scripts: readonly ScriptSource[]): RootFacts['overrides'] {
  const overrides = new Map<ByteString, Omit<LsbScript, 'file'>>();
  const insserv = openInsservOverrides(host, home);
  const chkconfig = openOverrides(host, [`${home}etc/chkconfig.d`]);
  for (const { path, text } of scripts) {
    const name = baseName(path);
    const override = findWholeOverride(insserv(name));
    if (override !== undefined) {
      overrides.set(path, { reading: override.reading, headerFile: override.file });
      continue;
    }
    const [found] = chkconfig(name);
    if (found !== undefined) overrides.set(path, replaceFields(readInsserv(text), readInsserv(found.text), found.file));
  }
  return overrides;
}

/** The fields that chkconfig 1.33 takes from an override, each if it has any word there. */
const REPLACED: readonly InsservKeyword[] = [
  'Provides',
  'Required-Start',
  'Required-Stop',
  'Should-Start',
  'Should-Stop',
];

function replaceFields(own: InsservReading, override: InsservReading, file: ByteString): Omit<LsbScript, 'file'> {
  const fields = new Map(own.fields);
  const fieldFiles = new Map<InsservKeyword, ByteString>();
  for (const keyword of REPLACED) {
    const field = override.fields.get(keyword);
    if (field === undefined || field.words.length === 0) continue;
    fields.set(keyword, field);
    fieldFiles.set(keyword, file);
  }
  return { reading: { ...own, fields }, fieldFiles };
}

function readFolder(
  host: Host,
  home: ByteString,
  folder: ByteString,
  byName: ReadonlyMap<ByteString, ByteString>,
): Pick<RootFacts, 'links' | 'oddEntries'> {
  const links: LinkEntry[] = [];
  const oddEntries: OddEntry[] = [];
  const listing = host.readFolder(folder);
  const level = levelOfFolder(baseName(folder));
  if (listing.kind === 'error' || level === undefined) return { links, oddEntries };
  for (const { name, kind } of listing.entries) {
    const path = `${folder}/${name}`;
    const found = kind === 'link' ? host.look(path) : undefined;
    const target = found?.kind === 'link' ? found.target : undefined;
    const parts = readLinkName(name);
    if (parts === undefined) {
      const meant = nearLinkName(name);
      if (meant !== undefined) oddEntries.push({ path, name, meant });
      continue;
    }
    // An absolute target means a place in the system, wherever that is mounted now.
    const place = target?.startsWith('/') === true ? home + target.slice(1) : path;
    const leadsSomewhere = host.kindOf(place) !== undefined;
    const script = byName.get(target === undefined ? parts.name : baseName(target));
    links.push({
      path,
      folder: baseName(folder),
      level,
      ...parts,
      target,
      isFile: kind === 'file',
      leadsSomewhere,
      script,
    });
  }
  return { links, oddEntries };
}
