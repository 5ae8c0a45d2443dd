import { describe, expect, it } from 'vitest';
import { runLint } from '../../../../src/cli/lint/command.ts';
import { runCommand, type CommandRun } from '../../../support/run-command.ts';

const FAULTY = '#!/bin/sh\n# PROVIDE: a\n# REQUIRE: <b>, c\n# KEYWORD: FreeBSD\n';

function lintPage(files: Readonly<Record<string, string>>, ...words: readonly string[]): CommandRun {
  return runCommand(runLint, ['--alone', '--no-config', '-f', 'html', ...words, ...Object.keys(files)], files);
}

/** The findings of a page, as `file:level rule`. */
function findingsOf({ stdout }: CommandRun): readonly string[] {
  return stdout
    .split('<section class="file">')
    .slice(1)
    .flatMap((part) => {
      const file = /<h2>(.*?)<\/h2>/.exec(part)?.[1] ?? '';
      return [...part.matchAll(/data-level="(\w+)" data-rule="([^"]+)"/g)].map(
        ([, level = '', rule = '']) => `${file}:${level} ${rule}`,
      );
    });
}

describe('initorder lint --format html', () => {
  it('has the findings of the JSON form, by file', () => {
    const files = { a: FAULTY, b: FAULTY.replace('PROVIDE: a', 'PROVIDE: b') };
    const json = JSON.parse(runCommand(runLint, ['--alone', '--no-config', '-f', 'json', 'a', 'b'], files).stdout) as {
      findings: { path: string; severity: string; rule: string }[];
    };
    const wanted = json.findings.map(({ path, severity, rule }) => `${path}:${severity} ${rule}`);
    expect(wanted.length).toBeGreaterThan(3);
    expect(findingsOf(lintPage(files))).toEqual(wanted);
  });

  it('marks the words that are meant, and makes no element of them', () => {
    const { stdout } = lintPage({ a: FAULTY });
    expect(stdout).toContain('# REQUIRE: <mark>&lt;b&gt;,</mark> c</pre>');
    expect(stdout).not.toContain('<b>,');
  });

  it('says what each rule is about, and which option repairs', () => {
    const { stdout } = lintPage({ a: '#!/bin/sh\n# PROVIDE: a\n#REQUIRE: b\n' }, '--profile', 'freebsd');
    expect(stdout).toMatch(/\(--fix(?:-unsafe)? does it\)/);
    expect(stdout).toContain('What the rules say');
  });

  it('counts all findings, and offers the rules of those that are shown', () => {
    const { stdout, stderr } = lintPage({ a: FAULTY }, '--max-findings', '1');
    expect(stdout).toMatch(/role="status">[1-9][^<]*; [1-9]\d* findings? left out/);
    expect(stdout.match(/<article/g)).toHaveLength(1);
    expect(stdout.match(/<option value="[a-z-]+\//g)).toHaveLength(1);
    expect(stderr).toContain('left out');
  });

  it('is a page too where there is nothing to report', () => {
    const run = lintPage({ a: FAULTY }, '--select', 'header/crlf');
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('nothing to report');
  });
});
