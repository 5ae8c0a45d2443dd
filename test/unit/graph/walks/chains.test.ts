import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findChains, findShortestChain } from '../../../../src/graph/walks/chains.ts';
import { buildRcorderGraph } from '../../../../src/graph/build/rcorder.ts';
import { readRcorder } from '../../../../src/header/rcorder/reader.ts';
import type { DependencyGraph } from '../../../../src/model/graph.ts';

/** Scripts 0, 1, 2... with the scripts that each requires. */
function graphOf(requires: readonly (readonly number[])[]): DependencyGraph {
  return buildRcorderGraph(
    requires.map((others, script) => ({
      file: `s${script}`,
      header: readRcorder(`# PROVIDE: s${script}\n# REQUIRE: ${others.map((other) => `s${other}`).join(' ')}\n`),
    })),
  );
}

function scriptsOn(graph: DependencyGraph, chain: readonly number[]): readonly number[] {
  const firsts = chain.map((arc) => graph.arcs.first[arc] ?? -1);
  return [...firsts, graph.arcs.then[chain.at(-1) ?? -1] ?? -1];
}

const set = (...scripts: readonly number[]): ReadonlySet<number> => new Set(scripts);

describe('findShortestChain', () => {
  it('follows arcs in the order of the boot', () => {
    const graph = graphOf([[], [0], [1], [2, 0]]);
    const chain = findShortestChain(graph, set(0), set(3));
    expect(chain && scriptsOn(graph, chain)).toEqual([0, 3]);
    expect(findShortestChain(graph, set(3), set(0))).toBeUndefined();
  });

  it('goes along a chain of 100,000 scripts', () => {
    const graph = graphOf(Array.from({ length: 100_000 }, (_, i) => (i === 0 ? [] : [i - 1])));
    expect(findShortestChain(graph, set(0), set(99_999))).toHaveLength(99_999);
  });

  it('comes back to where it began, in a ring', () => {
    const graph = graphOf([[1], [0]]);
    const chain = findShortestChain(graph, set(0), set(1));
    expect(chain && scriptsOn(graph, chain)).toEqual([0, 1]);
  });
});

describe('findChains', () => {
  it('finds every way, the shortest first', () => {
    const graph = graphOf([[], [0], [0], [1, 2, 0]]);
    const { chains, complete } = findChains(graph, set(0), set(3), 10);
    expect(chains.map((chain) => scriptsOn(graph, chain))).toEqual([
      [0, 3],
      [0, 1, 3],
      [0, 2, 3],
    ]);
    expect(complete).toBe(true);
  });

  it('says when there are more than were asked for', () => {
    const graph = graphOf([[], [0], [0], [1, 2, 0]]);
    expect(findChains(graph, set(0), set(3), 2)).toMatchObject({
      chains: [{ length: 1 }, { length: 2 }],
      complete: false,
    });
  });

  it('ends on a dense graph, and says that it did not see all', () => {
    const graph = graphOf(Array.from({ length: 60 }, (_, i) => Array.from({ length: i }, (_unused, j) => j)));
    const { chains, complete } = findChains(graph, set(0), set(59), 100);
    expect(chains).toHaveLength(100);
    expect(complete).toBe(false);
  });

  it('finds exactly the simple ways of small graphs, and its first is the shortest chain', () => {
    const graphs = fc
      .integer({ min: 2, max: 6 })
      .chain((n) =>
        fc.array(fc.uniqueArray(fc.integer({ min: 0, max: n - 1 }), { maxLength: n }), { minLength: n, maxLength: n }),
      );
    fc.assert(
      fc.property(graphs, (requires) => {
        const graph = graphOf(requires);
        const last = requires.length - 1;
        const found = findChains(graph, set(0), set(last), 10_000).chains.map((chain) => scriptsOn(graph, chain));
        const wanted = simpleWays(requires, 0, last);
        expect([...found].sort()).toEqual([...wanted].sort());
        expect(found.map((way) => way.length)).toEqual(found.map((way) => way.length).sort((a, b) => a - b));
        expect(findShortestChain(graph, set(0), set(last))?.length).toBe(found[0] && found[0].length - 1);
      }),
    );
  });
});

/** By brute force: all ways without a script twice. */
function simpleWays(
  requires: readonly (readonly number[])[],
  from: number,
  to: number,
): readonly (readonly number[])[] {
  const walk = (way: readonly number[]): readonly (readonly number[])[] => {
    const here = way.at(-1) ?? -1;
    const next = requires.flatMap((others, script) => (others.includes(here) && !way.includes(script) ? [script] : []));
    return next.flatMap((script) => (script === to ? [[...way, script]] : walk([...way, script])));
  };
  return walk([from]);
}
