/** The single file, as it is carried to a machine: alone in a folder, by copies and links. */
import { copyFileSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandFile, spawnNode } from '../support/spawn-command.ts';

const root = path.resolve(import.meta.dirname, '../..');
const scripts = path.join(root, 'fixtures/freebsd-12.1/rc.d');
const files = readdirSync(scripts).sort();

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'single-'));
  copyFileSync(path.join(root, 'dist/single/initorder.cjs'), path.join(folder, 'initorder.cjs'));
  copyFileSync(path.join(root, 'dist/single/initorder.cjs'), path.join(folder, 'chkconfig'));
  for (const name of ['rcorder', 'rcorder-ts', 'update-rc.d', 'insserv-ts'])
    symlinkSync('initorder.cjs', path.join(folder, name));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const call = (name: string, argv: readonly string[]): unknown =>
  spawnNode(path.join(folder, name), argv, { cwd: scripts });

describe('the single file', () => {
  it.each([
    { name: 'rcorder-ts', argv: files },
    { name: 'rcorder-ts', argv: ['--help'] },
    { name: 'insserv-ts', argv: ['--version'] },
    { name: 'initorder.cjs', argv: ['why', 'sshd', 'netif', '.'], by: 'initorder' },
    { name: 'initorder.cjs', argv: ['lint', '--json', '--no-config', 'sshd'], by: 'initorder' },
    { name: 'initorder.cjs', argv: ['nope'], by: 'initorder' },
    { name: 'initorder.cjs', argv: [], by: 'initorder' },
  ])('is the command of its name: $name', ({ name, argv, by = name }) => {
    expect(call(name, argv)).toEqual(spawnNode(commandFile(by), argv, { cwd: scripts }));
  });

  it('is the command that its first word names', () => {
    expect(call('initorder.cjs', ['rcorder-ts', ...files])).toEqual(call('rcorder-ts', files));
    expect(call('initorder.cjs', ['rcorder-ts', '--paralel'])).toEqual(call('rcorder-ts', ['--paralel']));
    expect(call('initorder.cjs', ['rcorder', '-x', 'sshd'])).toEqual(call('rcorder', ['-x', 'sshd']));
  });

  it('is the real program under its name, by a copy and by a link', () => {
    expect(call('chkconfig', ['--nope'])).toMatchObject({
      stderr: expect.stringMatching(/^--nope: unknown option\n/) as string,
    });
    expect(call('update-rc.d', [])).toMatchObject({ stderr: expect.stringMatching(/^update-rc\.d: /) as string });
  });

  it('says what it has not: the engine for pictures', () => {
    expect(call('initorder.cjs', ['graph', '-f', 'svg', 'sshd'])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^initorder graph: the layout engine is not here; [^\n]*\n$/) as string,
    });
  });
});
