import { describe, expect, it } from 'vitest';
import { runLint } from '../../../../src/cli/lint/command.ts';
import { createMemoryHost } from '../../../../src/host/memory-host.ts';
import type { RunOptions } from '../../../support/run-command.ts';
import { runCommand, type CommandRun } from '../../../support/run-command.ts';

const CLEAN = [
  '#!/bin/sh',
  '# PROVIDE: anvil',
  '# REQUIRE: DAEMON',
  '',
  '. /etc/rc.subr',
  'name="anvil"',
  'rcvar="anvil_enable"',
  'command="/usr/sbin/anvil"',
  'load_rc_config $name',
  'run_rc_command "$1"',
  '',
].join('\n');
const FAULTY = CLEAN.replace('# REQUIRE', '#REQUIRE').replace('"$1"', '$1');

function run(argv: readonly string[], files: Readonly<Record<string, string>>, options?: RunOptions): CommandRun {
  return runCommand(runLint, argv, files, options);
}

interface JsonReport {
  readonly version: number;
  readonly findings: readonly Readonly<Record<string, unknown>>[];
  readonly summary: Readonly<Record<string, number>>;
}

function json(run: CommandRun): JsonReport {
  return JSON.parse(run.stdout) as JsonReport;
}

describe('baselines', () => {
  it('leave out what they list, also when lines have moved', () => {
    const host = createMemoryHost([['x', FAULTY]]);
    expect(run(['--baseline', 'b.json', '--update-baseline', 'x'], {}, { host }).status).toBe(0);
    const put = (text: string): void => {
      host.remove('x');
      host.createFile('x', text, { mode: 0o755 });
    };
    put(FAULTY.replace('#!/bin/sh\n', '#!/bin/sh\n# a line more\n'));
    expect(run(['--baseline', 'b.json', 'x'], {}, { host }).status).toBe(0);
    put(`${FAULTY}exit 0\n`);
    expect(run(['--baseline', 'b.json', 'x'], {}, { host }).stdout).toContain('body/run-rc-command-not-last');
  });

  it('are refused when they are none', () => {
    expect(run(['--baseline', 'b', 'x'], { x: CLEAN, b: '[]' }).stderr).toContain('b is no baseline');
  });
});

describe('configuration', () => {
  const rules = (config: unknown, path = 'x'): readonly unknown[] =>
    json(
      run(['--format', 'json', path], { [path]: FAULTY, '/initorder.config.json': JSON.stringify(config) }),
    ).findings.map(({ rule }) => rule);

  it.each([
    { config: { rules: { header: 'off' } }, expected: ['body/run-rc-command-unquoted'] },
    {
      config: { rules: { all: 'off', 'body/run-rc-command-unquoted': 'error' } },
      expected: ['body/run-rc-command-unquoted'],
    },
    {
      config: { overrides: [{ files: ['x'], rules: { body: 'off' } }] },
      expected: ['header/missing-space-after-hash'],
    },
    {
      config: { overrides: [{ files: ['y'], rules: { all: 'off' } }] },
      expected: ['header/missing-space-after-hash', 'body/run-rc-command-unquoted'],
    },
    { config: { ignores: ['x'] }, expected: [] },
    {
      config: { profile: 'netbsd', rules: { header: 'off' } },
      expected: ['body/rcvar-incorrect', 'body/run-rc-command-unquoted'],
    },
  ])('$config gives $expected', ({ config, expected }) => {
    expect(rules(config)).toEqual(expected);
  });

  it.each([
    { config: '{', message: 'is no JSON' },
    { config: '{"ruels": {}}', message: "has no setting 'ruels'; did you mean 'rules'?" },
    {
      config: '{"rules": {"header": "warn"}}',
      message: 'rules.header must be one of error, warning, info, off, not "warn"',
    },
    { config: '{"profile": "debain"}', message: "did you mean 'debian'?" },
    { config: '{"ignores": "x"}', message: 'ignores must be a list, not "x"' },
    { config: '{"overrides": [{}]}', message: "overrides[0] must be an object with 'files'" },
    { config: '{"rules": {"header/clrf": "off"}}', message: "did you mean 'header/crlf'?" },
  ])('is refused with clear words: $config', ({ config, message }) => {
    const result = run(['x'], { x: CLEAN, '/.initorderrc.json': config });
    expect(result.stderr).toContain(message);
    expect(result.status).toBe(2);
  });
});

describe('suppressions', () => {
  const found = (text: string, ...argv: string[]): readonly unknown[] =>
    json(run(['--format', 'json', ...argv, 'x'], { x: text })).findings.map(({ rule }) => rule);

  it.each([
    {
      text: FAULTY.replace('run_rc', '# initorder-disable-next-line body -- old\nrun_rc'),
      expected: ['header/missing-space-after-hash'],
    },
    {
      text: FAULTY.replace('$1', '$1 # initorder-disable-line body/run-rc-command-unquoted'),
      expected: ['header/missing-space-after-hash'],
    },
    { text: `${FAULTY}# initorder-disable-file\n`, expected: [] },
    {
      text: CLEAN.replace('PROVIDE', 'PROVIDES').replace(
        '#!/bin/sh\n',
        '#!/bin/sh\n# initorder-disable-next-line rcd\n',
      ),
      expected: [],
    },
    {
      text: CLEAN.replace('# REQUIRE', '# initorder-disable-next-line\n# REQUIRE'),
      expected: ['suppression/misplaced', 'rcd/block-interrupted'],
    },
  ])('silence what they are about in $text', ({ text, expected }) => {
    expect(found(text)).toEqual(expected);
  });

  it('are reported when they are of no use, if asked for', () => {
    const text = `${CLEAN}# initorder-disable-line header\n`;
    expect(found(text)).toEqual([]);
    expect(found(text, '--report-unused-suppressions')).toEqual(['suppression/unused']);
  });
});
