/** Options of `initorder lint` that other linters have too. */
import { describe, expect, it } from 'vitest';
import { runLint } from '../../../../src/cli/lint/command.ts';
import { createMemoryHost } from '../../../../src/host/memory-host.ts';
import { RULES } from '../../../../src/lint/registry.ts';
import { bytesOfText } from '../../../../src/model/bytes.ts';
import { findMismatches } from '../../../support/json-schema.ts';
import { lsbScript } from '../../../support/lsb-script.ts';
import { runCommand, type CommandRun } from '../../../support/run-command.ts';

const BAD = '#!/bin/sh\n#PROVIDE: a\n';
const FILES = { '/etc/init.d/good': lsbScript('good'), '/rc.d/bad': BAD, '/vendor/rc.d/worse': BAD };

function lint(argv: readonly string[], files: Readonly<Record<string, string>> = FILES): CommandRun {
  return runCommand(runLint, argv, files);
}

describe('lint without a path', () => {
  it('is about the working folder', () => {
    const run = lint(['--json']);
    expect(run.stdout).toBe(lint(['--json', '.']).stdout);
    expect(JSON.parse(run.stdout)).toMatchObject({ summary: { files: 3 } });
  });
});

describe('--exit-zero', () => {
  it('makes findings no failure, and nothing else', () => {
    expect(lint(['/rc.d']).status).toBe(1);
    expect(lint(['--exit-zero', '/rc.d'])).toEqual({ ...lint(['/rc.d']), status: 0 });
    expect(lint(['--exit-zero', '/gone']).status).toBe(2);
    expect(lint(['--exit-zero', '--bogus']).status).toBe(2);
  });
});

describe('--output-file', () => {
  it('takes what would be printed', () => {
    const host = createMemoryHost(Object.entries(FILES).map(([path, text]) => [bytesOfText(path), bytesOfText(text)]));
    const run = runCommand(runLint, ['-o', '/report', '--format', 'sarif', '/rc.d'], {}, { host });
    expect(run).toEqual({ status: 1, stdout: '', stderr: '' });
    const report = host.readFile('/report');
    expect(report.kind === 'text' && report.text).toBe(lint(['--format', 'sarif', '/rc.d']).stdout);
  });

  it('is told of if it cannot be written', () => {
    const run = lint(['--output-file', '/rc.d', '/rc.d']);
    expect({ status: run.status, stdout: run.stdout }).toEqual({ status: 2, stdout: '' });
    expect(run.stderr).toContain('initorder lint: cannot write /rc.d: ');
  });
});

describe('--exclude', () => {
  it.each(['vendor', 'vendor/', '/vendor/rc.d/worse', 'worse', '*se', './vendor'])('leaves out: %s', (pattern) => {
    const { findings } = JSON.parse(lint(['--json', '--exclude', pattern, '.']).stdout) as {
      findings: { path: string }[];
    };
    expect(findings.some(({ path }) => path.includes('worse'))).toBe(false);
    expect(findings.some(({ path }) => path.includes('bad'))).toBe(true);
  });

  it('holds for files that are named, too', () => {
    expect(lint(['--exclude', 'bad', '/rc.d/bad']).stdout).toBe('0 files checked, nothing to report\n');
  });
});

describe('--show-files', () => {
  it('lists what would be checked', () => {
    expect(lint(['--show-files', '/rc.d', '/etc', '--exclude', 'good'])).toEqual({
      status: 0,
      stdout: '/rc.d/bad\n',
      stderr: '',
    });
    expect(JSON.parse(lint(['--show-files', '--json', '/rc.d']).stdout)).toEqual({ version: 1, files: ['/rc.d/bad'] });
    expect(lint(['--show-files', '/rc.d', '/gone']).status).toBe(2);
  });
});

describe('--print-config', () => {
  const CONFIG =
    '{ "rules": { "body": "off", "header/repeated-blank": "error" }, "ignores": ["vendor/"], "profile": "debian" }';
  const files = { ...FILES, '/initorder.config.json': CONFIG };

  it('prints a configuration with the levels in force', () => {
    const run = lint(['--print-config', '--severity', 'graph=info', '--exclude', 'x'], files);
    expect({ status: run.status, stderr: run.stderr }).toEqual({
      status: 0,
      stderr: 'initorder lint: from /initorder.config.json\n',
    });
    const config = JSON.parse(run.stdout) as { rules: Record<string, string> };
    expect(findMismatches(config, 'config.schema.json')).toEqual([]);
    expect(config).toMatchObject({ profile: 'debian', ignores: ['vendor/', 'x'] });
    expect(config.rules).toMatchObject({ 'header/repeated-blank': 'error', 'body/bashism': 'off' });
    expect(Object.keys(config.rules).length).toBe(RULES.length);
  });

  it('has the same effect when it is kept', () => {
    const printed = lint(['--print-config', '--severity', 'header=info'], files).stdout;
    const run = lint(['--json', '.'], { ...FILES, '/initorder.config.json': printed });
    expect(run).toEqual(lint(['--json', '--severity', 'header=info', '.'], files));
    expect(lint(['--print-config']).stderr).toBe('initorder lint: no configuration file\n');
  });
});

describe('a rule without its family', () => {
  it('is meant where that is clear', () => {
    expect(lint(['--explain', 'repeated-blank']).stdout).toBe(lint(['--explain', 'header/repeated-blank']).stdout);
    expect(lint(['--select', 'missing-space-after-hash', '/rc.d'])).toEqual(
      lint(['--select', 'header/missing-space-after-hash', '/rc.d']),
    );
    expect(lint(['--severity', 'missing-space-after-hash=off', '/rc.d']).stdout).not.toContain('missing-space');
  });

  it('is asked back for where it is not, or is misspelt', () => {
    expect(lint(['--explain', 'repeated-blnk'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("did you mean 'header/repeated-blank'?") as string,
    });
    const several = RULES.map(({ id }) => id.replace(/^.*\//, '')).find((name, i, all) => all.indexOf(name) !== i);
    if (several !== undefined) {
      expect(lint(['--explain', several])).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('write the family too') as string,
      });
    }
    expect(lint(['--explain', 'header']).status).toBe(2);
    expect(lint(['--select', 'nobody', '/rc.d']).status).toBe(2);
  });
});

it('counts what is below a warning as infos', () => {
  expect(lint(['--select', 'header', '--severity', 'header=info', '/rc.d']).stdout).toMatch(
    /1 file checked: [0-9]+ infos?/,
  );
});

it('SARIF has the address of the program, and rules have pages on the web', () => {
  const { runs } = JSON.parse(lint(['--format', 'sarif', '/rc.d']).stdout) as {
    runs: { tool: { driver: { informationUri: string; rules: { id: string; helpUri: string }[] } } }[];
  };
  const driver = runs[0]?.tool.driver;
  expect(driver?.informationUri).toMatch(/^https:\/\//);
  for (const { id, helpUri } of driver?.rules ?? []) expect(new URL(helpUri).pathname).toContain(`docs/rules/${id}.md`);
});

describe('a rule that is off', () => {
  const files = { '/a': '#!/bin/sh\n### BEGIN INIT INFO\n# Provides: a\n### END INIT INFO\nset -e\n' };
  const finds = (...argv: readonly string[]): boolean => lint([...argv, '/a'], files).stdout.includes('[body/set-e]');

  it.each([
    ['--select', 'body/set-e'],
    ['--select', 'set-e,lsb'],
    ['--select', 'all'],
    ['--severity', 'set-e=warning'],
  ])('runs with %s %s', (...argv) => {
    expect(finds(...argv)).toBe(true);
  });

  it.each([
    ['--select', 'body'],
    ['--severity', 'body=warning'],
    ['--ignore', 'lsb'],
  ])('does not run with %s %s, which do not name it', (...argv) => {
    expect(finds(...argv)).toBe(false);
  });
});
