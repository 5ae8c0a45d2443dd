/** `rcorder-ts --json` and its schema in `docs/schemas/` tell the same story. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runRcorder } from '../../src/cli/rcorder.ts';
import { bytesOfText, textOfBytes } from '../../src/model/bytes.ts';
import type { Finding } from '../../src/model/finding.ts';
import { renderRcorderJson } from '../../src/render/rcorder-json.ts';
import { findMismatches, type Schema } from '../support/json-schema.ts';
import { runCommand } from '../support/run-command.ts';
import { readVectors } from '../support/vectors.ts';

const file = new URL('../../docs/schemas/rcorder.schema.json', import.meta.url);
const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;

function mismatchesOf(stdout: string): readonly string[] {
  return findMismatches(JSON.parse(textOfBytes(stdout)), schema);
}

describe('the output of --json', () => {
  it.each(readVectors('rcorder'))('matches its schema for the scripts of $group', ({ cases }) => {
    for (const { files } of cases) {
      const texts = Object.fromEntries(files.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text]])));
      const { stdout } = runCommand(runRcorder, ['--json', '--debug', '--', ...Object.keys(texts), 'nope'], texts);
      expect(mismatchesOf(stdout)).toEqual([]);
    }
  });

  it('matches it for a finding with everything that a finding may have', () => {
    const place = { file: bytesOfText('é'), line: 1, column: 2, offset: 1, length: 3 };
    const finding: Finding = {
      code: 'order/unmet-requirement',
      severity: 'error',
      place,
      args: { name: 'x', scripts: 2, nearest: 'y' },
      also: [place],
      related: [{ place, args: { first: 'a', then: 'b', field: 'BEFORE', name: 'n' } }],
    };
    const stdout = renderRcorderJson({ status: 1, order: [], hasUnknownBefore: false }, [], [], [finding]);
    expect(mismatchesOf(stdout)).toEqual([]);
    expect(stdout).toContain('"related": [\n        {');
  });

  it.each([
    { what: 'no object', value: [], found: '$: array, not object' },
    { what: 'no status', value: { version: 1, order: [], findings: [] }, found: '$: no status' },
    { what: 'another version', value: { version: 2, status: 0, order: [], findings: [] }, found: '$.version: not 1' },
    {
      what: 'more than is told of',
      value: { version: 1, status: 0, order: [], findings: [], extra: 1 },
      found: '$: extra is not told of',
    },
    {
      what: 'a script without words',
      value: { version: 1, status: 0, order: [{ path: 'a', sequence: 0, provides: [1] }], findings: [] },
      found: '$.order[0].provides[0]: integer, not string',
    },
  ])('would not match it with $what', ({ value, found }) => {
    expect(findMismatches(value, schema)).toContain(found);
  });
});
