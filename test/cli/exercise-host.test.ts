/** Programs and libraries of the system in place of stand-ins. */
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { textOfBytes } from '../../src/model/bytes.ts';
import { askExercise, failures, whyNoSandbox, type JsonExercise } from '../support/exercise-run.ts';
import { textOf } from '../support/new-run.ts';
import { runCommand } from '../support/run-command.ts';

const withSandbox = describe.skipIf(whyNoSandbox() !== undefined);
const SECONDS = 120_000;
const LIBRARY = '/lib/lsb/init-functions';
const hasLibrary = fs.existsSync(LIBRARY) && fs.existsSync('/usr/sbin/start-stop-daemon');
if (!hasLibrary) process.stderr.write(`exercise: NO ${LIBRARY} HERE: the test with it is left out\n`);

withSandbox('programs of the system', () => {
  it('run in place of stand-ins with --real', { timeout: SECONDS }, () => {
    const script = `#!/bin/sh
case $1 in
start) start-stop-daemon -S -b -m -p /run/tail.pid -x /usr/bin/tail -- -f /dev/null ;;
stop) start-stop-daemon -K -R 5 -p /run/tail.pid -x /usr/bin/tail ;;
esac
`;
    const scenario = `version: 1
standard: false
program: { path: /usr/bin/tail }
steps:
  - { run: start, exit: 0, running: [/usr/bin/tail], calls: [] }
  - { run: stop, exit: 0, stopped: [/usr/bin/tail] }
`;
    const files = { tail: script, 'tail.exercise.yaml': scenario };
    const { stdout } = runCommand(runInitorder, ['exercise', '--json', '--real', '/usr/bin/tail', 'tail'], files);
    expect(failures(JSON.parse(textOfBytes(stdout)) as JsonExercise)).toEqual([]);
  });

  it('are below /usr', () => {
    const { status, stderr } = runCommand(runInitorder, ['exercise', '--real', '/etc/x', 'tail'], {});
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('below /usr') as string });
  });
});

withSandbox('libraries of the system', () => {
  it.runIf(hasLibrary)('give a script of initorder new the same verdicts as ours', { timeout: SECONDS }, () => {
    const script = textOf('mumbled', '-p', 'debian', '--reload', 'HUP', '--', '/usr/sbin/mumbled', '-f');
    const verdicts = (...options: string[]): unknown =>
      askExercise(script, '-p', 'debian', ...options).scripts[0]?.checks.map(({ check, verdict }) => [check, verdict]);
    expect(verdicts('--functions', 'host')).toEqual(verdicts());
  });
});
