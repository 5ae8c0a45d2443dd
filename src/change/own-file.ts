/** Files of our own that a user names, such as a baseline: written as a whole or not at all. */
import type { ByteString } from '../model/bytes.ts';
import { strerror } from '../host/errno.ts';
import type { ChangeFault } from '../host/door.ts';
import { createRootedHost, type WholeHost } from '../host/rooted-host.ts';

/** Names that strangers have taken: more than this nobody has by accident. */
const MOST_TRIES = 100;
/** A file on its way, with the name of the process that writes it (`process-identity.ts`). */
const ON_ITS_WAY = /^\.initorder\.own\.([1-9][0-9]{0,9}(?:\.[\w-]*){3})\.[0-9]{1,2}\.new$/;

/**
 * Writes a file, new or not: beside it, synced, and moved to its place in one step, so that what stood there stays until all is
 * on the disk. Mode and owner are kept, a link is followed. Nothing but a regular file is replaced. What a run that was killed has
 * left of this in the same folder is taken away.
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
  removeLeftOvers(host, target.slice(0, Math.max(1, slash - 1)));
  for (let number = 0; number < MOST_TRIES; number++) {
    const temporary = `${target.slice(0, slash)}.initorder.own.${host.self}.${String(number)}.new`;
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

function removeLeftOvers(host: WholeHost, folder: ByteString): void {
  const listed = host.listNames(folder);
  if (listed.kind === 'error') return;
  for (const name of listed.names) {
    const writer = ON_ITS_WAY.exec(name)?.[1];
    const path = `${folder}/${name}`;
    if (writer === undefined || host.isRunning(writer) !== false || host.look(path).kind !== 'file') continue;
    host.remove(path);
  }
}

const NOT_REGULAR = { code: 'EINVAL', reason: 'it is no regular file' } as const;
