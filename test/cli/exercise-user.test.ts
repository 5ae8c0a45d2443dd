/** Ordinary users: their sandboxes by unshare and by bwrap, and systems that have none. */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { JsonExercise } from '../support/exercise-run.ts';
import { failures } from '../support/exercise-run.ts';
import { hostileScript, lookAtHost, makePrey } from '../support/hostile-script.ts';
import { textOf } from '../support/new-run.ts';
import { commandFile } from '../support/spawn-command.ts';

const SECONDS = 240_000;
const NOBODY = ['--reuid', '65534', '--regid', '65534', '--clear-groups'];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'exercised-by-users-'));
fs.chmodSync(folder, 0o755);

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Where nobody can read the command: the checkout may be its owner's alone. */
const command = path.join(folder, 'initorder/bin/initorder.cjs');
const isRoot = process.getuid?.() === 0;

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function asNobody(...argv: readonly string[]): Run {
  return spawnSync('setpriv', [...NOBODY, process.execPath, command, 'exercise', ...argv], {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: process.env['PATH'] },
  });
}

function layOut(): string | undefined {
  if (!isRoot) return 'only root can become nobody';
  const root = path.dirname(path.dirname(commandFile('initorder')));
  for (const part of ['bin', 'dist/bundle', 'package.json'])
    fs.cpSync(path.join(root, part), path.join(folder, 'initorder', part), { recursive: true, dereference: true });
  fs.writeFileSync(path.join(folder, 'quiet'), '#!/bin/sh\ncase $1 in\nstatus) exit 3 ;;\nesac\n');
  const { status, stderr } = asNobody('--only', 'status-stopped', 'quiet');
  return status === 0 ? undefined : stderr.trim();
}

const reason = layOut();
if (reason !== undefined) process.stderr.write(`exercise: NOT AS NOBODY HERE (${reason}): those tests are left out\n`);
const hasBwrap = spawnSync('bwrap', ['--version']).status === 0;
if (!hasBwrap) process.stderr.write('exercise: NO bwrap HERE: its test is left out\n');

describe.skipIf(reason !== undefined)('as nobody', () => {
  it.each([{ way: 'namespaces' }, ...(hasBwrap ? [{ way: 'bwrap' }] : [])])(
    'a right script holds all but what needs two users: $way',
    { timeout: SECONDS },
    ({ way }) => {
      fs.writeFileSync(path.join(folder, 'mumbled'), textOf('mumbled', '-p', 'lsb', '--', '/usr/sbin/mumbled'));
      const { status, stdout } = asNobody('--json', '--isolation', way, 'mumbled');
      const exercise = JSON.parse(stdout) as JsonExercise;
      const skipped = exercise.scripts[0]?.checks.filter(({ verdict }) => verdict === 'skipped');
      expect({ status, failed: failures(exercise) }).toEqual({ status: 0, failed: [] });
      expect(skipped?.map(({ check }) => check)).toEqual(expect.arrayContaining(['namesake', 'user-start']));
    },
  );

  it('a script that means harm does none', { timeout: SECONDS }, () => {
    const prey = makePrey(folder, 'prey');
    const bystander = spawn('setpriv', [...NOBODY, 'sleep', '600'], { stdio: 'ignore' });
    fs.writeFileSync(path.join(folder, 'evil'), hostileScript(prey, bystander.pid ?? 0));
    const before = lookAtHost(prey);
    const { status, stdout } = asNobody('-p', 'lsb', '--timeout', '5', 'evil');
    expect(lookAtHost(prey)).toEqual(before);
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
    bystander.kill('SIGKILL');
    expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringContaining('error sandbox') as string });
  });
});

describe('where there are no name spaces', () => {
  const canTry = spawnSync('unshare', ['-U', '-r', 'true']).status === 0;

  it.runIf(canTry)('nothing is run, and the setting is named', { timeout: SECONDS }, () => {
    const script = path.join(folder, 'marker');
    fs.writeFileSync(script, `#!/bin/sh\necho ran >'${folder}/ran'\n`);
    const none = `echo 0 >/proc/sys/user/max_user_namespaces; exec "$@"`;
    const words = ['-U', '-r', 'sh', '-c', none, 'sh', process.execPath, commandFile('initorder'), 'exercise', script];
    const { status, stdout, stderr } = spawnSync('unshare', words, { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('no sandbox, so nothing was run: the setting user.max_user_namespaces');
    expect(fs.existsSync(path.join(folder, 'ran'))).toBe(false);
  });

  it.runIf(isRoot)('bwrap is not used for root', { timeout: SECONDS }, () => {
    const words = [commandFile('initorder'), 'exercise', '--isolation', 'bwrap', path.join(folder, 'marker')];
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('real root') as string });
  });
});
