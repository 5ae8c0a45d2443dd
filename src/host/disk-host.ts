/**
 * The host that is the machine. Reading is synchronous, through one reused buffer, and stops at the header where it can:
 * for many small files this is several times faster than any asynchronous way (`docs/performance.md`).
 */
import fs from 'node:fs';
import type { ByteString } from '../model/bytes.ts';
import { lookAt } from './disk-links.ts';
import { errorCode, strerror } from './errno.ts';
import type { ChangeFault, EntryKind, FolderResult, Host, IsEnough, ReadResult } from './door.ts';
import { toSystemPath } from './system-path.ts';
import type { NoteFault } from './trouble.ts';
import { permissionsOf } from './windows.ts';

/** One read takes in most scripts whole. */
const FIRST_READ = 4096;
/** Headers stand at the top: of most scripts only so much is made into a string. */
const FIRST_LOOK = 1024;

/** O_NONBLOCK: opening a pipe that nobody writes to must not wait for a writer. */
const OPEN_FLAGS = fs.constants.O_RDONLY | fs.constants.O_NONBLOCK | fs.constants.O_NOCTTY;

/**
 * A host on the machine's disk.
 *
 * @param cwd where relative paths begin; the process's own working folder if absent
 * @param note told of all errors, those too that the host itself takes for an answer
 */
export function createDiskHost(cwd: ByteString = '', note: NoteFault = () => undefined): Host {
  const buffer = Buffer.allocUnsafe(FIRST_READ);
  return {
    readFile: (path, isEnough) => {
      const result = readFile(toSystemPath(cwd, path), buffer, isEnough);
      if (result.kind === 'error') note(path, result);
      return result;
    },
    readFolder: (path) => {
      const result = readFolder(toSystemPath(cwd, path));
      if (result.kind === 'error') note(path, result);
      return result;
    },
    kindOf: (path) => {
      const stat = statOf(toSystemPath(cwd, path), path, note);
      const kind = stat === undefined ? undefined : kindOfEntry(stat);
      return kind === 'link' ? 'other' : kind;
    },
    look: (path) => {
      const found = lookAt(toSystemPath(cwd, path));
      if (found.kind === 'error') note(path, found);
      return found;
    },
    modeOf: (path) => {
      const stat = statOf(toSystemPath(cwd, path), path, note);
      return stat === undefined ? undefined : permissionsOf(stat.mode);
    },
  };
}

function readFile(path: string | Buffer, buffer: Buffer, isEnough: IsEnough | undefined): ReadResult {
  let fd = -1;
  try {
    fd = fs.openSync(path, OPEN_FLAGS);
    return readFrom(fd, buffer, isEnough);
  } catch (error) {
    return toReadError(error);
  } finally {
    if (fd >= 0) fs.closeSync(fd);
  }
}

function readFolder(path: string | Buffer): FolderResult {
  try {
    // Names as latin1 are names as bytes, without a buffer for each.
    const found = fs.readdirSync(path, { withFileTypes: true, encoding: 'latin1' });
    const kinds = new Map(found.map((entry) => [entry.name, kindOfEntry(entry)]));
    // Sorting by code units is sorting by bytes here, and several times faster than by a function.
    const names = found.map(({ name }) => name).sort();
    return { kind: 'folder', entries: names.map((name) => ({ name, kind: kinds.get(name) ?? 'other' })) };
  } catch (error) {
    return { kind: 'error', ...toFault(error) };
  }
}

/** What is at a path, links followed; undefined if that cannot be seen. */
function statOf(place: string | Buffer, path: ByteString, note: NoteFault): fs.Stats | undefined {
  try {
    return fs.statSync(place);
  } catch (error) {
    note(path, toFault(error));
    return undefined;
  }
}

function kindOfEntry(
  entry: Pick<fs.Dirent<Buffer> | fs.Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'>,
): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/** @throws whatever is no failed system call: that is a fault of ours */
function toFault(error: unknown): Exclude<ChangeFault, undefined> {
  const code = errorCode(error);
  if (code === undefined) throw error;
  return { code, reason: strerror(code) };
}

/**
 * Reads at positions, never from the current one: that fails at once on pipes and terminals, and it makes a look at the
 * file's type needless where the first read came back with a part of a buffer, which only files give.
 */
function readFrom(fd: number, firstBuffer: Buffer, isEnough: IsEnough | undefined): ReadResult {
  let buffer = firstBuffer;
  let length = 0;
  let look = FIRST_LOOK;
  /** Length of the longest beginning that was asked about. */
  let asked = -1;
  const decode = (end: number): ByteString => buffer.toString('latin1', 0, end);
  for (;;) {
    const before = length;
    length += fs.readSync(fd, buffer, length, buffer.length - length, length);
    if (before === 0 && (length === 0 || length === buffer.length)) {
      const stat = fs.fstatSync(fd);
      if (!stat.isFile()) return { kind: 'not-regular', isFolder: stat.isDirectory() };
    }
    for (; isEnough !== undefined && look < length; look *= 2) {
      const text = decode(look);
      if (isEnough(text)) return { kind: 'text', text };
    }
    // The end is where nothing more comes: some file systems give less than was asked for before it. As a rule a short read
    // has it all, so a look at it mostly saves the next one.
    if (length === before) {
      const text = decode(length);
      if (asked < length) isEnough?.(text);
      return { kind: 'text', text };
    }
    if (length === buffer.length) {
      const larger = Buffer.allocUnsafe(buffer.length * 2);
      buffer.copy(larger);
      buffer = larger;
    } else if (asked < 0 && isEnough !== undefined) {
      asked = length;
      const text = decode(length);
      if (isEnough(text)) return { kind: 'text', text };
    }
  }
}

function toReadError(error: unknown): ReadResult {
  const code = errorCode(error);
  if (code === undefined) throw error;
  // What has no positions (a pipe, a terminal), or would have made us wait, is no regular file.
  if (code === 'ESPIPE' || code === 'EAGAIN') return { kind: 'not-regular', isFolder: false };
  return code === 'EISDIR' ? { kind: 'not-regular', isFolder: true } : { kind: 'error', code, reason: strerror(code) };
}
