/** One name for a folder, whichever way leads to it: `etc/rc.d` of SUSE is a link to `init.d`, and its scripts count once. */
import { resolveInRoot } from '../../host/rooted-path.ts';
import type { Host } from '../../host/door.ts';
import type { ByteString } from '../../model/bytes.ts';

/**
 * A function that names folders. What cannot be resolved keeps its name, as does what begins with `..`: where that leads is
 * known to whoever knows the working folder, and to fold two folders that are two would lose scripts.
 *
 * @param root links below it are followed inside it
 */
export function openFolderNames(host: Host, root: ByteString | undefined): (folder: ByteString) => ByteString {
  const known = new Map<ByteString, ByteString>();
  const prefix = root === undefined ? undefined : root.replace(/\/{1,64}$/, '');
  const resolve = (folder: ByteString): ByteString => {
    if (folder.split('/').includes('..')) return folder;
    const isInside = prefix !== undefined && (folder === prefix || folder.startsWith(`${prefix}/`));
    const home = isInside ? prefix : folder.startsWith('/') ? '' : '.';
    const result = resolveInRoot(host, home, isInside ? folder.slice(prefix.length) : folder, true);
    return result.kind === 'error' ? folder : `${home}${result.path}`;
  };
  return (folder) => {
    const name = known.get(folder) ?? resolve(folder);
    known.set(folder, name);
    return name;
  };
}
