/** The commands of `docs/ci.md`, as they are written, in a checkout with a clone beside it. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnShell } from '../support/spawn-command.ts';

const root = path.resolve(import.meta.dirname, '../..');
const page = readFileSync(path.join(root, 'docs/ci.md'), 'utf8');

/** Lines of yaml behind `- run: ` or `- `, and those of Groovy in quotes; without what fetches the clone. */
const commands = [...page.matchAll(/^ *(?:- run: |- |sh ')((?:node|git) .*?)'?$/gm)]
  .map(([, command = '']) => command)
  .filter((command) => !command.startsWith('git clone'));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ci-'));
  mkdirSync(path.join(folder, 'checkout'));
  symlinkSync(root, path.join(folder, 'initorder'));
  cpSync(path.join(root, 'fixtures/new/lsb-sh-daemon'), path.join(folder, 'checkout/sound'));
  writeFileSync(path.join(folder, 'checkout/faulty'), '#!/bin/sh\n### BEGIN INIT INFO\n# Provides: faulty\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('docs/ci.md', () => {
  it('has commands for three systems', () => {
    expect(commands).toHaveLength(5);
  });

  it.each(commands)('%s', (command) => {
    const run = spawnShell(`${command}; echo "status $?" >&2`, [], path.join(folder, 'checkout'));
    const status = command.includes('--fail-on never') ? 0 : 1;
    expect(run.stderr).toBe(`status ${status}\n`);
    const file = / > (\S+)$/.exec(command)?.[1];
    const report = file === undefined ? run.stdout : readFileSync(path.join(folder, 'checkout', file), 'utf8');
    expect(report).toContain('faulty');
    expect(report).not.toContain('sound:');
  });
});
