/** What `rcorder-ts` prints on standard output, run in this process. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import { bytesOfText } from '../../src/model/bytes.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';
import { readVectors, type VectorStep } from '../support/vectors.ts';

const root = new URL('../..', import.meta.url).pathname;

/** `late` is after `net`, `disk` before `log` and `net`, which may run in parallel; `solo` has to do with none. */
const SCRIPTS: Readonly<Record<string, string>> = {
  late: '# PROVIDE: late\n# REQUIRE: net\n# KEYWORD: shutdown\n',
  net: '#!/bin/sh\n# PROVIDE: net link\n# REQUIRE: disk\n# KEYWORD: nojail shutdown\n',
  log: '# PROVIDE: log\n# REQUIRE: disk\n# KEYWORD: nojail\n',
  disk: '# PROVIDE: disk\n# BEFORE: log\n',
  solo: '# PROVIDE: solo\n',
};
const FILES = ['late', 'net', 'log', 'disk'];

function run(...argv: readonly string[]): CommandRun {
  return runCommand(runRcorder, argv, SCRIPTS);
}

describe('the order', () => {
  const steps = readVectors('rcorder').find(({ group }) => group === 'corpus-freebsd12.json')?.cases[0]?.steps ?? [];
  const host = createDiskHost(`${root}fixtures/freebsd-12.1`);
  const fromFixture = (text: string): string => text.replaceAll('etc/rc.d/', 'rc.d/');

  /** The step of the vector with exactly these options in front of its files. */
  function stepWith(...options: readonly string[]): VectorStep {
    const step = steps.find(({ argv }) => {
      const files = argv.findIndex((word) => word.startsWith('etc/'));
      return argv.slice(0, files).join(' ') === ['--compat', 'freebsd', ...options].join(' ');
    });
    if (step === undefined) throw new RangeError(`no step with ${options.join(' ')}`);
    return step;
  }

  it.each([{ options: [] }, { options: ['-p'] }, { options: ['-g'] }, { options: ['-k', 'shutdown'] }])(
    'of the scripts of FreeBSD 12.1 is the order of the real program, with $options',
    ({ options }) => {
      const step = stepWith(...options);
      const argv = step.argv.slice(2).map(fromFixture);
      expect(argv.filter((word) => word.startsWith('rc.d/')).length).toBe(167);
      expect(runCommand(runRcorder, argv, {}, { host })).toEqual({
        status: 0,
        stdout: fromFixture(step.stdout ?? ''),
        stderr: '',
      });
    },
  );

  it('follows REQUIRE and BEFORE', () => {
    expect(run(...FILES)).toEqual({ status: 0, stdout: 'disk\nlog\nnet\nlate\n', stderr: '' });
  });

  it.each([
    { argv: ['-p'], stdout: 'disk\nlog net\nlate\n' },
    { argv: ['--parallel'], stdout: 'disk\nlog net\nlate\n' },
    { argv: ['-k', 'shutdown'], stdout: 'net\nlate\n' },
    { argv: ['-kshutdown'], stdout: 'net\nlate\n' },
    { argv: ['--keep', 'shutdown'], stdout: 'net\nlate\n' },
    { argv: ['--keep=shutdown'], stdout: 'net\nlate\n' },
    { argv: ['-k', 'shutdown', '-s', 'nojail'], stdout: 'late\n' },
    { argv: ['-snojail'], stdout: 'disk\nlate\n' },
    { argv: ['--skip=nojail', '--skip', 'shutdown'], stdout: 'disk\n' },
    { argv: ['-k', 'none'], stdout: '' },
    { argv: ['-k', 'SHUTDOWN'], stdout: '' },
    { argv: ['-k', 'nojail', '-kshutdown'], stdout: 'log\nnet\nlate\n' },
    { argv: ['-pknojail'], stdout: 'log net\n' },
    { argv: ['-r'], stdout: 'late\nnet\nlog\ndisk\n' },
    { argv: ['--reverse'], stdout: 'late\nnet\nlog\ndisk\n' },
    { argv: ['--reverse', '-k', 'shutdown'], stdout: 'late\nnet\n' },
    { argv: ['-rp'], stdout: 'late\nnet log\ndisk\n' },
    { argv: ['-d'], stdout: 'disk\nlog\nnet\nlate\n' },
  ])('with $argv is as that option says', ({ argv, stdout }) => {
    const { status, stdout: printed } = run(...argv, ...FILES);
    expect({ status, printed }).toEqual({ status: 0, printed: stdout });
  });

  it('backwards is the parallel order backwards, word for word', () => {
    const words = (text: string): string[] => text.split(/\s/).filter((word) => word !== '');
    const [there, back] = [run('-p', ...FILES), run('-p', '--reverse', ...FILES)];
    expect(words(back.stdout)).toEqual(words(there.stdout).toReversed());
  });

  it.each([
    { argv: ['late', '-p', 'net', 'log', 'disk'] },
    { argv: ['late', 'net', 'log', 'disk', '--parallel'] },
    { argv: ['late', '-p', '--', 'net', 'log', 'disk'] },
  ])('takes options behind files: $argv', ({ argv }) => {
    expect(run(...argv).stdout).toBe('disk\nlog net\nlate\n');
  });

  it('takes what stands behind -- for files, whatever it looks like', () => {
    const files = { '-p': '# PROVIDE: a\n', '--help': '# PROVIDE: b\n# REQUIRE: a\n' };
    expect(runCommand(runRcorder, ['--', '--help', '-p'], files).stdout).toBe('-p\n--help\n');
  });

  it('counts a path that is given twice as two scripts', () => {
    expect(run('solo', 'solo').stdout).toBe('solo\nsolo\n');
  });

  it('writes paths as the bytes that they are', () => {
    const file = 'a\udcff\n\u001b[31m';
    const { stdout } = runCommand(runRcorder, [file], { [file]: '# PROVIDE: a\n' });
    expect(stdout).toBe('a\xff\n\x1b[31m\n');
  });

  it('is printed though a requirement is not met', () => {
    const { status, stdout } = run('late', 'disk');
    expect({ status, stdout }).toEqual({ status: 1, stdout: 'disk\nlate\n' });
  });
});

describe('--graph', () => {
  it('prints a Graphviz graph in place of the order', () => {
    const graph = [
      'digraph rcorder {',
      'rankdir="BT";',
      'node [style=rounded, shape=record];',
      'graph [overlap = false];',
      '"link" [label="{ link | net\\n}"];',
      '"link" -> "base" [style=solid];',
      '"net" -> "base" [style=solid];',
      '}\n',
    ].join('\n');
    const files = { net: '# PROVIDE: net link\n# REQUIRE: base\n', base: '# PROVIDE: base\n' };
    expect(runCommand(runRcorder, ['-g', 'net', 'base'], files)).toEqual({ status: 0, stdout: graph, stderr: '' });
    expect(runCommand(runRcorder, ['--graph', 'net', 'base'], files).stdout).toBe(graph);
  });
});

describe('--compat', () => {
  it.each(['freebsd', 'netbsd'])('%s ends its options at the first file', (program) => {
    const { status, stdout, stderr } = run('--compat', program, 'solo', '-p');
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: 'solo\n',
      stderr: 'rcorder: could not open -p: No such file or directory\n',
    });
  });

  it.each([
    { argv: ['--compat=freebsd', '-p'], stdout: 'disk\nlog net\nlate\n' },
    { argv: ['-p', '--compat', 'freebsd'], stdout: 'disk\nlog net\nlate\n' },
    { argv: ['-k', 'nojail', '--compat', 'freebsd', '-p'], stdout: 'log net\n' },
    { argv: ['-pk', 'nojail', '--compat=freebsd'], stdout: 'log net\n' },
    { argv: ['-sfirsttasks', '--compat', 'freebsd', '-p'], stdout: 'disk\nlog net\nlate\n' },
    { argv: ['-kk', '--compat', 'freebsd'], stdout: '' },
    { argv: ['--compat', 'netbsd', '-s', 'nojail'], stdout: 'disk\nlate\n' },
    { argv: ['-p', '--compat=freebsd', '--'], stdout: 'disk\nlog net\nlate\n' },
  ])('is found among the leading options: $argv', ({ argv, stdout }) => {
    const { stdout: printed, stderr } = run(...argv, ...FILES);
    expect({ printed, stderr }).toEqual({ printed: stdout, stderr: '' });
  });

  it('tells wrong use as getopt does and goes on', () => {
    expect(run('--compat', 'netbsd', '-x', '-d', 'solo', 'nope')).toEqual({
      status: 0,
      stdout: 'solo\n',
      stderr:
        'rcorder: illegal option -- x\n' +
        'rcorder: debugging not compiled in, -d ignored\n' +
        'rcorder: could not open nope: No such file or directory\n',
    });
    expect(run('--compat', 'netbsd', '-k').stderr).toBe('rcorder: option requires an argument -- k\n');
  });
});

describe('--version', () => {
  it('is that of the package', () => {
    const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
    expect(run('--version')).toEqual({ status: 0, stdout: `rcorder-ts (initorder) ${version}\n`, stderr: '' });
    expect(run('-V').stdout).toBe(bytesOfText(`rcorder-ts (initorder) ${version}\n`));
  });
});
