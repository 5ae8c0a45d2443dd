/** Scenarios that are wrong are refused before anything is run, with the place and what was meant. */
import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { textOfBytes } from '../../src/model/bytes.ts';
import { runCommand } from '../support/run-command.ts';

const FILES = { mumbled: '#!/bin/sh\n# PROVIDE: mumbled\n. /etc/rc.subr\nname=mumbled\nrun_rc_command "$@"\n' };

function refusal(scenario: string): string {
  const files = { ...FILES, 'm.yaml': scenario };
  const { status, stdout, stderr } = runCommand(runInitorder, ['exercise', '-s', 'm.yaml', 'mumbled'], files);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  return textOfBytes(stderr).split('\n')[0]?.replace('initorder exercise: ', '') ?? '';
}

describe('a scenario that is wrong', () => {
  it.each([
    { scenario: 'version: 1\nversion: 1\n', says: 'm.yaml:2:1: Map keys must be unique' },
    {
      scenario: 'version: 1\nsteps:\n  - { run: start, exitt: 0 }\n',
      says: "m.yaml:3:19: steps[0] has no 'exitt'; did you mean 'exit'?",
    },
    { scenario: 'version: 1\nscrpt: x\n', says: "m.yaml:2:1: a scenario has no 'scrpt'; did you mean 'script'?" },
    {
      scenario: 'version: 1\nkind: deamon\n',
      says: `m.yaml:2:1: kind must be one of daemon, oneshot, not "deamon"; did you mean 'daemon'?`,
    },
    { scenario: 'version: 1\nenv: &a { X: y }\nrcconf: *a\n', says: 'm.yaml:3:8: aliases are not taken' },
    { scenario: 'version: 1\nsteps:\n\t- run: start\n', says: 'm.yaml:3:1: Tabs are not allowed as indentation' },
    { scenario: 'version: 1\nscript: !!python/object x\n', says: 'm.yaml:2:9: Unresolved tag' },
    { scenario: 'version: 2\n', says: 'm.yaml:1:1: version must be 1, not 2' },
    { scenario: '', says: 'm.yaml:1:1: a scenario must be an object, not null' },
    { scenario: 'version: 1\nsteps: [{ exit: 0 }]\n', says: 'm.yaml:2:9: a step has one of run, kill, write' },
    { scenario: 'version: 1\nsteps: [{ run: a, kill: { program: /b } }]\n', says: 'this one has run and kill' },
    { scenario: 'version: 1\nsteps: [{ remove: [/a], exit: 0 }]\n', says: "'exit' goes with 'run' only" },
    { scenario: 'version: 1\nsteps: [{ run: a, stdout: /(/ }]\n', says: "'/(/' is no regular expression" },
    { scenario: 'version: 1\ncommands: { x: { args: "/[/" } }\n', says: 'm.yaml:2:13: ' },
    {
      scenario: 'version: 1\nsteps: [{ run: a, exit: 256 }]\n',
      says: 'm.yaml:2:19: steps[0].exit must be at most 255, not 256',
    },
    { scenario: 'version: 1\nfiles: { /proc/sys/x: a }\n', says: "'/proc/sys/x' cannot be a file of the sandbox" },
    { scenario: 'version: 1\nfiles: { /a/../../x: a }\n', says: 'cannot be a file of the sandbox' },
    {
      scenario: 'version: 1\nfiles: { /a: { text: x, link: y } }\n',
      says: 'a file has one of text, copy, link and dir',
    },
    { scenario: 'version: 1\nfiles: { /a: { copy: gone } }\n', says: "cannot read 'gone'" },
    { scenario: 'version: 1\nstandard: { skip: [strat] }\n', says: "did you mean 'start'?" },
    { scenario: `version: ${'['.repeat(30_000)}`, says: 'm.yaml:1:' },
    { scenario: 'version: 1\n__proto__: { x: 1 }\n', says: "m.yaml:2:1: a scenario has no '__proto__'" },
  ])('is told with its place: $says', ({ scenario, says }) => {
    expect(refusal(scenario)).toContain(says);
  });

  it('is of one script; and it may name its script', () => {
    const files = { ...FILES, fumbled: FILES.mumbled, 'x/m.yaml': 'version: 1\nscript: ../gone\n' };
    const run = (...argv: string[]): string => runCommand(runInitorder, ['exercise', ...argv], files).stderr;
    expect(run('-s', 'x/m.yaml', 'mumbled', 'fumbled')).toContain('--scenario is of one script');
    expect(run('-s', 'x/m.yaml')).toContain('cannot read x/../gone');
    expect(run('-s', 'none.yaml', 'mumbled')).toContain('cannot read none.yaml: No such file');
  });
});

describe('--print-scenario', () => {
  it('prints a scenario that can be read back, without running anything', () => {
    const script = FILES.mumbled.replace(
      'name=mumbled',
      'name=mumbled\ncommand=/usr/sbin/mumbled\npidfile=/var/run/m.pid\nextra_commands="reload plugh"\nrequired_files="/etc/m conf"',
    );
    const { status, stdout } = runCommand(runInitorder, ['exercise', '--print-scenario', 'mumbled'], {
      mumbled: script,
    });
    expect(status).toBe(0);
    expect(stdout).toContain('profile: freebsd\nkind: daemon\nprogram:\n  path: /usr/sbin/mumbled\n  mode: fork\n');
    expect(stdout).toContain('#   onestart-twice ');
    expect(stdout).toContain('steps:\n  - { run: onestart, exit: 0 }\n  - { run: oneplugh, exit: 0 }\n');
    const files = { mumbled: script, 'mumbled.exercise.yaml': stdout };
    const again = runCommand(runInitorder, ['exercise', '--print-scenario', 'mumbled'], files);
    expect(again).toEqual({ status: 0, stdout, stderr: '' });
  });
});
