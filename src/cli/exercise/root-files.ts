/** The files of a package, to be laid into a sandbox. */
import type { Host } from '../../host/door.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { SandboxFile } from '../../model/sandbox.ts';

const FOLDERS = ['/etc', '/usr/share', '/usr/local/etc', '/usr/local/share', '/var/lib', '/opt'];
/** What no script reads, in the thousands. */
const PAGES = /^\/usr\/share\/(?:man|doc|info|locale|lintian|icons|bash-completion|zsh|fish|vim|applications)$/;
const MOST_BYTES = 200_000;
const MOST_FILES = 3_000;

/** Regular files of the places that scripts read; links are not followed. */
export function filesBelow(host: Host, root: ByteString): readonly SandboxFile[] {
  const files: SandboxFile[] = [];
  const folders = [...FOLDERS].reverse();
  for (let folder = folders.pop(); folder !== undefined && files.length < MOST_FILES; folder = folders.pop()) {
    const listed = host.readFolder(root + folder);
    if (listed.kind !== 'folder') continue;
    for (const { name, kind } of listed.entries) {
      const path = `${folder}/${name}`;
      if (kind === 'folder' && !PAGES.test(path)) folders.push(path);
      if (kind !== 'file') continue;
      const look = host.look(root + path);
      if (look.kind !== 'file' || look.size > MOST_BYTES) continue;
      const found = host.readFile(root + path);
      if (found.kind === 'text') files.push({ path, text: found.text, mode: look.mode | 0o444 });
    }
  }
  return files;
}
