import { describe, expect, it } from 'vitest';
import { buildRcorderGraph } from '../../../../src/graph/build/rcorder.ts';
import { readRcorder } from '../../../../src/header/rcorder/reader.ts';
import type { DependencyGraph } from '../../../../src/model/graph.ts';
import { arcsOf, unmetOf } from '../arcs.ts';

/** Builds the graph of scripts given as their header lines, without the leading hash. */
function graphOf(scripts: Readonly<Record<string, readonly string[]>>): DependencyGraph {
  return buildRcorderGraph(
    Object.entries(scripts).map(([file, lines]) => ({
      file,
      header: readRcorder(lines.map((line) => `# ${line}\n`).join('')),
    })),
  );
}

const ARCS: readonly {
  readonly name: string;
  readonly scripts: Readonly<Record<string, readonly string[]>>;
  readonly arcs: readonly string[];
  readonly unmet?: readonly string[];
}[] = [
  {
    name: 'puts the provider of a required name first',
    scripts: { a: ['PROVIDE: a', 'REQUIRE: b'], b: ['PROVIDE: b'] },
    arcs: ['b > a (REQUIRE b, hard)'],
  },
  {
    name: 'puts a script before the provider that its BEFORE names',
    scripts: { a: ['PROVIDE: a', 'BEFORE: b'], b: ['PROVIDE: b'] },
    arcs: ['a > b (BEFORE b, soft)'],
  },
  {
    name: 'makes an arc for every provider of a name',
    scripts: { x: ['PROVIDE: n'], y: ['PROVIDE: n'], r: ['REQUIRE: n'], b: ['BEFORE: n'] },
    arcs: ['x > r (REQUIRE n, hard)', 'y > r (REQUIRE n, hard)', 'b > x (BEFORE n, soft)', 'b > y (BEFORE n, soft)'],
  },
  {
    name: 'makes an arc for every word, also between the same two scripts',
    scripts: { a: ['REQUIRE: b b', 'REQUIRE: c'], b: ['PROVIDE: b c', 'BEFORE: a'] },
    arcs: ['b > a (REQUIRE b, hard)', 'b > a (REQUIRE b, hard)', 'b > a (REQUIRE c, hard)'],
    unmet: ['b: BEFORE a soft'],
  },
  {
    name: 'counts a script that provides a name twice as one provider',
    scripts: { a: ['PROVIDE: n n', 'PROVIDE: n'], r: ['REQUIRE: n'] },
    arcs: ['a > r (REQUIRE n, hard)'],
  },
  {
    name: 'makes a circle of one of a script that waits for its own name',
    scripts: { a: ['PROVIDE: a', 'REQUIRE: a'], b: ['PROVIDE: b', 'BEFORE: b'] },
    arcs: ['a > a (REQUIRE a, hard)', 'b > b (BEFORE b, soft)'],
  },
  {
    name: 'reports each REQUIRE word whose name nobody provides',
    scripts: { a: ['REQUIRE: x y', 'REQUIRE: x'] },
    arcs: [],
    unmet: ['a: REQUIRE x', 'a: REQUIRE y', 'a: REQUIRE x'],
  },
  {
    name: 'reports each BEFORE word whose name is mentioned nowhere else',
    scripts: { a: ['BEFORE: x'], b: ['BEFORE: x'] },
    arcs: [],
    unmet: ['a: BEFORE x soft', 'b: BEFORE x soft'],
  },
  {
    name: 'does not report a BEFORE word whose name is only required',
    scripts: { a: ['BEFORE: x'], b: ['REQUIRE: x'] },
    arcs: [],
    unmet: ['b: REQUIRE x'],
  },
  {
    name: 'does not take the file name of a script as a provision',
    scripts: { a: ['KEYWORD: k'], b: ['REQUIRE: a'] },
    arcs: [],
    unmet: ['b: REQUIRE a'],
  },
  {
    name: 'keeps names apart from what JavaScript objects inherit',
    scripts: { a: ['PROVIDE: __proto__'], b: ['REQUIRE: __proto__ constructor'] },
    arcs: ['a > b (REQUIRE __proto__, hard)'],
    unmet: ['b: REQUIRE constructor'],
  },
];

describe('buildRcorderGraph', () => {
  it.each(ARCS)('$name', ({ scripts, arcs, unmet }) => {
    const graph = graphOf(scripts);
    expect(arcsOf(graph)).toEqual(arcs);
    expect(unmetOf(graph)).toEqual(unmet ?? []);
  });

  it('names a script by its first provision, else by the last part of its path', () => {
    const graph = graphOf({ '/etc/rc.d/a': ['PROVIDE:', 'PROVIDE: one two'], '/etc/rc.d/b': ['PROVIDE:'], c: [] });
    expect(graph.scripts).toEqual([
      { file: '/etc/rc.d/a', name: 'one' },
      { file: '/etc/rc.d/b', name: 'b' },
      { file: 'c', name: 'c' },
    ]);
    expect(graph.direction).toBe('start');
  });

  it('counts one path that was given twice as two scripts', () => {
    const header = readRcorder('# PROVIDE: a\n# REQUIRE: a\n');
    const { arcs, scripts } = buildRcorderGraph([
      { file: 'a', header },
      { file: 'a', header },
    ]);
    expect(scripts.length).toBe(2);
    expect([...arcs.first]).toEqual([0, 1, 0, 1]);
    expect([...arcs.then]).toEqual([0, 0, 1, 1]);
  });

  it('tells for every arc which word demands it and which word provides the name', () => {
    const { arcs, resolutions, words } = graphOf({ a: ['REQUIRE: b'], b: ['PROVIDE: x b', 'PROVIDE: b'] });
    expect(words[arcs.word[0] ?? -1]).toMatchObject({ script: 0, file: 'a', word: { line: 1, column: 12 } });
    expect(resolutions[arcs.resolution[0] ?? -1]).toEqual({
      name: 'b',
      provision: { file: 'b', line: 1, column: 14, offset: 13, length: 1 },
      facilities: [],
    });
  });

  it('builds a chain of 100,000 scripts', () => {
    const count = 100_000;
    const scripts = Array.from({ length: count }, (_, i) => ({
      file: `s${i}`,
      header: readRcorder(`# PROVIDE: s${i}\n# REQUIRE: s${i + 1}\n`),
    }));
    const { arcs, unmet } = buildRcorderGraph(scripts);
    expect(arcs.first.length).toBe(count - 1);
    expect([arcs.first[7], arcs.then[7]]).toEqual([8, 7]);
    expect(unmet.map(({ name }) => name)).toEqual([`s${count}`]);
  });

  it('gives an empty graph for no scripts', () => {
    expect(arcsOf(buildRcorderGraph([]))).toEqual([]);
  });
});
