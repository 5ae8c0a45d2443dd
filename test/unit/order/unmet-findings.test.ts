import { describe, expect, it } from 'vitest';
import { buildRcorderGraph } from '../../../src/graph/build/rcorder.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { findUnmetWords } from '../../../src/order/unmet-findings.ts';
import { makeScript, type ScriptWords } from '../../support/rcorder-scripts.ts';

function findIn(scripts: Readonly<Record<string, ScriptWords>>, provided: readonly string[] = []): readonly Finding[] {
  const graph = buildRcorderGraph(Object.entries(scripts).map(([file, words]) => makeScript(file, words)));
  return findUnmetWords(graph, { provided: new Set(provided) });
}

describe('findUnmetWords', () => {
  it('makes one finding for each name and kind of word, in the order of their first words', () => {
    const findings = findIn({
      a: { REQUIRE: ['y', 'x'], BEFORE: ['z'] },
      b: { REQUIRE: ['x', '__proto__'] },
      c: { REQUIRE: ['x'], BEFORE: ['z', 'w'] },
    });
    expect(
      findings.map(({ code, severity, args, place }) => [code, severity, args['name'], args['scripts'], place.file]),
    ).toEqual([
      ['order/unmet-requirement', 'error', 'y', 1, 'a'],
      ['order/unmet-requirement', 'error', 'x', 3, 'a'],
      ['order/unknown-before', 'warning', 'z', 2, 'a'],
      ['order/unmet-requirement', 'error', '__proto__', 1, 'b'],
      ['order/unknown-before', 'warning', 'w', 1, 'c'],
    ]);
    expect(findings[1]?.also.map(({ file }) => file)).toEqual(['b', 'c']);
  });

  it('lists a script that names the same thing twice once', () => {
    const [finding] = findIn({ a: { REQUIRE: ['x', 'x', 'x'] }, b: { REQUIRE: ['x'] } });
    expect(finding).toMatchObject({
      args: { scripts: 2, field: 'REQUIRE' },
      place: { column: 12 },
      also: [{ file: 'b' }],
    });
  });

  it('suggests a name that is provided', () => {
    const [finding] = findIn({ a: { REQUIRE: ['netwrok'] } }, ['disk', 'network']);
    expect(finding?.args['nearest']).toBe('network');
  });

  it('stops to suggest where too many names would have to be compared', () => {
    const provided = Array.from({ length: 50_000 }, (_, i) => `provided${i}`);
    const wanted = Array.from({ length: 1000 }, (_, i) => `provide${i}d`);
    const findings = findIn({ a: { REQUIRE: wanted } }, provided);
    expect(findings.length).toBe(1000);
    expect(findings.filter(({ args }) => args['nearest'] !== undefined).length).toBeLessThanOrEqual(4);
  });

  it('finds nothing in a set without unmet words', () => {
    expect(findIn({ a: { PROVIDE: ['x'], REQUIRE: ['x'] } })).toEqual([]);
  });
});
