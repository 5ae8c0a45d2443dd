/** Scripts that lie beside those of a list and are not in it: `rc.d/[a-z]*` of a shell leaves out `rc.d/DAEMON`. */
import { readInsserv } from '../../header/insserv/reader.ts';
import { rcorderWords, readRcorder } from '../../header/rcorder/reader.ts';
import type { Host } from '../../host/door.ts';
import type { ByteString } from '../../model/bytes.ts';
import { isLeftOver } from '../../model/script-name.ts';

/** Folders looked into, and files read, at most. No system has so many; a list of files from anywhere may. */
const MOST_FOLDERS = 8;
const MOST_FILES = 2000;

/**
 * The files that provide names which nothing in the list does, by name; the first of each. Asked for only where a name is
 * unmet. O(size of the files beside).
 */
export function findBeside(
  host: Host,
  files: readonly ByteString[],
  names: ReadonlySet<ByteString>,
): ReadonlyMap<ByteString, ByteString> {
  const found = new Map<ByteString, ByteString>();
  if (names.size === 0) return found;
  const listed = new Set(files);
  const folders = new Set(files.map((file) => file.slice(0, file.lastIndexOf('/') + 1)));
  let reads = 0;
  for (const folder of [...folders].slice(0, MOST_FOLDERS)) {
    const listing = host.readFolder(folder === '' ? '.' : folder);
    for (const { name, kind } of listing.kind === 'folder' ? listing.entries : []) {
      const file = folder + name;
      if ((kind !== 'file' && kind !== 'link') || listed.has(file) || isLeftOver(name)) continue;
      if (++reads > MOST_FILES) return found;
      const result = host.readFile(file);
      if (result.kind !== 'text') continue;
      for (const word of provisionsOf(result.text)) {
        if (names.has(word) && !found.has(word)) found.set(word, file);
      }
    }
  }
  return found;
}

function provisionsOf(text: ByteString): readonly ByteString[] {
  const { fields } = readRcorder(text);
  const words = rcorderWords({ fields }, 'PROVIDE');
  return [...words, ...(readInsserv(text).fields.get('Provides')?.words ?? [])].map((word) => word.text);
}
