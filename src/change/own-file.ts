/** Files of our own that a user names, such as a baseline: written as a whole or not at all. */
import type { ByteString } from '../model/bytes.ts';
import { strerror } from '../host/errno.ts';
import type { ChangeFault } from '../host/door.ts';
import { createRootedHost, type WholeHost } from '../host/rooted-host.ts';

/** Files of runs that died, which nobody has taken away. */
const MOST_LEFT_OVER = 100;

/**
 * Writes a file, new or not: beside it, synced, and moved to its place in one step, so that what stood there stays until all is
 * on the disk. Mode and owner are kept, a link is followed. Nothing but a regular file is replaced.
 *
 * @param cwd where a relative path begins, as bytes
 * @param mode permission bits of a file that is not there yet
 */
export function writeOwnFile(
  host: WholeHost,
  cwd: ByteString,
  path: ByteString,
  text: ByteString,
  mode: number = 0o644,
): ChangeFault {
  const whole = path.startsWith('/') ? path : `${cwd}/${path}`;
  const target = createRootedHost(host, '/').realPath(whole) ?? whole;
  const found = host.look(target);
  if (found.kind === 'error') return found;
  if (found.kind !== 'file' && found.kind !== 'absent') return NOT_REGULAR;
  const rights = found.kind === 'file' ? { mode: found.mode, owner: { uid: found.uid, gid: found.gid } } : { mode };
  const slash = target.lastIndexOf('/') + 1;
  for (let number = 0; number < MOST_LEFT_OVER; number++) {
    const temporary = `${target.slice(0, slash)}.initorder.own.${number}.new`;
    const fault = host.createFile(temporary, text, rights);
    if (fault?.code === 'EEXIST') continue;
    if (fault !== undefined) return fault;
    const unmoved = host.rename(temporary, target);
    if (unmoved !== undefined) host.remove(temporary);
    else host.syncFolder(target.slice(0, Math.max(1, slash - 1)));
    return unmoved;
  }
  return { code: 'EEXIST', reason: strerror('EEXIST') };
}

const NOT_REGULAR = { code: 'EINVAL', reason: 'it is no regular file' } as const;
