import { describe, expect, it } from 'vitest';
import { runCycles } from '../../../../src/cli/cycles/command.ts';
import { runLint } from '../../../../src/cli/lint/command.ts';
import { FORMATS } from '../../../../src/cli/lint/formats.ts';
import { createMemoryHost } from '../../../../src/host/memory-host.ts';
import { runCommand } from '../../../support/run-command.ts';

const FAULTY = '#!/bin/sh\n# PROVIDE: a\n# REQUIRE: b, c\n# KEYWORD: FreeBSD\n';
/** Escape, a C1 control as UTF-8 and as a byte, a mark of direction, bytes that are no UTF-8. */
const WILD = 'd/a\x1b[2J\u009b\udc9b\u202e\udcff';
const ACTING = /[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|(?<![\xc2-\xf4][\x80-\xbf]{0,2})[\x80-\x9f]|\xe2\x80\xae/;

describe.each(FORMATS)('%s', (format) => {
  it('lets no byte of a name or a script act on a terminal', () => {
    const text = FAULTY.replace('b,', 'b\x1b[2J\u009b\udc9b,');
    const { stdout, stderr } = runCommand(runLint, ['--alone', '-f', format, WILD], { [WILD]: text });
    expect(stdout).not.toMatch(ACTING);
    expect(stderr).not.toMatch(ACTING);
  });

  it('says how many findings it leaves out', () => {
    const files = { a: FAULTY, b: FAULTY.replace('PROVIDE: a', 'PROVIDE: b') };
    const all = runCommand(runLint, ['--alone', '-f', format, 'a', 'b'], files);
    const some = runCommand(runLint, ['--alone', '-f', format, '--max-findings', '1', 'a', 'b'], files);
    expect(some.stdout.length).toBeLessThan(all.stdout.length);
    expect(some.status).toBe(all.status);
    expect(some.stdout + some.stderr).toMatch(/[1-9] (?:more )?findings? left out|"leftOut": [1-9]/);
  });
});

it('takes a number of findings only', () => {
  expect(runCommand(runLint, ['--max-findings', 'x', 'a'], { a: FAULTY })).toMatchObject({ status: 2 });
});

it('shortens a name of a megabyte in messages, and has it whole in JSON', () => {
  const name = 'n'.repeat(1_000_000);
  const text = `#!/bin/sh\n# PROVIDE: a\n# REQUIRE: ${name} ${name}\n`;
  const lengthOf = (format: string): number =>
    runCommand(runLint, ['--profile', 'freebsd', '-f', format, 'a'], { a: text }).stdout.length;
  for (const format of ['text', 'gcc', 'github', 'checkstyle', 'junit']) expect(lengthOf(format)).toBeLessThan(20_000);
  expect(lengthOf('json')).toBeGreaterThan(name.length);
});

describe('a diff', () => {
  const script = `#!/bin/sh\n# \x1b[2J\\y\tz\n# PROVIDE: a\n# REQUIRE: b, c\n`;

  it('is raw for patch, and shown on a terminal', () => {
    const diff = (isTerminal: boolean): string =>
      runCommand(runLint, ['--diff', 'a'], { a: script }, { isTerminal }).stdout;
    expect(diff(false)).toContain(' # \x1b[2J\\y\tz\n');
    expect(diff(true)).not.toContain('\x1b[2J');
    expect(diff(true)).toContain('# \\x1b[2J');
  });

  it('of cycles is shown on a terminal as well', () => {
    const files = { a: `# \x1b[2J\n# PROVIDE: a\n# REQUIRE: b\n`, b: '# PROVIDE: b\n# REQUIRE: a\n' };
    expect(runCommand(runCycles, ['--diff', 'a', 'b'], files, { isTerminal: true }).stdout).not.toContain('\x1b[2J');
  });

  it('quotes a name that would end its line', () => {
    const { stdout } = runCommand(runLint, ['--diff', 'a\nb'], { 'a\nb': script });
    expect(stdout).toContain('--- "a/a\\012b"\n');
    const plain = runCommand(runLint, ['--diff', 'é\udcff'], { 'é\udcff': script });
    expect(plain.stdout).toContain('--- a/\xc3\xa9\xff\n+++ b/\xc3\xa9\xff\n@@ ');
  });
});

describe('repairs', () => {
  const lsb = '#!/bin/sh\n### BEGIN INIT INFO\n# Provides: hammer\n# Default-Start: 2 3\n### END INIT INFO\n';

  it('says how many more there are with --fix-unsafe', () => {
    const fixed = runCommand(runLint, ['--fix', 'd/x'], { 'd/x': lsb });
    expect(fixed.stdout).toMatch(/; [1-9][0-9]* more with --fix-unsafe\n$/);
    expect(runCommand(runLint, ['d/x'], { 'd/x': lsb }).stdout).toMatch(
      /; --fix can repair 3, [1-9][0-9]* more with --fix-unsafe\n$/,
    );
    expect(runCommand(runLint, ['--fix', '-f', 'gcc', 'd/x'], { 'd/x': lsb }).stderr).toMatch(
      / more with --fix-unsafe\n$/,
    );
    const part = lsb.replace('#!/bin/sh\n', '');
    expect(runCommand(runLint, ['d/x'], { 'd/x': part }).stdout).toMatch(/; --fix-unsafe can repair [1-9]/);
    expect(runCommand(runLint, ['--fix', '-'], { '-': lsb }).stderr).toMatch(/ more with --fix-unsafe\n$/);
  });

  it('take no name from standard input, unless it is given one', () => {
    const fix = (...argv: readonly string[]): string =>
      runCommand(runLint, ['--fix-unsafe', '-', ...argv], { '-': lsb }).stdout;
    expect(fix()).not.toContain('stdin');
    expect(fix('--stdin-filename', 'etc/init.d/anvil')).toContain('# Provides: anvil hammer\n');
    const empty = lsb.replace(' hammer', '');
    const { stdout } = runCommand(runLint, ['-f', 'gcc', '-'], { '-': empty });
    expect(stdout).toContain('Provides is empty');
    expect(runCommand(runLint, ['--fix-unsafe', '-'], { '-': empty }).stdout).not.toContain('stdin');
  });
});

describe('a baseline', () => {
  const update = ['--baseline', 'd/b.json', '--update-baseline', 'd/x'];
  const old = '{"findings": []}';

  it.each(['createFile', 'rename'] as const)('is kept when %s fails', (failing) => {
    const host = createMemoryHost(
      [
        ['d/x', FAULTY],
        ['d/b.json', old],
      ],
      { watch: (operation) => (operation === failing ? 'ENOSPC' : undefined) },
    );
    const { status, stderr } = runCommand(runLint, update, {}, { host });
    expect(status).toBe(2);
    expect(stderr).toContain('cannot write d/b.json: No space left on device');
    expect(host.readFile('d/b.json')).toEqual({ kind: 'text', text: old });
    expect([...host.list().keys()]).toEqual(['/d/b.json', '/d/x']);
  });

  it('takes away what a killed run has left beside it, and nothing of a run that goes on', () => {
    const left = (writer: string): string => `d/.initorder.own.${writer}.0.new`;
    const others = [left('3.1.a.1'), left('x'), 'd/.initorder.own.2.1.a.1.0.new.txt', 'd/.initorder.1.old'];
    const host = createMemoryHost(
      [
        ['d/x', FAULTY],
        [left('2.1.a.1'), 'half'],
        [left('4.1.a.1'), { kind: 'link', target: 'x' }],
        ...others.map((path) => [path, ''] as const),
      ],
      { isRunning: (name) => name.startsWith('3.') },
    );
    expect(runCommand(runLint, update, {}, { host }).status).toBe(0);
    const expected = ['d/b.json', 'd/x', left('4.1.a.1'), ...others].map((path) => `/${path}`);
    expect([...host.list().keys()]).toEqual(expected.sort());
  });

  it('keeps its mode, and follows a link', () => {
    const host = createMemoryHost([
      ['d/x', FAULTY],
      ['e/real', { kind: 'file', text: old, mode: 0o600 }],
      ['d/b.json', { kind: 'link', target: '../e/real' }],
    ]);
    expect(runCommand(runLint, update, {}, { host }).status).toBe(0);
    expect(host.list().get('/e/real')).toMatchObject({
      mode: 0o600,
      text: expect.stringContaining('"version"') as string,
    });
    expect(runCommand(runLint, ['--baseline', 'd/b.json', 'd/x'], {}, { host }).status).toBe(0);
  });

  it.each([
    { what: 'a pipe', entry: { kind: 'other' } as const, says: 'no regular file' },
    { what: 'a folder', entry: { kind: 'folder' } as const, says: 'it is a folder' },
    { what: 'deep JSON', entry: '['.repeat(200_000), says: 'nested too deeply in line 1, column 65' },
    { what: 'no JSON', entry: '\x1b', says: 'is no JSON' },
    { what: 'a wrong entry', entry: '{"findings": [["a", "b", {}, 1]]}', says: 'findings[0] must be' },
  ])('that is $what is refused in words', ({ entry, says }) => {
    const host = createMemoryHost([
      ['d/x', FAULTY],
      ['d/b.json', entry],
    ]);
    const { status, stderr } = runCommand(runLint, ['--baseline', 'd/b.json', 'd/x'], {}, { host });
    expect(status).toBe(2);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(ACTING);
  });
});

describe('a configuration', () => {
  it.each([
    { what: 'deep JSON', text: `{"ignores": ${'['.repeat(200_000)}`, says: 'nested too deeply in line 1, column 76' },
    {
      what: 'many rules',
      text: JSON.stringify({ rules: Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`r${i}`, 'off'])) }),
      says: 'rules has 50000 entries; 2000 are the most',
    },
    {
      what: 'many patterns',
      text: JSON.stringify({ ignores: Array.from({ length: 100_000 }, () => 'a') }),
      says: 'ignores has 100000 entries; 2000 are the most',
    },
    {
      what: 'many overrides',
      text: JSON.stringify({
        overrides: Array.from({ length: 300 }, () => ({ files: Array(10).fill('a') as string[] })),
      }),
      says: '].files has 2010 entries',
    },
    { what: 'a long pattern', text: JSON.stringify({ ignores: ['*'.repeat(5_000)] }), says: 'ignores[0] is too long' },
    { what: 'a megabyte', text: `{}${' '.repeat(2_000_000)}`, says: 'is too large' },
    { what: 'a wild name', text: '{"a\\u009b\\u001b": 1}', says: "has no setting 'a" },
  ])('of $what is refused in words', ({ text, says }) => {
    const { status, stderr } = runCommand(runLint, ['--config', 'c', 'x'], { x: FAULTY, c: text });
    expect(status).toBe(2);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(ACTING);
  });

  it('that is a pipe is refused, wherever it is found', () => {
    const host = createMemoryHost([
      ['x', FAULTY],
      ['.initorderrc.json', { kind: 'other' }],
    ]);
    const { status, stderr } = runCommand(runLint, ['x'], {}, { host });
    expect(status).toBe(2);
    expect(stderr).toContain('cannot read /.initorderrc.json: it is a pipe or a device, no regular file');
  });
});
