/** Overrides of headers: files that stand in folders of their own under the names of the scripts. */
import { readInsserv } from '../../header/insserv/reader.ts';
import type { Host } from '../../host/door.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { InsservReading } from '../../model/insserv.ts';
import type { SourceText } from '../../order/insserv/script-header.ts';

/**
 * Looks overrides up by name, in the order of their folders. Each folder is listed once, when the first script is asked for:
 * most scripts have no override, and looking for that of each costs more than all the rest.
 */
export function openOverrides(host: Host, folders: readonly ByteString[]): (name: ByteString) => readonly SourceText[] {
  let listed: readonly { readonly folder: ByteString; readonly names: ReadonlySet<ByteString> }[] | undefined;
  const list = (folder: ByteString): ReadonlySet<ByteString> => {
    const found = host.readFolder(folder);
    return new Set(found.kind === 'error' ? [] : found.entries.map(({ name }) => name));
  };
  return (name) => {
    listed ??= folders.map((folder) => ({ folder, names: list(folder) }));
    const texts: SourceText[] = [];
    for (const { folder, names } of listed) {
      if (!names.has(name)) continue;
      const file = `${folder}/${name}`;
      const result = host.readFile(file);
      if (result.kind === 'text') texts.push({ file, text: result.text });
    }
    return texts;
  };
}

/** Where insserv looks for overrides below a root, the first folder first. */
const INSSERV_FOLDERS: readonly ByteString[] = ['etc/insserv/overrides', 'usr/share/insserv/overrides'];

/** As `openOverrides`, those of insserv below a root, whose path ends with a slash; none without a root. */
export function openInsservOverrides(
  host: Host,
  home: ByteString | undefined,
): (name: ByteString) => readonly SourceText[] {
  return openOverrides(host, home === undefined ? [] : INSSERV_FOLDERS.map((folder) => home + folder));
}

/** The override that takes the place of a script's own block, if any does: its block must be complete (insserv(8)). */
export function findWholeOverride(overrides: readonly SourceText[]): Override | undefined {
  for (const { file, text } of overrides) {
    const reading = readInsserv(text);
    if (reading.block === 'complete') return { file, reading };
  }
  return undefined;
}

export interface Override {
  readonly file: ByteString;
  readonly reading: InsservReading;
}
