/** Changes of links and files on the machine's disk. */
import fs from 'node:fs';
import type { ByteString } from '../model/bytes.ts';
import type { SystemFault } from '../model/fault.ts';
import { errorCode, strerror } from './errno.ts';
import type { ChangeFault, Look, ReadResult } from './door.ts';
import type { FileRights, LinkDoor, NamesResult } from './link-door.ts';
import { isProcessRunning, nameOwnProcess } from './process-identity.ts';
import { toSystemBytes, toSystemPath } from './system-path.ts';
import type { NoteFault } from './trouble.ts';
import { isWindows, permissionsOf } from './windows.ts';

/** Where users have no numbers, nobody's files are told from those of others. */
const ROOT = 0;

/**
 * A door to the disk.
 *
 * @param cwd where relative paths begin; the process's own working folder if absent
 * @param note told of all errors of reading, those too that the door itself takes for an answer
 */
export function createDiskLinks(cwd: ByteString = '', note: NoteFault = () => undefined): LinkDoor {
  const at = (path: ByteString): string | Buffer => toSystemPath(cwd, path);
  const heard = <Result extends { readonly kind: string }>(path: ByteString, result: Result): Result => {
    if (isError(result)) note(path, result);
    return result;
  };
  return {
    listNames: (path) => heard(path, listNames(at(path))),
    readPlainFile: (path) => heard(path, readPlainFile(at(path))),
    linkTarget: (path) => {
      const target = linkTarget(at(path));
      if (typeof target === 'string') return target;
      note(path, target);
      return undefined;
    },
    look: (path) => heard(path, lookAt(at(path))),
    mayChange: (path) =>
      attempt(() => {
        fs.accessSync(at(path), fs.constants.R_OK | fs.constants.W_OK);
      }),
    makeLink: (target, path) =>
      attempt(() => {
        fs.symlinkSync(toSystemPath('', target), at(path));
      }),
    makeHardLink: (from, to) =>
      attempt(() => {
        fs.linkSync(at(from), at(to));
      }),
    createFile: (path, text, rights) => createFile(at(path), text, rights),
    remove: (path) =>
      attempt(() => {
        fs.unlinkSync(at(path));
      }),
    rename: (from, to) =>
      attempt(() => {
        fs.renameSync(at(from), at(to));
      }),
    makeFolder: (path, mode = 0o700) => makeWay(at, path, mode),
    removeFolder: (path) =>
      attempt(() => {
        fs.rmdirSync(at(path));
      }),
    syncFolder: (path) =>
      attempt(() => {
        syncFolder(at(path));
      }),
    user: process.geteuid?.() ?? ROOT,
    self: nameOwnProcess(),
    isRunning: isProcessRunning,
    pause: (milliseconds) => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
    },
  };
}

function isError(result: { readonly kind: string }): result is { readonly kind: 'error' } & SystemFault {
  return result.kind === 'error';
}

function attempt(change: () => void): ChangeFault {
  try {
    change();
    return undefined;
  } catch (error) {
    return toFault(error);
  }
}

/** @throws whatever is no failed system call: that is a fault of ours */
function toFault(error: unknown): Exclude<ChangeFault, undefined> {
  const code = errorCode(error);
  if (code === undefined) throw error;
  return { code, reason: strerror(code) };
}

const NON_ASCII = /[^\x00-\x7f]/;
/** Made once: Node copies options that are given as a word, at each call. */
const AS_TEXT = { encoding: 'utf8', flag: 'r' } as const;
const IF_THERE = { throwIfNoEntry: false } as const;
const AS_BYTES = { encoding: 'latin1' } as const;

/** Node reads UTF-8 in one call and much faster than bytes; text that is ASCII is the same in both. */
function readPlainFile(path: string | Buffer): ReadResult {
  try {
    const text = fs.readFileSync(path, AS_TEXT);
    return { kind: 'text', text: NON_ASCII.test(text) ? fs.readFileSync(path, 'latin1') : text };
  } catch (error) {
    const fault = toFault(error);
    return fault.code === 'EISDIR' ? { kind: 'not-regular', isFolder: true } : { kind: 'error', ...fault };
  }
}

function listNames(path: string | Buffer): NamesResult {
  try {
    // Sorting by code units is sorting by bytes here.
    return { kind: 'names', names: fs.readdirSync(path, 'latin1').sort() };
  } catch (error) {
    return { kind: 'error', ...toFault(error) };
  }
}

function linkTarget(path: string | Buffer): ByteString | SystemFault {
  try {
    return fs.readlinkSync(path, AS_BYTES);
  } catch (error) {
    return toFault(error);
  }
}

/** What stands at a path of the disk, no link at its end followed. */
export function lookAt(path: string | Buffer): Look {
  try {
    const stat = fs.lstatSync(path, IF_THERE);
    if (stat === undefined) return { kind: 'absent' };
    if (stat.isSymbolicLink()) return { kind: 'link', target: fs.readlinkSync(path, 'latin1') };
    if (stat.isFile()) {
      return { kind: 'file', mode: permissionsOf(stat.mode), uid: stat.uid, gid: stat.gid, size: stat.size };
    }
    return { kind: stat.isDirectory() ? 'folder' : 'other' };
  } catch (error) {
    const fault = toFault(error);
    return fault.code === 'ENOENT' ? { kind: 'absent' } : { kind: 'error', ...fault };
  }
}

/** A file that could not be written whole is taken away again: a full disk leaves nothing half done. */
function createFile(path: string | Buffer, text: ByteString, { mode, owner }: FileRights): ChangeFault {
  const bytes = toSystemBytes(text);
  let fd = -1;
  try {
    fd = fs.openSync(path, 'wx', 0o600);
    for (let written = 0; written < bytes.length;) written += fs.writeSync(fd, bytes, written);
    // Owner first: changing it takes the set-id bits off, which the mode then puts back.
    if (owner !== undefined && (owner.uid !== process.getuid?.() || owner.gid !== process.getgid?.())) {
      fs.fchownSync(fd, owner.uid, owner.gid);
    }
    fs.fchmodSync(fd, mode & 0o7777);
    fs.fsyncSync(fd);
    return undefined;
  } catch (error) {
    if (fd >= 0) takeAway(path);
    return toFault(error);
  } finally {
    if (fd >= 0) closeQuietly(fd);
  }
}

/** A file system that has failed once may fail for good: what is left then, the caller finds where it stands. */
function takeAway(path: string | Buffer): void {
  try {
    fs.unlinkSync(path);
  } catch (error) {
    toFault(error);
  }
}

/** What close(2) has to tell was told by the sync before it. */
function closeQuietly(fd: number): void {
  try {
    fs.closeSync(fd);
  } catch (error) {
    toFault(error);
  }
}

/** One after the other: where Node makes the missing ones by itself, it tells ENOENT of whatever the system refused. */
function makeWay(at: (path: ByteString) => string | Buffer, path: ByteString, mode: number): ChangeFault {
  const missing = [path.replace(/\/+$/, '') || path];
  for (let folder = missing.at(-1); folder !== undefined; folder = missing.at(-1)) {
    const place = at(folder);
    const fault = attempt(() => {
      fs.mkdirSync(place, { mode });
    });
    if (fault === undefined || (fault.code === 'EEXIST' && isFolder(place))) {
      missing.pop();
      continue;
    }
    const above = folder.slice(0, Math.max(0, folder.lastIndexOf('/'))).replace(/\/+$/, '');
    if (fault.code === 'ENOENT' && above !== '') missing.push(above);
    // What is in the way further up is a link that leads nowhere.
    else return fault.code === 'EEXIST' && missing.length > 1 ? { code: 'ENOENT', reason: strerror('ENOENT') } : fault;
  }
  return undefined;
}

function isFolder(place: string | Buffer): boolean {
  return fs.statSync(place, IF_THERE)?.isDirectory() === true;
}

/** Windows and some file systems (EINVAL) know no sync of folders; there is nothing to wait for then. */
function syncFolder(path: string | Buffer): void {
  if (isWindows()) return;
  const fd = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_DIRECTORY);
  try {
    fs.fsyncSync(fd);
  } catch (error) {
    if (errorCode(error) !== 'EINVAL') throw error;
  } finally {
    closeQuietly(fd);
  }
}
