/** Lists the folders of a link farm. */
import type { ByteString } from '../model/bytes.ts';
import type { FarmFolder } from '../model/link-farm.ts';
import type { LinkDoor } from '../host/link-door.ts';

/** One folder of the farm, links to it followed. One system call or little more, however many entries there are. */
export function readFarmFolder(
  host: Pick<LinkDoor, 'linkTarget' | 'listNames' | 'look'>,
  path: ByteString,
): FarmFolder {
  const result = host.listNames(path);
  const isFolder = (name: ByteString): boolean => {
    const entry = `${path}/${name}`;
    // Nearly all are links, which the first call tells by itself.
    return host.linkTarget(entry) === undefined && host.look(entry).kind === 'folder';
  };
  if (result.kind === 'names') return { path, names: result.names, isFolder };
  return { path, names: [], isFolder, fault: { code: result.code, reason: result.reason } };
}
