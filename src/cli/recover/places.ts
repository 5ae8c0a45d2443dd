/** Where journals are looked for. */
import { createRootedHost, type RootedHost, type WholeHost } from '../../host/rooted-host.ts';
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';

/** A folder that may have a journal. */
export interface RecoverPlace {
  readonly host: RootedHost;
  /** As the host has it. */
  readonly folder: ByteString;
  /** Folders besides it that a journal there may be about. */
  readonly reach: readonly ByteString[];
  /** It was named, as one where a new script may be, and is none of those that a whole system has. */
  readonly takesNew: boolean;
  /** A path of the host as it is shown. */
  readonly show: (path: ByteString) => ByteString;
}

/** Where the commands on a system keep lock and journal, and those that repair scripts of several of its folders. */
const FOLDERS = ['/etc', '/etc/rc.d', '/'];

/** The places below a root; these folders of it, if any are named. */
export function placesOfRoot(
  host: WholeHost,
  root: ByteString,
  folders: readonly ByteString[],
  cwd: ByteString,
): readonly RecoverPlace[] {
  const rooted = createRootedHost(host, root, cwd);
  const places = new Map<ByteString, RecoverPlace>();
  for (const folder of folders.length > 0 ? folders.map(folderOf) : FOLDERS) {
    const real = rooted.realPath(folder);
    if (real === undefined || places.has(real)) continue;
    places.set(real, {
      host: rooted,
      folder: real,
      reach: ['/'],
      takesNew: folders.length > 0,
      show: withoutDoubleSlash,
    });
  }
  return [...places.values()];
}

/** Folders that are each taken for a world of its own: nothing outside is touched, whatever a journal says. */
export function placesOfFolders(host: WholeHost, folders: readonly ByteString[]): readonly RecoverPlace[] {
  return [...new Set(folders.map(folderOf))].map((folder) => ({
    host: createRootedHost(host, folder),
    folder: '/',
    reach: [],
    takesNew: true,
    show: (path) => withoutDoubleSlash(`${folder}/${path}`),
  }));
}

/** The folder of a journal that is itself named. */
function folderOf(path: ByteString): ByteString {
  if (!baseName(path).startsWith('.initorder.')) return path;
  return path.slice(0, path.lastIndexOf('/') + 1) || '.';
}

function withoutDoubleSlash(path: ByteString): ByteString {
  return path.replace(/\/{2,}/g, '/');
}
