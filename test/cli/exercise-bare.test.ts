/** Without a sandbox: only if somebody has said so twice; nothing is left, and nothing but the service is touched. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layService, runBare } from '../support/bare-run.ts';
import type { JsonExercise } from '../support/exercise-run.ts';

const SECONDS = 120_000;
const onLinux = describe.skipIf(process.platform !== 'linux');
const CI = { env: { CI: 'true' } };

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'exercised-bare-'));
  layService(folder);
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

function done(): string {
  const file = path.join(folder, 'done');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

onLinux('nothing is run', () => {
  it.each([
    { argv: [], says: 'nobody can be asked', how: {} },
    { argv: ['--yes'], says: 'nobody can be asked', how: {} },
    { argv: ['--yes'], says: 'nobody can be asked', how: { env: { CI: '1' } } },
    { argv: [], says: 'nobody can be asked', how: CI },
    { argv: [], says: 'not answered with yes', how: { typed: 'y' } },
    { argv: [], says: 'not answered with yes', how: { typed: '' } },
    { argv: ['--yes', 'mumbled'], says: 'one script at a time', how: CI },
    { argv: ['--yes', '-p', 'freebsd'], says: 'rc.d scripts need a sandbox', how: CI },
    { argv: ['--yes', '--real', '/usr/bin/tail'], says: '--real needs a sandbox', how: CI },
    { argv: ['--yes', '--isolation', 'bwrap'], says: 'at once', how: CI },
  ])('$argv: $says', ({ argv, says, how }) => {
    const { status, stdout, stderr } = runBare(folder, ['--no-isolation', ...argv, 'mumbled'], how);
    expect({ status, stdout, done: done() }).toEqual({ status: 2, stdout: '', done: '' });
    expect(stderr).toContain(says);
  });

  it('--yes by itself is wrong use, and no way around a sandbox', () => {
    expect(runBare(folder, ['--yes', 'mumbled'], CI)).toMatchObject({ status: 2, stdout: '' });
    expect(done()).toBe('');
  });

  it.each([
    { scenario: `files: { /etc/hostname: mine }`, says: 'files of a scenario' },
    { scenario: `files: { /etc/mumbled.new: mine }`, says: 'files of a scenario' },
    { scenario: 'users: [mumbler]', says: 'users and rcconf' },
    { scenario: 'program: { path: /usr/sbin/x, term: slow }', says: '/usr/sbin/x of the scenario' },
    { scenario: 'commands: { /sbin/reboot: {} }', says: '/sbin/reboot would be the real one' },
    { scenario: 'steps: [{ run: start }, { remove: [/etc/x] }]', says: 'steps of a scenario' },
    { scenario: 'steps: [{ run: start, as: www }]', says: 'steps of a scenario' },
  ])('with what only a sandbox can hold: $scenario', ({ scenario, says }) => {
    fs.writeFileSync(path.join(folder, 'mumbled.exercise.yaml'), `version: 1\n${scenario}\n`);
    const { status, stderr } = runBare(folder, ['--no-isolation', '--yes', 'mumbled'], CI);
    expect({ status, done: done() }).toEqual({ status: 2, done: '' });
    expect(stderr).toContain(says);
  });

  it('while the service runs', () => {
    const daemon = spawn(path.join(folder, 'mumbled-daemon'), { stdio: 'ignore' });
    const run = (): { status: number; stderr: string } =>
      runBare(folder, ['--isolation', 'none', '--yes', 'mumbled'], CI);
    fs.writeFileSync(path.join(folder, 'mumbled.pid'), `${daemon.pid ?? 0}\n`);
    expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining('mumbled.pid names process') as string });
    fs.rmSync(path.join(folder, 'mumbled.pid'));
    expect(run()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`process ${daemon.pid ?? 0} is`) as string,
    });
    expect({ done: done(), exit: daemon.exitCode ?? daemon.signalCode }).toEqual({ done: '', exit: null });
    daemon.kill('SIGKILL');
  });
});

onLinux('a run on the system itself', () => {
  it.each([
    { how: CI, argv: ['--yes'] },
    { how: { typed: 'yes' }, argv: [] },
  ])(
    'says so, tries what harms nothing, and leaves the service stopped: $how',
    { timeout: SECONDS },
    ({ how, argv }) => {
      const { status, stdout, stderr } = runBare(
        folder,
        ['--no-isolation', ...argv, '-p', 'lsb', '--json', 'mumbled'],
        how,
      );
      const { scripts } = JSON.parse(stdout) as JsonExercise;
      const verdicts = new Map(scripts[0]?.checks.map(({ check, verdict }) => [check, verdict]));
      expect(status).toBe(0);
      expect(stderr).toContain('WITHOUT A SANDBOX, on this very system');
      expect(['start', 'start-twice', 'restart', 'stop', 'stop-twice'].map((check) => verdicts.get(check))).toEqual(
        Array.from({ length: 5 }, () => 'held'),
      );
      expect(['stranger', 'namesake', 'killed-start', 'missing-program'].map((check) => verdicts.get(check))).toEqual(
        Array.from({ length: 4 }, () => 'skipped'),
      );
      // A command of the system was noted, and not run.
      expect(scripts[0]?.steps.find(({ action }) => action === 'start')).toMatchObject({
        calls: [expect.stringMatching(/\/bin\/lsmod all$/) as string],
      });
      expect(done()).toMatch(/stop [0-9]+\n$/);
      expect(fs.existsSync(path.join(folder, 'mumbled.pid'))).toBe(false);
    },
  );

  it('ends what is left, and no process of others', { timeout: SECONDS }, () => {
    const other = spawn(path.join(folder, 'mumbled-daemon'), ['other'], { stdio: 'ignore', argv0: 'other' });
    const script = path.join(folder, 'leaver');
    fs.writeFileSync(script, '#!/bin/sh\n[ "$1" != status ] || exit 3\nsleep 777.25 >/dev/null 2>&1 &\n', {
      mode: 0o755,
    });
    runBare(folder, ['--no-isolation', '--yes', 'leaver'], CI);
    const left = fs.readdirSync('/proc').filter((entry) => {
      try {
        return fs.readFileSync(`/proc/${entry}/cmdline`, 'latin1') === 'sleep\x00777.25\0';
      } catch {
        return false;
      }
    });
    expect({ left, other: other.exitCode ?? other.signalCode }).toEqual({ left: [], other: null });
    other.kill('SIGKILL');
  });
});
