/** Scripts that mean harm, and a command that is killed: nothing of the host changes, and nothing is left. */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { askExercise, failures, whyNoSandbox, type JsonExercise } from '../support/exercise-run.ts';
import { hostileScript, lookAtHost, makePrey } from '../support/hostile-script.ts';
import { commandFile } from '../support/spawn-command.ts';

const withSandbox = describe.skipIf(whyNoSandbox() !== undefined);
const SECONDS = 120_000;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'exercised-host-'));

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

withSandbox('a script that means harm', () => {
  it('does none, and is told of', { timeout: SECONDS }, () => {
    const prey = makePrey(folder, 'prey');
    // Processes of the host that such a script would like to end.
    const bystander = spawn('sleep', ['600'], { stdio: 'ignore' });
    const before = lookAtHost(prey);
    const exercise = askExercise(hostileScript(prey, bystander.pid ?? 0), ...['-p', 'lsb', '--timeout', '5']);
    expect(lookAtHost(prey)).toEqual(before);
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
    bystander.kill('SIGKILL');
    expect(failures(exercise)).toContain('error sandbox');
  });
});

withSandbox('what never ends', () => {
  it('is ended: outputs, processes; and what cannot be run is told', { timeout: SECONDS }, () => {
    const wanted = ['-p', 'lsb', '--total', '5', '--only', 'start,time-limit,sandbox'];
    const flood = askExercise('#!/bin/sh\nwhile :; do echo out; echo err >&2; done\n', ...wanted, '--timeout', '1');
    expect(failures(flood)).toContain('error time-limit');
    // Bounded here too, if the sandbox should not do it.
    const many = '#!/bin/sh\ni=0; while [ $i -lt 400 ]; do sleep 60 >/dev/null 2>&1 & i=$((i + 1)); done\n';
    const bomb = askExercise(many, ...wanted);
    expect(failures(bomb)).toEqual(['error sandbox']);
    expect(bomb.scripts[0]?.checks.find(({ check }) => check === 'sandbox')?.message).toMatch(/left [0-9]+ processes/);
    expect(bomb.scripts[0]?.steps).toHaveLength(1);
    const strange = askExercise('#!/usr/bin/no-such-shell\n', ...wanted);
    expect({ failed: failures(strange), start: strange.scripts[0]?.checks[0]?.message }).toEqual({
      failed: [],
      start: 'the interpreter of /etc/init.d/mumbled is not in the sandbox, so this cannot be told',
    });
  });
});

withSandbox('what the caller has open', () => {
  it('does not reach a script', { timeout: SECONDS }, () => {
    const prey = makePrey(folder, 'handed');
    const before = lookAtHost(prey);
    const script = path.join(folder, 'reacher');
    const marker = 'none is handed on';
    const tries = `for fd in /proc/$$/fd/*; do n=\${fd##*/}; [ "$n" -lt 20 ] || echo "$n $(readlink $fd)"; echo evil >$fd/new; done 2>/dev/null`;
    fs.writeFileSync(script, `#!/bin/sh\n${tries}\necho '${marker}'\n`);
    const handed = fs.openSync(prey, 'r');
    const stdio = [
      ...Array.from({ length: 3 }, () => 'pipe' as const),
      ...Array.from({ length: 37 }, () => 'ignore' as const),
    ];
    const { stdout } = spawnSync(process.execPath, [commandFile('initorder'), 'exercise', '--json', script], {
      stdio: [...stdio, handed],
      encoding: 'utf8',
    });
    fs.closeSync(handed);
    const { scripts } = JSON.parse(stdout) as JsonExercise;
    expect(scripts[0]?.steps[0]?.stdout).toMatch(new RegExp(`^(?:[0-9]+ /dev/null\\n)*${marker}\\n$`));
    expect(lookAtHost(prey)).toEqual(before);
  });
});

/** The processes that have the words in their command. */
function processesWith(words: string): readonly string[] {
  return fs.readdirSync('/proc').filter((entry) => {
    if (!/^[0-9]+$/.test(entry)) return false;
    try {
      return fs.readFileSync(`/proc/${entry}/cmdline`, 'latin1').includes(words);
    } catch {
      return false;
    }
  });
}

async function waitUntil(holds: () => boolean): Promise<boolean> {
  const end = Date.now() + 30_000;
  while (!holds() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  return holds();
}

withSandbox('a command that is killed', () => {
  it('leaves no process and no folder', { timeout: SECONDS }, async () => {
    const temporary = path.join(folder, 'tmp');
    fs.mkdirSync(temporary);
    const script = path.join(folder, 'mumbled');
    // A number that no other process has among its words.
    const nap = `7${process.pid}.25`;
    fs.writeFileSync(script, `#!/bin/sh\ntrap '' HUP TERM INT\nsetsid sleep ${nap} &\nsleep ${nap}\n`);
    const child = spawn(process.execPath, [commandFile('initorder'), 'exercise', '--timeout', '60', script], {
      stdio: 'ignore',
      env: { ...process.env, TMPDIR: temporary },
    });
    const sleeping = `sleep\0${nap}\0`;
    expect(await waitUntil(() => processesWith(sleeping).length > 1)).toBe(true);
    child.kill('SIGKILL');
    expect(await waitUntil(() => processesWith(sleeping).length === 0)).toBe(true);
    expect(fs.readdirSync(temporary)).toEqual([]);
  });
});
