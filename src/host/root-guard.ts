/**
 * A host for commands that name files with the root's own path in front (`/srv/image/etc/init.d/cron`): what lies below the
 * root is resolved inside it, so that an absolute link there never leads to the machine's own files.
 */
import type { ByteString } from '../model/bytes.ts';
import type { Host } from './door.ts';
import { createRootedHost, type WholeHost } from './rooted-host.ts';

/** Paths below `root` go through a host that sees nothing else; all others go to `host`. */
export function createRootGuard(host: WholeHost, root: ByteString): Host {
  let end = root.length;
  while (end > 0 && root.charAt(end - 1) === '/') end -= 1;
  const prefix = root.slice(0, end);
  const rooted = createRootedHost(host, root);
  const hostOf = (path: ByteString): [Host, ByteString] =>
    path === prefix || path.startsWith(`${prefix}/`) ? [rooted, path.slice(end) || '/'] : [host, path];
  return {
    readFile: (path, isEnough) => {
      const [owner, inside] = hostOf(path);
      return owner.readFile(inside, isEnough);
    },
    readFolder: (path) => {
      const [owner, inside] = hostOf(path);
      return owner.readFolder(inside);
    },
    kindOf: (path) => {
      const [owner, inside] = hostOf(path);
      return owner.kindOf(inside);
    },
    modeOf: (path) => {
      const [owner, inside] = hostOf(path);
      return owner.modeOf(inside);
    },
    look: (path) => {
      const [owner, inside] = hostOf(path);
      return owner.look(inside);
    },
  };
}
