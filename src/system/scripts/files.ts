/** Which files a command line means: scripts and folders as named, or all script folders of a system. */
import type { Host } from '../../host/door.ts';
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import { isLeftOver } from '../../model/script-name.ts';
import { openFolderNames } from './folder-names.ts';
import type { Unread } from './read.ts';

/** Where systems keep their scripts, seen from the root. Of a pair of which one links to the other the first is taken. */
const SCRIPT_FOLDERS: readonly (readonly ByteString[])[] = [
  ['etc/init.d', 'etc/rc.d/init.d'],
  ['etc/rc.d'],
  ['usr/local/etc/rc.d'],
  ['usr/pkg/share/examples/rc.d'],
];

export interface ScriptFiles {
  readonly files: readonly ByteString[];
  readonly unread: readonly Unread[];
}

/**
 * The files named: of a folder those that lie in it directly, in byte order, left-over names apart. A file that is named by two
 * paths is taken by the first. A name alone that no file here has means the script of the root that is called so.
 *
 * @param root of a system whose links are followed inside it
 */
export function listScriptFiles(host: Host, paths: readonly ByteString[], root?: ByteString): ScriptFiles {
  const files: ByteString[] = [];
  const unread: Unread[] = [];
  const nameFolder = openFolderNames(host, root);
  const seen = new Set<ByteString>();
  const isNew = (name: ByteString): boolean => seen.size < seen.add(name).size;
  for (const word of paths) {
    const path = root === undefined ? word : findNamed(host, word, root);
    if (host.kindOf(path) !== 'folder') {
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      if (isNew(`${nameFolder(folder)}/${baseName(path)}`)) files.push(path);
      continue;
    }
    const home = nameFolder(path);
    if (!isNew(`${home}/`)) continue;
    const folder = host.readFolder(path);
    if (folder.kind === 'error') {
      unread.push({ file: path, kind: 'error', reason: folder.reason });
      continue;
    }
    for (const { name, kind } of folder.entries) {
      if ((kind !== 'file' && kind !== 'link') || isLeftOver(name)) continue;
      if (isNew(`${home}/${name}`)) files.push(`${withSlash(path)}${name}`);
    }
  }
  return { files, unread };
}

/** The path of a script of the root that is named by its name; any other word stays as it is. */
function findNamed(host: Host, word: ByteString, root: ByteString): ByteString {
  if (word === '' || word.includes('/') || host.kindOf(word) !== undefined) return word;
  const files = findScriptFolders(host, root).map((folder) => `${withSlash(folder)}${word}`);
  return files.find((file) => host.kindOf(file) === 'file') ?? word;
}

/** The script folders that a system has, below `root`, each by one of its names. */
export function findScriptFolders(host: Host, root: ByteString): readonly ByteString[] {
  const nameFolder = openFolderNames(host, root);
  const found = new Map<ByteString, ByteString>();
  for (const same of SCRIPT_FOLDERS) {
    const folder = same.map((path) => withSlash(root) + path).find((path) => host.kindOf(path) === 'folder');
    // Red Hat has the links' folders in etc/rc.d, and scripts that are no services.
    if (folder === undefined || host.kindOf(`${folder}/init.d`) === 'folder') continue;
    const name = nameFolder(folder);
    if (!found.has(name)) found.set(name, folder);
  }
  return [...found.values()];
}

/** A path that a name can be put behind. */
export function withSlash(path: ByteString): ByteString {
  return path === '' || path.endsWith('/') ? path : `${path}/`;
}
