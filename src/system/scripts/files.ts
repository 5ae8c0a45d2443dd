/** Which files a command line means: scripts and folders as named, or all script folders of a system. */
import type { Host } from '../../host/door.ts';
import type { ByteString } from '../../model/bytes.ts';
import { isLeftOver } from '../../model/script-name.ts';
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

/** The files named: of a folder those that lie in it directly, in byte order, left-over names apart. */
export function listScriptFiles(host: Host, paths: readonly ByteString[]): ScriptFiles {
  const files: ByteString[] = [];
  const unread: Unread[] = [];
  for (const path of paths) {
    if (host.kindOf(path) !== 'folder') {
      files.push(path);
      continue;
    }
    const folder = host.readFolder(path);
    if (folder.kind === 'error') {
      unread.push({ file: path, kind: 'error', reason: folder.reason });
      continue;
    }
    for (const { name, kind } of folder.entries) {
      if ((kind === 'file' || kind === 'link') && !isLeftOver(name)) files.push(`${withSlash(path)}${name}`);
    }
  }
  return { files, unread };
}

/** The script folders that a system has, below `root`. */
export function findScriptFolders(host: Host, root: ByteString): readonly ByteString[] {
  return SCRIPT_FOLDERS.flatMap((same) => {
    const found = same.map((path) => withSlash(root) + path).find((path) => host.kindOf(path) === 'folder');
    return found === undefined ? [] : [found];
  });
}

/** A path that a name can be put behind. */
export function withSlash(path: ByteString): ByteString {
  return path === '' || path.endsWith('/') ? path : `${path}/`;
}
