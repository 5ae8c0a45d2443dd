/** What `rcorder-ts` says about the scripts on standard error and with `--json`. */
import { describe, expect, it } from 'vitest';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { createMemoryHost, type MemoryEntry } from '../../src/host/memory-host.ts';
import { bytesOfText } from '../../src/model/bytes.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';
import { readJson, slicesOf } from '../support/rcorder-json.ts';

/** Runs the command on these files and on `d`, a folder with one file; `x`, which may not be read; and `p`, a pipe. */
function run(argv: readonly string[], files: Readonly<Record<string, string>> = {}): CommandRun {
  const entries = new Map<string, MemoryEntry>([
    ['d/inside', ''],
    ['x', { kind: 'file', text: '', fault: 'EACCES' }],
    ['p', { kind: 'other' }],
  ]);
  for (const [path, text] of Object.entries(files)) entries.set(bytesOfText(path), bytesOfText(text));
  return runCommand(runRcorder, argv, {}, { host: createMemoryHost(entries) });
}

const A = '# PROVIDE: a\n';

describe('a file that cannot be read', () => {
  it('is told, the others are ordered, and the status is that of the real program', () => {
    expect(run(['nope', 'a'], { a: A })).toEqual({
      status: 0,
      stdout: 'a\n',
      stderr:
        'error: cannot read nope: No such file or directory\n' +
        '  = help: it is left out; the other scripts are ordered without it\n\n',
    });
    expect(run(['x']).stderr).toContain('error: cannot read x: Permission denied\n');
  });
});

describe('what is no file', () => {
  it.each([
    { folder: 'd', command: 'rcorder-ts d/*' },
    { folder: 'd/', files: { 'd//y': '' }, command: 'rcorder-ts d/*' },
    { folder: 'my dir', files: { 'my dir/y': '' }, command: "rcorder-ts 'my dir'/*" },
    { folder: "$(reboot)'", files: { "$(reboot)'/y": '' }, command: "rcorder-ts '$(reboot)'\\'''/*" },
    { folder: '-p', files: { '-p/y': '' }, command: 'rcorder-ts ./-p/*' },
  ])('as the folder $folder is left out, with what to type in its place', ({ folder, files, command }) => {
    const { status, stdout, stderr } = run(['--', folder, 'a'], { a: A, ...files });
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'a\n' });
    expect(stderr).toBe(
      `info: ${folder} is a folder, not a script; it is left out\n` +
        `  = help: to order the scripts in it, type ${command}\n\n`,
    );
  });

  it('as a pipe is left out', () => {
    expect(run(['p', 'a'], { a: A })).toEqual({
      status: 0,
      stdout: 'a\n',
      stderr: 'info: p is no regular file; it is left out\n\n',
    });
  });
});

describe('a name that nobody provides', () => {
  const files = {
    one: '#!/bin/sh\n# PROVIDE: one\n# REQUIRE: away  netwrk\n# BEFORE: lost\n',
    two: '# PROVIDE: two network\n# REQUIRE: away\n# BEFORE: lost\n',
    three: '# PROVIDE: three\n# BEFORE: lost\n# REQUIRE: away away\n',
  };

  it('is told once, with each place where it is asked for', () => {
    const { status, stdout, stderr } = run(['one', 'two', 'three'], files);
    expect({ status, stdout }).toEqual({ status: 1, stdout: 'three\ntwo\none\n' });
    expect(stderr).toBe(
      [
        "error: none of these scripts provides `away', which 3 of them require",
        ' --> one:3:12',
        '  |',
        '3 | # REQUIRE: away  netwrk',
        "  |            ^^^^ no PROVIDE line has `away'",
        ' --> two:2:12',
        ' --> three:3:12',
        '  = help: add the script that provides it to the list, or delete the word',
        '',
        "error: none of these scripts provides `netwrk', which one requires",
        ' --> one:3:18',
        '  |',
        '3 | # REQUIRE: away  netwrk',
        "  |                  ^^^^^^ no PROVIDE line has `netwrk'",
        "  = help: did you mean `network'? else add the script that provides it to the list, or delete the word",
        '',
        "warning: none of these scripts provides `lost', before which 3 of them are to come",
        ' --> one:4:11',
        '  |',
        '4 | # BEFORE: lost',
        '  |           ^^^^ the word has no effect',
        ' --> two:3:11',
        ' --> three:2:11',
        '  = help: add the script that provides it to the list, or delete the word',
        '\n',
      ].join('\n'),
    );
  });

  it('is told in the same way beside a graph', () => {
    const { status, stdout, stderr } = run(['-g', 'one', 'two', 'three'], files);
    expect(status).toBe(1);
    expect(stdout.startsWith('digraph rcorder {\n')).toBe(true);
    expect(stderr).toBe(run(['one', 'two', 'three'], files).stderr);
  });

  it('leaves the status alone where only a BEFORE names it', () => {
    const { status, stderr } = run(['a'], { a: '# PROVIDE: a\n# BEFORE: lost\n' });
    expect(status).toBe(0);
    expect(stderr).toContain("warning: none of these scripts provides `lost', before which a is to come\n");
  });

  it('may be __proto__ or hold control characters, which never reach the terminal', () => {
    const file = 's\u001b]0;x\u0007\u202e\udcff';
    const { stdout, stderr } = run([file], { [file]: '# REQUIRE: __proto__ constructor \u001b[2J\u0085\\x\r\n' });
    expect(stdout).toBe(`${bytesOfText(file)}\n`);
    expect(stderr).toMatch(/^[\n\x20-\x7e]*$/);
    expect(stderr).toContain("provides `__proto__', which s\\x1b]0;x\\x07\\u{202e}\\xff requires\n");
    expect(stderr).toContain("provides `constructor',");
    expect(stderr).toContain("provides `\\x1b[2J\\u{85}\\\\x\\x0d',");
    expect(stderr).toContain('1 | # REQUIRE: __proto__ constructor \\x1b[2J\\u{85}\\x\\x0d\n');
  });
});

describe('--debug', () => {
  it('is accepted with a note', () => {
    expect(run(['--debug', 'a'], { a: A })).toEqual({
      status: 0,
      stdout: 'a\n',
      stderr: 'info: -d is accepted and does nothing, as in the real program\n\n',
    });
  });
});

describe('--json', () => {
  const files = {
    late: '# PROVIDE: late\n# REQUIRE: net gone\n# KEYWORD: shutdown\n',
    net: '#!/bin/sh\n# PROVIDE: net\n# PROVIDE: link\n# BEFORE: lost\n# KEYWORDS: nojail shutdown\n',
    base: '# PROVIDE: base\n# BEFORE: net\n',
    more: '# REQUIRE: gone\n',
  };

  it('tells the order with what each script says of itself', () => {
    const { status, stdout, stderr } = run(['--json', 'late', 'net', 'base'], files);
    expect({ status, stderr, end: stdout.slice(-2) }).toEqual({ status: 1, stderr: '', end: '}\n' });
    const none: readonly string[] = [];
    expect(readJson(stdout)).toMatchObject({
      version: 1,
      status: 1,
      order: [
        { path: 'base', sequence: 1, provides: ['base'], requires: none, before: ['net'], keywords: none },
        {
          path: 'net',
          sequence: 2,
          provides: ['net', 'link'],
          requires: none,
          before: ['lost'],
          keywords: ['nojail', 'shutdown'],
        },
        {
          path: 'late',
          sequence: 3,
          provides: ['late'],
          requires: ['net', 'gone'],
          before: none,
          keywords: ['shutdown'],
        },
      ],
    });
  });

  it('tells findings in the words of the messages, each with a place that is the word', () => {
    const { findings } = readJson(run(['--json', 'late', 'net', 'base', 'more'], files).stdout);
    expect(findings).toMatchObject([
      {
        code: 'order/unmet-requirement',
        severity: 'error',
        message: "none of these scripts provides `gone', which 2 of them require",
        help: 'add the script that provides it to the list, or delete the word',
        path: 'late',
        line: 2,
        column: 16,
      },
      { code: 'order/unknown-before', severity: 'warning', path: 'net', line: 4, column: 11, also: [] },
    ]);
    expect(findings.map((finding) => slicesOf(finding, files))).toEqual([['gone', 'gone'], ['lost']]);
  });

  it('tells what could not be read, and the note on --debug, without a line', () => {
    const { status, stdout } = run(['-jd', 'nope', 'd', 'p']);
    const nowhere = { line: 0, column: 0, offset: 0, length: 0, also: [] };
    expect(status).toBe(0);
    expect(readJson(stdout)).toEqual({
      version: 1,
      status: 0,
      order: [],
      findings: [
        {
          ...nowhere,
          code: 'order/debug-ignored',
          severity: 'info',
          message: '-d is accepted and does nothing, as in the real program',
          help: null,
          path: '',
        },
        {
          ...nowhere,
          code: 'order/unreadable-file',
          severity: 'error',
          message: 'cannot read nope: No such file or directory',
          help: 'it is left out; the other scripts are ordered without it',
          path: 'nope',
        },
        {
          ...nowhere,
          code: 'order/folder',
          severity: 'info',
          message: 'd is a folder, not a script; it is left out',
          help: 'to order the scripts in it, type rcorder-ts d/*',
          path: 'd',
        },
        {
          ...nowhere,
          code: 'order/not-regular',
          severity: 'info',
          message: 'p is no regular file; it is left out',
          help: null,
          path: 'p',
        },
      ],
      cycles: [],
    });
  });

  it('goes with filters and --reverse', () => {
    const { order } = readJson(run(['--json', '-r', '-k', 'shutdown', 'late', 'net', 'base'], files).stdout);
    expect(order.map(({ path }) => path)).toEqual(['late', 'net']);
  });

  it('keeps every byte of a name: UTF-8 is text, other bytes are lone surrogates', () => {
    const file = 'é\udcff\u0000';
    const { order } = readJson(run(['--json', file], { [file]: '# PROVIDE: caf\u00e9 \udce9\n' }).stdout);
    expect(order).toMatchObject([{ path: file, provides: ['café', '\udce9'] }]);
  });
});
