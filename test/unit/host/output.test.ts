import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openOutput } from '../../../src/host/output.ts';

let folder = '';
let file = '';
let fd = -1;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'initorder-'));
});
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});
afterEach(() => {
  vi.restoreAllMocks();
  if (fd >= 0) fs.closeSync(fd);
  fd = -1;
});

function openFile(): number {
  file = path.join(folder, 'out');
  fd = fs.openSync(file, 'w');
  return fd;
}

function written(): string {
  return fs.readFileSync(file, 'latin1');
}

/** Makes each write go as the list says: a number of bytes taken, or the error that it gives; then as usual. */
function fakeWrites(outcomes: readonly (number | string)[]): () => number {
  const write = fs.writeSync.bind(fs);
  const left = [...outcomes];
  let calls = 0;
  vi.spyOn(fs, 'writeSync').mockImplementation((to: number, bytes: unknown, offset?: unknown): number => {
    calls += 1;
    const outcome = left.shift();
    if (typeof outcome === 'string') throw Object.assign(new Error(outcome), { code: outcome });
    const from = Number(offset ?? 0);
    if (!(bytes instanceof Uint8Array)) throw new TypeError('an output writes bytes');
    return write(to, bytes, from, Math.min(bytes.length - from, outcome ?? bytes.length));
  });
  return () => calls;
}

describe('openOutput', () => {
  it('writes nothing before it is flushed, then every byte as it was given', () => {
    const output = openOutput(openFile());
    output.write('a\xff');
    output.write('\0\n');
    expect(written()).toBe('');
    output.flush();
    expect(written()).toBe('a\xff\0\n');
    output.flush();
    expect(written()).toBe('a\xff\0\n');
    expect(output.failure()).toBeUndefined();
  });

  it('writes by itself when it has collected 64 KiB', () => {
    const output = openOutput(openFile());
    output.write('a'.repeat((1 << 16) - 1));
    expect(written()).toBe('');
    output.write('b');
    expect(written().length).toBe(1 << 16);
    output.write('c');
    expect(written().length).toBe(1 << 16);
  });

  it('makes no system call when there is nothing to write', () => {
    const calls = fakeWrites([]);
    const output = openOutput(openFile());
    output.flush();
    expect(calls()).toBe(0);
  });

  it('goes on after a short write', () => {
    const calls = fakeWrites([1, 2, 0, 3]);
    const output = openOutput(openFile());
    output.write('0123456789');
    output.flush();
    expect({ written: written(), calls: calls() }).toEqual({ written: '0123456789', calls: 5 });
  });

  it('waits for a descriptor that would block', () => {
    const calls = fakeWrites([4, 'EAGAIN', 'EAGAIN', 3]);
    const output = openOutput(openFile());
    output.write('0123456789');
    output.flush();
    expect({ written: written(), calls: calls() }).toEqual({ written: '0123456789', calls: 5 });
  });

  it.each(['EPIPE', 'ENOSPC', 'EIO'])('keeps %s as its failure and writes no more', (code) => {
    const calls = fakeWrites([2, code]);
    const output = openOutput(openFile());
    output.write('0123');
    output.flush();
    expect(output.failure()).toBe(code);
    output.write('x'.repeat(1 << 17));
    output.flush();
    expect({ written: written(), calls: calls(), failure: output.failure() }).toEqual({
      written: '01',
      calls: 2,
      failure: code,
    });
  });

  it('throws what is no failed system call', () => {
    vi.spyOn(fs, 'writeSync').mockImplementation(() => {
      throw new TypeError('a fault');
    });
    const output = openOutput(openFile());
    output.write('x');
    expect(() => {
      output.flush();
    }).toThrow('a fault');
  });

  it('tells that a file is no terminal', () => {
    expect(openOutput(openFile()).isTerminal()).toBe(false);
  });
});
