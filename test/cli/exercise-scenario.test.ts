/** Scenario files: the worked examples in `fixtures/exercise`, and what a step tells when it fails. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createMemoryHost } from '../../src/host/memory-host.ts';
import { textOfBytes } from '../../src/model/bytes.ts';
import { failures, whyNoSandbox, type JsonExercise } from '../support/exercise-run.ts';
import { findMismatches } from '../support/json-schema.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

const withSandbox = describe.skipIf(whyNoSandbox() !== undefined);
const SECONDS = 240_000;

function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/exercise/${name}`, import.meta.url), 'latin1');
}

function run(files: Readonly<Record<string, string>>, ...argv: readonly string[]): CommandRun {
  return runCommand(runInitorder, ['exercise', ...argv], files);
}

/** A script of the fixtures with its scenario beside it. */
function ask(name: string, ...options: readonly string[]): JsonExercise {
  const files = { [name]: fixture(name), [`${name}.exercise.yaml`]: fixture(`${name}.exercise.yaml`) };
  const { stdout, stderr } = run(files, '--json', ...options, name);
  expect(stderr).toBe('');
  return JSON.parse(textOfBytes(stdout)) as JsonExercise;
}

withSandbox('the worked examples', () => {
  it('a script that runs commands holds all, and each call is as it was said', { timeout: SECONDS }, () => {
    const exercise = ask('shares');
    expect(failures(exercise)).toEqual([]);
    expect(exercise.summary).toMatchObject({ undecided: 0 });
    const steps = exercise.scripts[0]?.checks.filter(({ check }) => check.startsWith('step-'));
    expect(steps?.map(({ check, verdict }) => `${check} ${verdict}`)).toEqual(
      [1, 2, 3, 4, 5].map((number) => `step-${number} held`),
    );
    expect(findMismatches(exercise, 'exercise.schema.json')).toEqual([]);
  });

  it('the lock file alone: a second stop fails, and a crash is not seen', { timeout: SECONDS }, () => {
    const errors = failures(ask('skeleton')).filter((failure) => failure.startsWith('error'));
    expect(errors).toEqual(['error stop-twice', 'error killed-status']);
  });

  it('flags that are lost on the way: that step alone fails, with both lists', { timeout: SECONDS }, () => {
    const exercise = ask('mumbled');
    expect(failures(exercise)).toEqual(['warning nested-flags', 'error step-2']);
    const [failed] = exercise.scripts[0]?.checks.filter(({ check }) => check === 'step-2') ?? [];
    expect(failed).toMatchObject({ scenario: { file: 'mumbled.exercise.yaml', line: 9 } });
    expect(failed?.message).toBe(
      "onestart: no call '/usr/sbin/mumbled -frotz -o smart mock arguments'; called: /usr/sbin/mumbled mock arguments",
    );
  });

  it('a slow daemon, a check that fails once, a deviation that is agreed on', { timeout: SECONDS }, () => {
    const exercise = ask('slowd', '--only', 'steps,start,stop,unknown-action');
    expect(failures(exercise)).toEqual([]);
    const root = process.getuid?.() === 0 ? 0 : 1;
    expect(exercise.summary).toMatchObject({ held: 7 - root, skipped: root });
  });
});

const SCRIPT = `#!/bin/sh
case $1 in
start) frobctl load "$FROB"; echo "loaded $2"; cat /etc/frob.conf /etc/copied; echo made >/run/frob ;;
stop) rm -f /run/frob; kill -USR1 $(cat /run/other.pid) ;;
status) [ -e /run/frob ] || exit 3 ;;
*) exit 2 ;;
esac
`;

const SCENARIO = `version: 1
env: { FROB: "a b" }
files:
  /etc/frob.conf: "it's\\n"
  /etc/copied: { copy: beside.txt, mode: "600" }
  /etc/empty: { dir: true }
  /etc/link: { link: frob.conf }
commands:
  frobctl: [{ args: [load], out: one, times: 1, creates: /run/loaded, then: { out: two } }, { exit: 9 }]
standard: false
`;

withSandbox('steps', () => {
  const steps = (text: string): JsonExercise => {
    const files = { frob: SCRIPT, 'frob.exercise.yaml': `${SCENARIO}steps:\n${text}`, 'beside.txt': 'from beside\n' };
    return JSON.parse(textOfBytes(run(files, '--json', 'frob').stdout)) as JsonExercise;
  };

  it('hold where all is as it was said', { timeout: SECONDS }, () => {
    const exercise = steps(`
  - run: [start, "with words"]
    exit: 0
    stdout: /^one$/
    calls: ['frobctl load a b']
    files: { /run/loaded: present, /run/frob: /^ma/, /run/gone: absent, /etc/link: "it's" }
  - { run: start, stdout: two }
  - { run: start with, stdout: loaded with }
  - { fresh: true }
  - { run: status, exit: [3, 4], calls: [] }
  - { write: { /run/frob: x } }
  - { run: status, exit: 0 }
  - { remove: [/run/frob] }
  - { run: status, exit: 3 }
`);
    expect(failures(exercise)).toEqual([]);
    expect(exercise.scripts[0]?.steps[0]?.stdout).toBe("one\nloaded with words\nit's\nfrom beside\n");
    expect(exercise.scripts[0]?.checks.map(({ check }) => check).slice(0, 6)).toEqual(
      ['1', '2', '3', '5', '7', '9'].map((number) => `step-${number}`),
    );
  });

  it('tell all that is otherwise', { timeout: SECONDS }, () => {
    const exercise = steps(`
  - run: start
    exit: 1
    stdout: three
    stderr: /x+/
    calls: []
    signals: [HUP]
    running: [/usr/sbin/frob]
    new: /usr/sbin/frob
    files: { /run/frob: absent, /run/gone: present, /etc/frob.conf: "hers" }
`);
    expect(exercise.scripts[0]?.checks[0]?.message).toBe(
      [
        'start: expected 1, got 0',
        "start: no 'three' on stdout",
        "start: no '/x+/' on stderr",
        'start: nothing was to be called, and this was: /sbin/frobctl load a b',
        'start: the program did not get HUP; it got none',
        'start: /usr/sbin/frob does not run',
        'start: /usr/sbin/frob is no new process: none before, none after',
        'start: /run/frob is there',
        'start: /run/gone is not there',
        "start: /etc/frob.conf has no 'hers'; it holds 'it's '",
      ].join('; '),
    );
  });
});

withSandbox('--keep', () => {
  it('lays outputs, calls and files of each step into a folder that is not there yet', { timeout: SECONDS }, () => {
    const files = { frob: SCRIPT, 'frob.exercise.yaml': `${SCENARIO}steps:\n  - { run: start }\n`, 'beside.txt': '' };
    const host = createMemoryHost(
      Object.entries(files).map(([name, text]) => [`/${name}`, { kind: 'file' as const, text }]),
    );
    const keep = (): CommandRun => runCommand(runInitorder, ['exercise', '--keep', '/kept', '/frob'], {}, { host });
    const text = (path: string): unknown => host.readFile(`/kept/frob/00-start/${path}`);
    expect(keep()).toMatchObject({ status: 0, stderr: '' });
    expect(text('status')).toEqual({ kind: 'text', text: '0\n' });
    expect(text('calls')).toEqual({ kind: 'text', text: '/sbin/frobctl load a b\n' });
    expect(text('stdout')).toMatchObject({ text: expect.stringContaining('loaded') as string });
    expect(text('tree')).toMatchObject({ text: expect.stringContaining('/run/frob\n') as string });
    expect(keep()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('/kept/frob is there already') as string,
    });
  });
});
