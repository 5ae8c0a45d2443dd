import { applyPatch } from 'diff';
import { describe, expect, it } from 'vitest';
import { runLint } from '../../../../src/cli/lint/command.ts';
import { createMemoryHost } from '../../../../src/host/memory-host.ts';
import type { RunOptions } from '../../../support/run-command.ts';
import { textAt } from '../../../support/host-text.ts';
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

describe('exit statuses', () => {
  it.each([
    { argv: ['x'], text: CLEAN, status: 0 },
    { argv: ['x'], text: FAULTY, status: 1 },
    { argv: ['--fail-on', 'never', 'x'], text: FAULTY, status: 0 },
    { argv: ['--fail-on', 'error', '--ignore', 'header', 'x'], text: FAULTY, status: 0 },
    { argv: ['--max-warnings', '0', '--ignore', 'header', 'x'], text: FAULTY, status: 1 },
    { argv: ['--max-warnings', '1', '--ignore', 'header', 'x'], text: FAULTY, status: 0 },
    { argv: ['--quiet', '--ignore', 'header', 'x'], text: FAULTY, status: 1 },
    { argv: ['nowhere'], text: CLEAN, status: 2 },
    { argv: ['--select', 'heder', 'x'], text: CLEAN, status: 2 },
    { argv: ['--severity', 'header/crlf=fatal', 'x'], text: CLEAN, status: 2 },
    { argv: ['--update-baseline', 'x'], text: CLEAN, status: 2 },
    { argv: ['--explain', 'header', 'x'], text: CLEAN, status: 2 },
  ])('ends $argv with $status', ({ argv, text, status }) => {
    expect(run(argv, { x: text }).status).toBe(status);
  });
});

describe('json', () => {
  it('is one object, also when there is nothing to report', () => {
    expect(json(run(['--format', 'json', 'x'], { x: CLEAN }))).toEqual({
      version: 1,
      findings: [],
      summary: { files: 1, errors: 0, warnings: 0, infos: 0 },
    });
  });

  it('gives each finding its place, words and repair', () => {
    const [finding] = json(run(['--format', 'json', 'x'], { x: FAULTY })).findings;
    expect(finding).toMatchObject({
      rule: 'header/missing-space-after-hash',
      page: 'docs/rules/header/missing-space-after-hash.md',
      severity: 'error',
      path: 'x',
      line: 3,
      column: 2,
      endLine: 3,
      endColumn: 9,
    });
    expect(finding?.['fix']).toEqual({ kind: 'safe', edits: [{ offset: 28, length: 0, text: ' ' }] });
  });

  it('keeps bytes that are no text', () => {
    const report = json(run(['--format', 'json', 'x\udcff'], { 'x\udcff': FAULTY }));
    expect(report.findings[0]?.['path']).toBe('x\udcff');
  });
});

describe('choosing rules', () => {
  const rules = (argv: readonly string[]): readonly unknown[] =>
    json(run([...argv, '--format', 'json', 'x'], { x: FAULTY })).findings.map(
      ({ rule, severity }) => `${String(rule)} ${String(severity)}`,
    );

  it.each([
    { argv: ['--select', 'body'], expected: ['body/run-rc-command-unquoted warning'] },
    { argv: ['--ignore', 'body/*'], expected: ['header/missing-space-after-hash error'] },
    { argv: ['--select', 'header,body', '--ignore', 'header'], expected: ['body/run-rc-command-unquoted warning'] },
    { argv: ['--severity', 'body=error', '--select', 'body'], expected: ['body/run-rc-command-unquoted error'] },
    { argv: ['--severity', 'header=off', '--severity', 'body=info'], expected: ['body/run-rc-command-unquoted info'] },
    { argv: ['--profile', 'debian', '--select', 'body/run-rc-command-unquoted'], expected: [] },
  ])('$argv gives $expected', ({ argv, expected }) => {
    expect(rules(argv)).toEqual(expected);
  });

  it('names the nearest rule for one that is not known', () => {
    expect(run(['--select', 'header/clrf', 'x'], { x: CLEAN }).stderr).toContain("did you mean 'header/crlf'");
  });
});

describe('formats', () => {
  it.each([
    { format: 'gcc', has: 'x:3:2: error: no space between # and REQUIRE' },
    {
      format: 'github',
      has: '::error file=x,line=3,col=2,endColumn=9,title=header/missing-space-after-hash::no space',
    },
    { format: 'checkstyle', has: '<error line="3" column="2" severity="error"' },
    { format: 'junit', has: '<testsuite name="x" tests="2" failures="2"' },
    { format: 'codeclimate', has: '"check_name": "header/missing-space-after-hash"' },
    { format: 'sarif', has: '"ruleId": "header/missing-space-after-hash"' },
    { format: 'text', has: '3 | #REQUIRE: DAEMON\n  |  ^^^^^^^' },
  ])('$format tells of each finding', ({ format, has }) => {
    expect(run(['--format', format, 'x'], { x: FAULTY }).stdout).toContain(has);
  });

  it.each(['checkstyle', 'junit', 'github', 'gcc', 'text'])('lets no name break out of %s', (format) => {
    const path = 'a"<&>\n\x1b::x';
    const { stdout } = run(['--format', format, path], { [path]: FAULTY });
    expect(stdout).not.toContain('\x1b');
    expect(stdout).not.toMatch(/^::x/m);
    if (format === 'checkstyle' || format === 'junit') expect(stdout).not.toContain('a"<');
  });

  it('gives SARIF an index, a fingerprint and the repair of each result', () => {
    const { runs } = JSON.parse(run(['--format', 'sarif', 'x y'], { 'x y': FAULTY }).stdout) as {
      runs: { tool: { driver: { rules: { id: string }[] } }; results: Record<string, unknown>[] }[];
    };
    const result = runs[0]?.results[0];
    expect(runs[0]?.tool.driver.rules[Number(result?.['ruleIndex'])]?.id).toBe(result?.['ruleId']);
    expect(result).toMatchObject({
      level: 'error',
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'x%20y' }, region: { startLine: 3, startColumn: 2 } } },
      ],
      fixes: [{ artifactChanges: [{ replacements: [{ deletedRegion: { byteOffset: 28, byteLength: 0 } }] }] }],
    });
    expect(Object.values(result?.['partialFingerprints'] ?? {})[0]).toMatch(/^[0-9a-f]{16}$/);
  });

  it('counts with --statistics', () => {
    const { stdout } = run(['--statistics', 'x', 'y'], { x: FAULTY, y: FAULTY.replaceAll('anvil', 'b') });
    expect(stdout).toContain('      2  error   header/missing-space-after-hash (--fix can repair 2)\n');
  });

  it('sums up', () => {
    expect(run(['x'], { x: CLEAN }).stdout).toBe('1 file checked, nothing to report\n');
    expect(run(['x'], { x: FAULTY }).stdout).toMatch(/\n1 file checked: 1 error, 1 warning; --fix can repair 2\n$/);
  });
});

describe('rule pages', () => {
  it('lists all rules', () => {
    expect(run(['--list-rules'], {}).stdout).toMatch(/^header\/crlf +error +safe +all$/m);
  });

  it('explains a rule as text and as data', () => {
    expect(run(['--explain', 'header/crlf'], {}).stdout).toContain('# header/crlf\n\nLines end in CR LF.');
    const { rule } = JSON.parse(run(['--explain', 'header/crlf', '--format', 'json'], {}).stdout) as { rule: unknown };
    expect(rule).toMatchObject({ id: 'header/crlf', fix: 'safe' });
  });
});

describe('repairs', () => {
  const both = (argv: readonly string[]): { readonly run: CommandRun; readonly text: string } => {
    const host = createMemoryHost([['x', FAULTY]]);
    const done = run(argv, {}, { host });
    return { run: done, text: textAt(host, 'x') };
  };

  it('makes the safe ones with --fix', () => {
    const { run: done, text } = both(['--fix', 'x']);
    expect(text).toBe(CLEAN);
    expect(done.status).toBe(0);
  });

  it('shows them with --diff and changes nothing', () => {
    const { run: done, text } = both(['--diff', 'x']);
    expect(text).toBe(FAULTY);
    expect(done.status).toBe(1);
    expect(done.stdout).toMatch(/^--- a\/x\n\+\+\+ b\/x\n@@ /);
    expect(done.stdout).toContain('-#REQUIRE: DAEMON\n+# REQUIRE: DAEMON\n');
  });

  it('shows them as bytes, whatever the encoding, so that the diff applies', () => {
    const text = FAULTY.replace('#REQUIRE', '# gr\xfc\xdfe\n#REQUIRE');
    const host = createMemoryHost([['x', text]]);
    const { stdout } = run(['--diff', 'x'], {}, { host });
    run(['--fix', 'x'], {}, { host });
    expect(applyPatch(text, stdout)).toBe(textAt(host, 'x'));
  });

  it('repairs no rule that is off, and none that a comment silences', () => {
    expect(both(['--fix', '--ignore', 'header,body', 'x']).text).toBe(FAULTY);
  });

  it('prints what standard input was repaired to', () => {
    expect(run(['--fix', '-'], { '-': FAULTY }).stdout).toBe(CLEAN);
  });
});
