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

describe('which files', () => {
  const paths = (argv: readonly string[], files: Readonly<Record<string, string>>): readonly unknown[] => [
    ...new Set(json(run(['--format', 'json', ...argv], files)).findings.map(({ path }) => path)),
  ];

  it('walks folders, and takes what has a header or lies among scripts', () => {
    const files = {
      'd/one.init': FAULTY,
      'd/init.d/two': 'echo\n',
      'd/notes.txt': 'echo\n',
      'd/README.md': FAULTY,
      'd/x.bak': FAULTY,
    };
    expect(paths(['d'], files)).toEqual(['d/init.d/two', 'd/one.init']);
  });

  it('takes the scripts of Buildroot by their names, and no program that writes scripts', () => {
    const files = {
      'package/anvil/S50anvil': '#!/bin/sh\ncase "$1" in\nstart) rm /run/a.pid\n;;\nesac\n',
      'package/anvil/S50anvil.mk': 'ANVIL_VERSION = 1\n',
      'package/anvil/Sound': '#!/bin/sh\n',
      'tools/install.sh': `#!/bin/sh\ncat > anvil <<EOT\n${FAULTY}EOT\nHEADER="\n${FAULTY.replaceAll('"', '')}"\n`,
    };
    const shown = run(['--show-files', '.'], files).stdout.split('\n');
    expect(shown.filter((line) => line.includes('/'))).toEqual(['package/anvil/S50anvil']);
  });

  it('heeds .gitignore unless it is told not to', () => {
    const files = { 'd/.gitignore': 'out/\n*.tmp\n', 'd/a': FAULTY, 'd/out/b': FAULTY, 'd/c.tmp': FAULTY };
    expect(paths(['d'], files)).toEqual(['d/a']);
    expect(paths(['--no-ignore', 'd'], files)).toEqual(['d/a', 'd/c.tmp', 'd/out/b']);
  });

  it('heeds the .gitignore above in the same repository, but not for a folder that it names itself', () => {
    const files = {
      'r/.git/HEAD': '',
      'r/.gitignore': 'out/\nsub/b\n',
      'r/sub/a': FAULTY,
      'r/sub/b': FAULTY,
      'r/out/c': FAULTY,
    };
    expect(paths(['r/sub'], files)).toEqual(['r/sub/a']);
    expect(paths(['r/out'], files)).toEqual(['r/out/c']);
    expect(paths(['sub'], { '.gitignore': 'sub/b\n', 'sub/b': FAULTY })).toEqual(['sub/b']);
  });

  it('names the files of the working folder without ./', () => {
    expect(paths(['.'], { 'rc.d/a': FAULTY, '.gitignore': 'out\n', 'out/b': FAULTY })).toEqual(['rc.d/a']);
  });

  it('does not take a pattern that fits no file for a clean run', () => {
    const { status, stderr } = run(['rc.d/*'], {}, { host: createMemoryHost(new Map()) });
    expect(status).toBe(2);
    expect(stderr).toContain('cannot read rc.d/*: no file has such a name');
  });

  it('reads standard input under another name', () => {
    expect(run(['-f', 'gcc', '-'], { '-': FAULTY }).stdout).toContain('<stdin>:3:2: error');
    expect(paths(['-', '--stdin-filename', 'rc.d/anvil'], { '-': FAULTY })).toEqual(['rc.d/anvil']);
  });

  it('runs rules across files for more than one, with --world, and not with --alone', () => {
    const files = { a: CLEAN.replace('DAEMON', 'hammer'), b: CLEAN.replaceAll('anvil', 'hammer') };
    const rules = (...argv: string[]): readonly unknown[] =>
      json(run(['--format', 'json', '--select', 'graph', ...argv], files)).findings.map(({ rule }) => rule);
    expect(rules('a')).toEqual([]);
    expect(rules('a', 'b')).toEqual([]);
    expect(rules('a', '--world', 'b')).toEqual([]);
    expect(rules('a', '--world', 'a')).toEqual([]);
    const lost = { a: CLEAN.replace('DAEMON', 'hammer'), c: CLEAN.replaceAll('anvil', 'tongs') };
    expect(json(run(['--format', 'json', '--select', 'graph', 'a', 'c'], lost)).findings).toHaveLength(1);
    expect(json(run(['--format', 'json', '--select', 'graph', '--alone', 'a', 'c'], lost)).findings).toEqual([]);
  });
});
