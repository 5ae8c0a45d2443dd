/** What holds in every command: help, the ways to ask for JSON and for no colour, and a root that is not there. */
import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../src/cli/chkconfig/command.ts';
import type { FarmIo } from '../../src/host/farm-io.ts';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { runSysvGenerator } from '../../src/cli/sysv-generator/command.ts';
import { runUpdateRcdCommand } from '../../src/cli/update-rcd/command.ts';
import { createMemoryHost, type MemoryEntry } from '../../src/host/memory-host.ts';
import type { CommandRun } from '../support/run-command.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

type AnyCommand = (argv: readonly string[], io: FarmIo) => number;

const FILES: [string, MemoryEntry][] = [
  ...['0', '1', '2', '3', '4', '5', '6', 'S'].map((level): [string, MemoryEntry] => [
    `etc/rc${level}.d`,
    { kind: 'folder' },
  ]),
  ['etc/insserv.conf', ''],
  ['etc/init.d/web', { kind: 'file', text: lsbScript('web'), mode: 0o755 }],
  ['rc.d/net', '# PROVIDE: net\n'],
];

function run(command: AnyCommand, ...argv: readonly string[]): CommandRun {
  return runFarmCommand(command, argv, createMemoryHost(FILES));
}

/** Every command: the words that choose it, and words with which it has something to say. */
const SUBCOMMANDS = [...run(runInitorder, '--help').stdout.matchAll(/^ {2}([a-z]+) {2}/gm)].map(
  ([, word = '']) => word,
);
const COMMANDS: readonly { name: string; command: AnyCommand; lead: readonly string[] }[] = [
  { name: 'rcorder-ts', command: runRcorder, lead: [] },
  { name: 'chkconfig-ts', command: runChkconfig, lead: [] },
  { name: 'insserv-ts', command: runInsserv, lead: [] },
  { name: 'update-rc.d-ts', command: runUpdateRcdCommand, lead: [] },
  { name: 'systemd-sysv-generator-ts', command: runSysvGenerator, lead: [] },
  ...SUBCOMMANDS.map((word) => ({ name: `initorder ${word}`, command: runInitorder, lead: [word] })),
];

it('knows all commands of initorder', () => {
  expect(SUBCOMMANDS).toEqual(expect.arrayContaining(['cycles', 'why', 'order', 'plan', 'lint']));
});

describe.each(COMMANDS)('$name --help', ({ command, lead }) => {
  const { stdout, stderr } = run(command, ...lead, '--help');
  const page = stdout + stderr;

  it('fits into 80 columns', () => {
    expect(page.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('names the values of options', () => {
    for (const [, option = '', rest = ''] of page.matchAll(/^ {2,6}(?:-\w, )? *--([a-z-]+)(.*)$/gm)) {
      const isValued = ['root', 'conf', 'color', 'completion', 'format', 'severity', 'select'].includes(option);
      expect({ option, value: /^ [A-Z]/.test(rest) }).toEqual({ option, value: isValued || /^ [A-Z]+\b/.test(rest) });
    }
    expect(page).toMatch(/--completion SHELL/);
    if (page.includes('--root')) expect(page).toMatch(/--root DIR/);
    expect(page).not.toMatch(/\[(?:string|boolean)\]/);
  });

  it('tells of both ways to ask for JSON, or of none', () => {
    const hasFormat = page.includes('--format FORM');
    expect(page.includes('--json')).toBe(hasFormat);
  });
});

describe('JSON', () => {
  it.each([
    { command: runRcorder, words: ['rc.d/net'] },
    { command: runChkconfig, words: ['--list'] },
    { command: runChkconfig, words: [] },
    { command: runInsserv, words: ['web'] },
    { command: runUpdateRcdCommand, words: ['web', 'defaults'] },
    { command: runInitorder, words: ['cycles', 'rc.d'] },
    { command: runInitorder, words: ['why', 'net', 'rc.d'] },
    { command: runInitorder, words: ['order', 'rc.d'] },
    { command: runInitorder, words: ['plan', 'etc/init.d'] },
    { command: runInitorder, words: ['lint', 'rc.d'] },
  ])('is the same by --json, --format json and --format=json: $words', ({ command, words }) => {
    const [lead, rest] = command === runInitorder ? [words.slice(0, 1), words.slice(1)] : [[], words];
    const runs = [['--json'], ['--format', 'json'], ['--format=json']].map((form) =>
      run(command, ...lead, ...form, ...rest),
    );
    expect(JSON.parse(runs[0]?.stdout ?? '')).toMatchObject({ version: 1 });
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).toEqual(runs[0]);
  });

  it.each([
    { words: ['plan', '--json', '--format', 'sh', 'etc/init.d'] },
    { words: ['lint', '--json', '--format', 'sarif', 'rc.d'] },
  ])('is not mixed with another form: $words', ({ words }) => {
    const { status, stdout, stderr } = run(runInitorder, ...words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('do not go together');
  });

  it('is the only form besides text where a command has two', () => {
    expect(run(runChkconfig, '--format', 'xml').status).toBe(1);
    expect(run(runInsserv, '--format', 'xml').status).toBe(1);
    expect(run(runUpdateRcdCommand, '--format', 'xml', 'web', 'defaults').status).toBe(1);
    expect(run(runInitorder, 'order', '--format', 'xml', 'rc.d').status).toBe(2);
  });
});

describe('a root that is not there', () => {
  it.each(
    [
      { command: runChkconfig, words: ['--list'] },
      { command: runChkconfig, words: ['--compat', 'web', 'on'] },
      { command: runInsserv as AnyCommand, words: ['web'] },
      { command: runUpdateRcdCommand as AnyCommand, words: ['web', 'defaults'] },
      ...SUBCOMMANDS.map((word) => ({
        command: runInitorder,
        words: [word, ...(word === 'why' ? ['a'] : [])],
      })),
    ].flatMap(({ command, words }) => ['nowhere', 'etc/insserv.conf', ''].map((root) => ({ command, words, root }))),
  )('is wrong use: --root "$root" $words', ({ command, words, root }) => {
    const [lead, rest] = command === runInitorder ? [words.slice(0, 1), words.slice(1)] : [[], words];
    const { status, stdout, stderr } = run(command, ...lead, `--root=${root}`, ...rest);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/--root/);
  });
});

describe('advice', () => {
  it('carries the root and the conf files', () => {
    const ring: [string, MemoryEntry][] = ['a', 'b'].map((name) => [
      `my root/etc/init.d/${name}`,
      { kind: 'file', text: lsbScript(name, { 'Required-Start': name === 'a' ? 'b' : 'a' }), mode: 0o755 },
    ]);
    const host = createMemoryHost([...ring, ['c.conf', '']]);
    const argv = ['cycles', '--root', 'my root', '--conf', 'c.conf'];
    expect(runFarmCommand(runInitorder, argv, host).stdout).toContain(
      "initorder cycles --fix --root 'my root' --conf c.conf\n",
    );
    const why = runFarmCommand(runInitorder, ['why', 'nobody', '--root', 'my root'], host);
    expect(why).toMatchObject({ status: 2, stdout: '' });
    expect(why.stderr).toContain("initorder order --root 'my root' lists them all\n");
  });

  it('of chkconfig-ts carries the root', () => {
    const host = createMemoryHost(FILES.map(([path, entry]) => [`r/${path}`, entry]));
    const { stderr } = runFarmCommand(runChkconfig, ['--root', 'r', '--list', 'web'], host);
    expect(stderr).toContain('chkconfig-ts --root r --add web');
  });
});
