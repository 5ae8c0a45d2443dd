/**
 * Names for processes that outlive them: the process id alone is used again by later processes, so on Linux the time of the
 * start, the boot and the name space of the ids stand with it.
 */
import fs from 'node:fs';
import type { ByteString } from '../model/bytes.ts';
import { errorCode } from './errno.ts';

const UNKNOWN = '-';

/** `PID.START.BOOT.NAMESPACE`, a `-` for what the system does not tell. */
export function nameOwnProcess(): ByteString {
  return `${process.pid}.${startOf(process.pid) ?? UNKNOWN}.${bootId()}.${nameSpace()}`;
}

/** Whether the process that was so named is running. Undefined if its id is one of another name space, or no such name. */
export function isProcessRunning(name: ByteString): boolean | undefined {
  const [pid = '', start, boot, space] = name.split('.');
  if (!/^[1-9][0-9]{0,9}$/.test(pid) || space === undefined) return undefined;
  if (boot !== UNKNOWN && boot !== bootId()) return bootId() === UNKNOWN ? undefined : false;
  if (space !== nameSpace()) return undefined;
  if (!exists(Number(pid))) return false;
  const now = startOf(Number(pid));
  return start === UNKNOWN || now === undefined || now === start;
}

/** EPERM: it is there, but not ours. */
function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Field 22 of stat, counted behind the command's name, which may hold anything. A zombie is dead already. */
function startOf(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' ? 'ended' : fields?.[19];
}

function bootId(): string {
  return readIfThere('/proc/sys/kernel/random/boot_id')?.trim().slice(0, 8) ?? UNKNOWN;
}

function nameSpace(): string {
  try {
    return /\d+/.exec(fs.readlinkSync('/proc/self/ns/pid'))?.[0] ?? UNKNOWN;
  } catch {
    return UNKNOWN;
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return fs.readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}
