import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runLint } from '../../../../src/cli/lint/command.ts';
import { runCommand } from '../../../support/run-command.ts';

const file = new URL('../../../../fixtures/sarif/sarif-2.1.0-rtm.5.json', import.meta.url);
const { id, $schema, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
/** The schema is of draft 4, whose `id` a newer validator refuses; it uses nothing else that has changed since. */
const validate = new Ajv({
  strict: false,
  allErrors: true,
  // A pattern of the schema is none with the u flag.
  unicodeRegExp: false,
  formats: { uri: /^[a-z][a-z0-9+.-]*:/, 'uri-reference': /^[A-Za-z0-9._~/+@%:-]*$/, 'date-time': true },
}).compile(schema);

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

interface Result {
  readonly ruleId: string;
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region?: Region };
  }[];
}

function resultsOf(stdout: string): readonly Result[] {
  const value: unknown = JSON.parse(stdout);
  expect(validate(value) ? [] : validate.errors).toEqual([]);
  return (value as { runs: [{ results: Result[] }] }).runs[0].results;
}

const BLOCK = '### BEGIN INIT INFO\n# Provides: anvil\n### END INIT INFO\n';

describe('SARIF', () => {
  it('comes from version 2.1.0 of the standard', () => {
    expect([id, $schema]).toEqual([
      expect.stringContaining('sarif-2.1.0'),
      expect.stringContaining('json-schema.org/draft-04'),
    ]);
  });

  it.each([
    { what: 'nothing to report', path: 'x', text: '' },
    { what: 'findings and repairs', path: 'x', text: `#!/bin/sh\n${BLOCK}rm /run/x\n` },
    { what: 'a suppression', path: 'x', text: `# initorder-disable-file body -- old\n${BLOCK}rm /run/x\n` },
    { what: 'a finding of the file as such', path: 'etc/init.d/x', text: BLOCK },
    { what: 'a name that is no URI', path: 'a b:%\n\x01"<&>?#é', text: BLOCK },
    { what: 'a name that is no UTF-8', path: 'x\udcff', text: BLOCK },
    { what: 'text that is no UTF-8', path: 'x', text: `#!/bin/sh\n${BLOCK}rm /run/\udcff\udce9.pid\n` },
  ])('with $what is as the schema has it', ({ path, text }) => {
    resultsOf(runCommand(runLint, ['--profile', 'lsb', '--format', 'sarif', path], { [path]: text }).stdout);
  });

  it('with a ring has its places', () => {
    const files = { a: '# PROVIDE: a\n# REQUIRE: b\n', b: '# PROVIDE: b\n# REQUIRE: a\n' };
    const argv = ['--select', 'graph', '--format', 'sarif', 'a', 'b'];
    expect(resultsOf(runCommand(runLint, argv, files).stdout)).toMatchObject([
      { ruleId: 'graph/dependency-cycle', relatedLocations: [{}, {}] },
    ]);
  });

  it('counts columns in UTF-16 code units', () => {
    const text = '#!/bin/sh\n: "é\u{1f528}"; rm /run/x\n';
    const argv = ['--select', 'body/rm-without-force', '--format', 'sarif', 'x'];
    expect(resultsOf(runCommand(runLint, argv, { x: text }).stdout)[0]?.locations[0]?.physicalLocation.region).toEqual({
      startLine: 2,
      startColumn: 10,
      endColumn: 19,
    });
  });

  it('names files without ./, which code scanning would take for another place', () => {
    const [result] = resultsOf(runCommand(runLint, ['--format', 'sarif', './x'], { x: BLOCK }).stdout);
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('x');
  });
});
