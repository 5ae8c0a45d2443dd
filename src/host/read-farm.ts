/** Lists the folders of a link farm. */
import type { ByteString } from '../model/bytes.ts';
import type { FarmFolder } from '../model/link-farm.ts';
import type { Host } from './host.ts';

/** One folder of the farm, links to it followed. One system call or little more, however many entries there are. */
export function readFarmFolder(host: Pick<Host, 'readFolder'>, path: ByteString): FarmFolder {
  const result = host.readFolder(path);
  if (result.kind === 'folder') return { path, entries: result.entries };
  return { path, entries: [], fault: { code: result.code, reason: result.reason } };
}
