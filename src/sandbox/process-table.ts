/** Processes as the host sees them. Nothing is looked up inside a sandbox, where a script may have put links of its own. */
import fs from 'node:fs';
import type { SandboxProcess } from '../model/exercise.ts';
import type { ProcessInside } from '../model/sandbox.ts';

/** What became of a child of ours. It stays a zombie until the event loop turns, which it does not while we wait. */
export interface ChildState {
  readonly exit: number | undefined;
  readonly signal: number | undefined;
}

/** Undefined while it runs. */
export function stateOfChild(pid: number): ChildState | undefined {
  const fields = statOf(pid);
  if (fields === undefined) return { exit: undefined, signal: undefined };
  if (fields[0] !== 'Z' && fields[0] !== 'X') return undefined;
  const status = Number(fields.at(-1));
  const signal = status & 0x7f;
  return signal === 0 ? { exit: (status >> 8) & 0xff, signal: undefined } : { exit: undefined, signal };
}

/** The fields behind the name. */
function statOf(pid: number | string): readonly string[] | undefined {
  const text = readOr(`/proc/${pid}/stat`);
  return text === undefined
    ? undefined
    : text
        .slice(text.lastIndexOf(')') + 2)
        .trim()
        .split(' ');
}

function readOr(path: string): string | undefined {
  try {
    return fs.readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}

/** The name space of a process. */
export function namespaceOf(pid: number | string, kind: string): string | undefined {
  try {
    return fs.readlinkSync(`/proc/${pid}/ns/${kind}`);
  } catch {
    return undefined;
  }
}

/** The first child of a process. */
export function childOf(pid: number): number | undefined {
  const words = (readOr(`/proc/${pid}/task/${pid}/children`) ?? '').trim().split(' ');
  return words[0] === undefined || words[0] === '' ? undefined : Number(words[0]);
}

/** The processes of a space of process numbers but for its first one and that one's helper; in the order of their numbers. */
export function processesIn(space: string, firstUid: number): readonly SandboxProcess[] {
  const found: SandboxProcess[] = [];
  for (const entry of fs.readdirSync('/proc')) {
    if (!/^[0-9]+$/.test(entry) || namespaceOf(entry, 'pid') !== space) continue;
    const status = readOr(`/proc/${entry}/status`) ?? '';
    const pid = Number(/^NSpid:.*\t([0-9]+)$/m.exec(status)?.[1] ?? '0');
    const uid = Number(/^Uid:\t([0-9]+)/m.exec(status)?.[1] ?? '0');
    const isZombie = /^State:\tZ/m.test(status);
    const words = (readOr(`/proc/${entry}/cmdline`) ?? '').split('\0').slice(0, -1);
    const isHelper =
      words.length === 1 && words[0] === '/bin/cat' && Number(statOf(entry)?.[1]) > 0 && isChildOfFirst(entry);
    if (pid <= 1 || isZombie || isHelper || words.length === 0) continue;
    found.push({ pid, uid: uid - firstUid, words });
  }
  return found.sort((a, b) => a.pid - b.pid);
}

/** What a process of a space has open. The kernel tells paths below the root of whoever asks, or of the process if that is not below. */
export function insideOf(space: string, pid: number): ProcessInside | undefined {
  for (const entry of fs.readdirSync('/proc')) {
    if (!/^[0-9]+$/.test(entry) || namespaceOf(entry, 'pid') !== space) continue;
    if (!new RegExp(`^NSpid:.*\\t${pid}$`, 'm').test(readOr(`/proc/${entry}/status`) ?? '')) continue;
    try {
      const files = fs
        .readdirSync(`/proc/${entry}/fd`)
        .map((fd) => ({ fd: Number(fd), target: fs.readlinkSync(`/proc/${entry}/fd/${fd}`, 'latin1') }));
      return { folder: fs.readlinkSync(`/proc/${entry}/cwd`, 'latin1'), files };
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** Whether the parent is the first process of the sandbox, which waits with `cat` for its end. */
function isChildOfFirst(entry: string): boolean {
  const parent = statOf(entry)?.[1] ?? '';
  return /^NSpid:.*\t1$/m.test(readOr(`/proc/${parent}/status`) ?? '');
}

/** Sleeps without turning the event loop. */
export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Ends a process, or with a negative number a group of them; those that are gone are no fault. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
