/**
 * Writing to standard output and standard error. Bytes are collected and written with as few system calls as can be;
 * Node's own streams are never touched, and the terminal module is loaded only when asked for: either would cost a twentieth
 * of a whole run (`docs/performance.md`).
 */
import fs from 'node:fs';
import type { ByteString } from '../model/bytes.ts';
import { errorCode } from './errno.ts';

/** Where a command writes. */
export interface Output {
  write(bytes: ByteString): void;
  /** Whether a person reads it on a terminal. */
  isTerminal(): boolean;
  /** Writes what was collected; absent where nothing is. */
  flush?(): void;
}

/** An output on a file descriptor. */
export interface DescriptorOutput extends Output {
  /** Writes what was collected. */
  flush(): void;
  /**
   * The name of the error number that the first failed write gave: EPIPE when the reader is gone, ENOSPC on a full disk.
   * Everything written since then was lost. Undefined as long as all went well.
   */
  failure(): string | undefined;
}

const COLLECT = 1 << 16;
const RETRY_MILLISECONDS = 1;

export function openOutput(fd: number): DescriptorOutput {
  let pending: string[] = [];
  let length = 0;
  let failure: string | undefined;
  const flush = (): void => {
    if (length === 0) return;
    const bytes = Buffer.from(pending.join(''), 'latin1');
    [pending, length] = [[], 0];
    failure ??= writeAll(fd, bytes);
  };
  return {
    write: (bytes) => {
      if (failure !== undefined) return;
      pending.push(bytes);
      length += bytes.length;
      if (length >= COLLECT) flush();
    },
    isTerminal: () => isTerminal(fd),
    flush,
    failure: () => failure,
  };
}

/**
 * Whether a descriptor is a terminal. A file, a pipe and the null device are told from one without Node's module for
 * terminals, which loads that for networks.
 */
export function isTerminal(fd: number): boolean {
  try {
    const stat = fs.fstatSync(fd);
    if (!stat.isCharacterDevice() || stat.rdev === fs.statSync('/dev/null').rdev) return false;
  } catch {
    // A system without devices of that kind: Node knows.
  }
  return process.getBuiltinModule('node:tty').isatty(fd);
}

/**
 * Writes all bytes. A descriptor that would block (a pipe shared with others may) is waited for.
 *
 * @returns the name of the error number if they could not be written
 */
function writeAll(fd: number, bytes: Buffer): string | undefined {
  for (let written = 0; written < bytes.length;) {
    try {
      written += fs.writeSync(fd, bytes, written);
    } catch (error) {
      const code = errorCode(error);
      if (code === undefined) throw error;
      if (code !== 'EAGAIN') return code;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MILLISECONDS);
    }
  }
  return undefined;
}
