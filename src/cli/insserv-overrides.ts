/** Overrides of headers: files that stand in folders of their own under the names of the scripts. */
import type { Host } from '../host/host.ts';
import type { ByteString } from '../model/bytes.ts';
import type { SourceText } from '../order/insserv/script-header.ts';

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
