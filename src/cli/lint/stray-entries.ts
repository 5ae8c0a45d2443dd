/** What lies in the folders of scripts of a system and is no script that anybody can start. */
import type { FolderEntry, Host } from '../../host/door.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { StrayEntry } from '../../model/link-entry.ts';
import { isBootPart, isCopy, isLeftOver } from '../../model/script-name.ts';
import { openFolderNames } from '../../system/scripts/folder-names.ts';
import { findScriptFolders, withSlash } from '../../system/scripts/files.ts';

/** Both are there where a package, or a copy of the system, put a folder in the place of the link. */
const TWINS = ['etc/init.d', 'etc/rc.d/init.d'] as const;

/** The stray entries of a system, folder by folder. O(entries); of links it is asked where they lead. */
export function findStrayEntries(host: Host, root: ByteString): readonly StrayEntry[] {
  const home = withSlash(root);
  const strays = findScriptFolders(host, root).flatMap((folder) =>
    listFolder(host, folder).flatMap(({ name, kind }) => {
      const path = withSlash(folder) + name;
      if (kind === 'link') return judgeLink(host, home, path, name);
      if (kind === 'other') return [{ path, kind: 'device' as const }];
      return kind === 'file' && isLeftBehind(name) ? [{ path, kind: 'copy' as const }] : [];
    }),
  );
  return [...strays, ...findHidden(host, home)];
}

/** Hidden files are seen by no tool, and a sample was put there to be seen. */
function isLeftBehind(name: ByteString): boolean {
  return isCopy(name) && !name.startsWith('.') && !name.endsWith('.sample');
}

function listFolder(host: Host, folder: ByteString): readonly FolderEntry[] {
  const listing = host.readFolder(folder);
  return listing.kind === 'folder' ? listing.entries : [];
}

function judgeLink(host: Host, home: ByteString, path: ByteString, name: ByteString): readonly StrayEntry[] {
  const found = host.look(path);
  if (found.kind !== 'link') return [];
  // An absolute target means a place in the system, wherever that is mounted now.
  const place = found.target.startsWith('/') ? home + found.target.slice(1) : path;
  const end = host.kindOf(place);
  if (end === undefined) return [{ path, kind: 'dangling', other: found.target }];
  if (end === 'other') return [{ path, kind: 'device', other: found.target }];
  return end === 'file' && isLeftBehind(name) ? [{ path, kind: 'copy' }] : [];
}

/** Scripts of the folder that is not read, where the other has one of the name and of another text. */
function findHidden(host: Host, home: ByteString): readonly StrayEntry[] {
  const [first, second] = TWINS.map((folder) => home + folder);
  if (first === undefined || second === undefined) return [];
  if (host.kindOf(first) !== 'folder' || host.kindOf(second) !== 'folder') return [];
  const nameFolder = openFolderNames(host, home);
  if (nameFolder(first) === nameFolder(second)) return [];
  const known = new Set(listFolder(host, first).map(({ name }) => name));
  return listFolder(host, second).flatMap(({ name, kind }) => {
    if (kind !== 'file' || !known.has(name) || isLeftOver(name) || isBootPart(name)) return [];
    const [path, other] = [`${second}/${name}`, `${first}/${name}`];
    const [hidden, taken] = [host.readFile(path), host.readFile(other)];
    const isOther = hidden.kind === 'text' && taken.kind === 'text' && hidden.text !== taken.text;
    return isOther ? [{ path, kind: 'hidden', other }] : [];
  });
}
