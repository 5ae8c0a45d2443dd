import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiskHost } from '../../../src/host/disk-host.ts';

let folder = '';
const keptOpen: number[] = [];
const isRoot = process.getuid?.() === 0;

function write(name: string | Buffer, text: string, mode = 0o644): void {
  const file = Buffer.concat([
    Buffer.from(`${folder}/`),
    typeof name === 'string' ? Buffer.from(name, 'latin1') : name,
  ]);
  fs.writeFileSync(file, Buffer.from(text, 'latin1'), { mode });
}

/** The beginning of a header, then so many bytes of comment, then its last line. */
function scriptOf(bytes: number): string {
  return `#!/bin/sh\n#${'-'.repeat(bytes)}\n# PROVIDE: late\n`;
}

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'initorder-'));
  write('small', '# PROVIDE: a\xff\0\r\n');
  write('empty', '');
  write('page', 'x'.repeat(4096));
  write('caf\xe9', 'latin-1');
  write('locked', 'x', 0);
  for (const size of [1000, 1024, 4000, 5000, 100_000]) write(`late-${size}`, scriptOf(size));
  fs.mkdirSync(path.join(folder, 'sub'));
  fs.symlinkSync('small', path.join(folder, 'link'));
  fs.symlinkSync('sub', path.join(folder, 'link-to-folder'));
  fs.symlinkSync('nothing', path.join(folder, 'dangling'));
  fs.symlinkSync('loop', path.join(folder, 'loop'));
  for (const name of ['pipe', 'full-pipe']) execFileSync('mkfifo', [path.join(folder, name)]);
  const fd = fs.openSync(path.join(folder, 'full-pipe'), fs.constants.O_RDWR | fs.constants.O_NONBLOCK);
  fs.writeSync(fd, '# PROVIDE: from-a-pipe\n');
  keptOpen.push(fd);
});
afterAll(() => {
  keptOpen.forEach((fd) => {
    fs.closeSync(fd);
  });
  fs.rmSync(folder, { recursive: true });
});

describe('createDiskHost', () => {
  it.each([
    { name: 'small', text: '# PROVIDE: a\xff\0\r\n' },
    { name: 'link', text: '# PROVIDE: a\xff\0\r\n' },
    { name: 'empty', text: '' },
    { name: 'page', text: 'x'.repeat(4096) },
    { name: 'caf\xe9', text: 'latin-1' },
    { name: 'late-1000', text: scriptOf(1000) },
    { name: 'late-5000', text: scriptOf(5000) },
    { name: 'late-100000', text: scriptOf(100_000) },
  ])('reads the file $name, byte for byte', ({ name, text }) => {
    expect(createDiskHost(folder).readFile(name)).toEqual({ kind: 'text', text });
    expect(createDiskHost('/').readFile(`${folder}/${name}`)).toEqual({ kind: 'text', text });
  });

  it.each([
    { name: 'sub', isFolder: true },
    { name: 'sub/', isFolder: true },
    { name: 'link-to-folder', isFolder: true },
    { name: 'pipe', isFolder: false },
    { name: 'full-pipe', isFolder: false },
    { name: '/dev/null', isFolder: false },
    { name: '/dev/zero', isFolder: false },
  ])('takes nothing from $name, which is no regular file, and does not wait for it', ({ name, isFolder }) => {
    expect(createDiskHost(folder).readFile(name)).toEqual({ kind: 'not-regular', isFolder });
    expect(createDiskHost(folder).readFile(name, () => false)).toEqual({ kind: 'not-regular', isFolder });
  });

  it('leaves in a pipe what was written into it', () => {
    expect(fs.readSync(keptOpen[0] ?? -1, Buffer.alloc(100))).toBe('# PROVIDE: from-a-pipe\n'.length);
  });

  it.each([
    { name: 'nothing', code: 'ENOENT', reason: 'No such file or directory' },
    { name: '', code: 'ENOENT', reason: 'No such file or directory', cwd: '' },
    { name: 'dangling', code: 'ENOENT', reason: 'No such file or directory' },
    { name: 'loop', code: 'ELOOP', reason: 'Too many levels of symbolic links' },
    { name: 'small/x', code: 'ENOTDIR', reason: 'Not a directory' },
    { name: 'x'.repeat(300), code: 'ENAMETOOLONG', reason: 'File name too long' },
  ])('tells why it cannot open a file: $code', ({ name, code, reason, cwd = folder }) => {
    expect(createDiskHost(cwd).readFile(name)).toEqual({ kind: 'error', code, reason });
  });

  it.runIf(!isRoot)('tells that a file may not be read', () => {
    const error = { kind: 'error', code: 'EACCES', reason: 'Permission denied' };
    expect(createDiskHost(folder).readFile('locked')).toEqual(error);
  });

  it('gives an error for a path that no file can have', () => {
    expect(createDiskHost(folder).readFile('a\0b').kind).toBe('error');
  });

  it('takes relative paths from the working folder of the process where it is given none', () => {
    expect(createDiskHost().readFile('package.json').kind).toBe('text');
  });
});

describe('the question whether a beginning is enough', () => {
  it.each(['empty', 'small', 'page', 'late-1000', 'late-1024', 'late-4000', 'late-5000', 'late-100000'])(
    'is asked with longer and longer beginnings of %s, the last time with all that is returned',
    (name) => {
      const asked: string[] = [];
      const whole = fs.readFileSync(path.join(folder, name), 'latin1');
      const result = createDiskHost(folder).readFile(name, (text) => {
        asked.push(text);
        return false;
      });
      expect(result).toEqual({ kind: 'text', text: whole });
      expect(asked.at(-1)).toBe(whole);
      const lengths = asked.map((text) => text.length);
      expect(lengths).toEqual([...new Set(lengths)].sort((a, b) => a - b));
      expect(asked.filter((text) => !whole.startsWith(text))).toEqual([]);
    },
  );

  it.each([1, 1024, 1025, 4096, 4097, 60_000])('ends the reading once %i bytes are there and it says yes', (wanted) => {
    const result = createDiskHost(folder).readFile('late-100000', (text) => text.length >= wanted);
    const length = result.kind === 'text' ? result.text.length : -1;
    expect(length).toBeGreaterThanOrEqual(wanted);
    expect(length).toBeLessThanOrEqual(Math.max(1024, 2 * wanted));
  });
});
