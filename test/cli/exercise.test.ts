/** `initorder exercise` on scripts that are right, and on the same scripts with a fault. */
import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { CHECKS } from '../../src/exercise/catalogue.ts';
import { askExercise, failures, runExercise, whyNoSandbox } from '../support/exercise-run.ts';
import { textOf } from '../support/new-run.ts';
import { runCommand } from '../support/run-command.ts';

const reason = whyNoSandbox();
if (reason !== undefined) process.stderr.write(`exercise: NO SANDBOX HERE (${reason}): its tests are left out\n`);
const withSandbox = describe.skipIf(reason !== undefined);
const SECONDS = 120_000;

function scriptOf(profile: string, ...more: readonly string[]): string {
  return textOf('mumbled', '-p', profile, ...more, '--', '/usr/sbin/mumbled', '-f');
}

/** The script with other words in one place. */
function changed(script: string, from: string, to: string): string {
  if (!script.includes(from)) throw new Error(`no '${from}' in the script`);
  return script.replace(from, to);
}

withSandbox('a script of initorder new', () => {
  it('prints the same text each time', { timeout: SECONDS }, () => {
    const script = changed(scriptOf('lsb'), '\treturn 3', '\treturn 0');
    expect(runExercise(script)).toEqual(runExercise(script));
  });
});

withSandbox('a fault', () => {
  it.each([
    {
      fault: 'status is always 0',
      from: '\treturn 3',
      to: '\treturn 0',
      fails: ['error status-stopped', 'error status-after-stop'],
    },
    {
      fault: 'a second start makes another process',
      from: '\tif running; then\n\t\techo "$NAME is running already"\n\t\treturn 0\n\tfi\n',
      to: '',
      fails: ['error start-twice'],
    },
    {
      fault: 'stop of a stopped service fails',
      from: '\t\tended $? || return 1\n\tfi',
      to: '\t\tended $? || return 1\n\telse\n\t\tdie 1 "not running"\n\tfi',
      fails: ['error stop-twice'],
    },
    {
      fault: 'no word is wrong',
      from: '*)\n\tusage\n\texit 2',
      to: '*)\n\tusage\n\texit 0',
      fails: ['error unknown-action'],
    },
    { fault: 'anybody may start it', from: '[ "$(id -u)" -eq 0 ] ||', to: ': ||', fails: ['warning user-start'] },
    {
      fault: 'a sleep without an end',
      from: 'do_status() {',
      to: 'do_status() {\n\tsleep 99',
      fails: ['error time-limit'],
    },
    {
      fault: 'a child keeps the output',
      from: 'do_status() {',
      to: 'do_status() {\n\tsleep 3 &',
      fails: ['error output-held'],
    },
    {
      fault: 'stop by the number alone',
      from: 'is_daemon() {',
      to: 'is_daemon() {\n\tkill -0 "$1" 2>/dev/null\n\treturn',
      fails: ['warning stranger'],
    },
    {
      fault: 'the system is taken apart',
      from: '\tbegin Stopping',
      to: '\trm -rf /* 2>/dev/null',
      fails: ['error sandbox'],
    },
  ])('is seen: $fault', { timeout: SECONDS }, ({ from, to, fails }) => {
    const only = fails.map((name) => name.split(' ')[1]).join(',');
    const exercise = askExercise(changed(scriptOf('lsb'), from, to), '--timeout', '1', '-p', 'lsb', '--only', only);
    const needed = process.getuid?.() === 0 ? fails : fails.filter((name) => !name.includes('user-start'));
    expect(failures(exercise)).toEqual(expect.arrayContaining(needed));
  });

  it('of an rc.d script is seen', { timeout: SECONDS }, () => {
    const script = changed(scriptOf('freebsd'), 'load_rc_config $name', 'stop_cmd=":"\nload_rc_config $name');
    const exercise = askExercise(script, '-p', 'freebsd');
    expect(failures(exercise)).toEqual(expect.arrayContaining(['error stop']));
  });

  it(
    'has the line of the action, its outputs, and status 1; what is left out does not count',
    { timeout: SECONDS },
    () => {
      const script = changed(scriptOf('lsb'), '*)\n\tusage\n\texit 2', '*)\n\tusage\n\texit 0');
      const { status, stdout } = runExercise(script, '-p', 'lsb', '--only', 'unknown-action,no-action');
      const line = script.split('\n').indexOf('*)') + 1;
      expect(status).toBe(1);
      expect(stdout).toContain(
        `error unknown-action: 'frobnicate' passed with 0 (mumbled:${line})\n    stderr: Usage: /etc/init.d/mumbled {`,
      );
      expect(runExercise(script, '-p', 'lsb', '--skip', 'unknown-action').status).toBe(0);
      expect(runExercise(script, '-p', 'lsb', '--only', 'start,stop').stdout).toBe('mumbled: 2 checks held\n');
    },
  );
});

withSandbox('the forms for programs', () => {
  it('tell of as many checks as the JSON', { timeout: SECONDS }, () => {
    const script = changed(scriptOf('lsb'), '\treturn 3', '\treturn 0');
    const options = ['-p', 'lsb', '--only', 'status-stopped,start,lock-file,stop'];
    const all = askExercise(script, ...options).scripts[0]?.checks.length ?? 0;
    const tap = runExercise(script, ...options, '--tap').stdout;
    expect(all).toBe(4);
    expect(tap.startsWith(`TAP version 14\n1..${all}\n`)).toBe(true);
    expect(tap.match(/^(?:not )?ok [0-9]+ - /gm)).toHaveLength(all);
    const junit = runExercise(script, ...options, '--junit').stdout;
    expect(junit.match(/<testcase /g)).toHaveLength(all);
  });
});

describe('wrong use', () => {
  it.each([
    { words: [], says: /no scripts given/ },
    { words: ['gone'], says: /cannot read gone: No such file/ },
    { words: ['text'], says: /no script; its first line/ },
    { words: ['crlf'], says: /crlf: the first line ends with a carriage return/ },
    { words: ['--only', 'strat', 'mumbled'], says: /did you mean 'start'/ },
    { words: ['--timeout', '0', 'mumbled'], says: /seconds from 1/ },
    { words: ['--tap', '--junit', 'mumbled'], says: /one form of output/ },
  ])('is refused before anything is run: $words', ({ words, says }) => {
    const { status, stdout, stderr } = runCommand(runInitorder, ['exercise', ...words], {
      mumbled: '#!/bin/sh\n',
      text: 'hello\n',
      crlf: '#!/bin/sh\r\nexit 0\r\n',
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(says);
  });

  it('--list has every check', () => {
    const { stdout } = runCommand(runInitorder, ['exercise', '--list'], {});
    expect(stdout.split('\n').map((line) => line.split(' ')[0])).toEqual([...CHECKS.map(({ id }) => id), '']);
  });
});
