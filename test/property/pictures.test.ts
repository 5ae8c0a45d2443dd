import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PairGraph } from '../../src/picture/components.ts';
import { findComponents } from '../../src/picture/components.ts';
import { findMilestones } from '../../src/picture/milestones.ts';
import { findImplied } from '../../src/picture/reduce.ts';

const RUNS = { numRuns: 300 };

/** Graphs of a few nodes, each pair once; acyclic ones have edges from lower to higher numbers alone. */
function graphs(isAcyclic: boolean): fc.Arbitrary<PairGraph> {
  return fc.integer({ min: 1, max: 9 }).chain((nodes) => {
    const node = fc.nat({ max: nodes - 1 });
    return fc
      .uniqueArray(fc.tuple(node, node), { maxLength: 30, selector: ([a, b]) => `${a} ${b}` })
      .map((pairs) => pairs.filter(([a, b]) => !isAcyclic || a < b))
      .map((pairs) => ({
        nodes,
        from: Int32Array.from(pairs, ([a]) => a),
        to: Int32Array.from(pairs, ([, b]) => b),
      }));
  });
}

function without({ nodes, from, to }: PairGraph, isGone: (edge: number) => boolean): PairGraph {
  return { nodes, from: from.filter((_, edge) => !isGone(edge)), to: to.filter((_, edge) => !isGone(edge)) };
}

/** Warshall's closure: for each node those that it leads to. */
function closure({ nodes, from, to }: PairGraph): readonly (readonly boolean[])[] {
  const leads = Array.from({ length: nodes }, () => new Array<boolean>(nodes).fill(false));
  from.forEach((node, edge) => {
    const row = leads[node];
    if (row !== undefined) row[to[edge] ?? 0] = true;
  });
  for (let middle = 0; middle < nodes; middle++) {
    for (const row of leads) if (row[middle] === true) leads[middle]?.forEach((is, end) => (row[end] ||= is));
  }
  return leads;
}

describe('findImplied', () => {
  it('keeps what leads where, and nothing that could be left out', () => {
    fc.assert(
      fc.property(graphs(true), (graph) => {
        const implied = findImplied(graph) ?? new Uint8Array();
        const reduced = without(graph, (edge) => implied[edge] === 1);
        expect(closure(reduced)).toEqual(closure(graph));
        for (const edge of reduced.from.keys()) {
          expect(closure(without(reduced, (other) => other === edge))).not.toEqual(closure(graph));
        }
      }),
      RUNS,
    );
  });

  it('does so between rings, and leaves the edges inside of them alone', () => {
    fc.assert(
      fc.property(graphs(false), (graph) => {
        const { count, of } = findComponents(graph);
        const implied = findImplied(graph) ?? new Uint8Array();
        const ends = (edge: number): [number, number] => [of[graph.from[edge] ?? 0] ?? 0, of[graph.to[edge] ?? 0] ?? 0];
        const reduced = without(graph, (edge) => implied[edge] === 1);
        expect(closure(reduced)).toEqual(closure(graph));
        for (const edge of graph.from.keys()) {
          const [a, b] = ends(edge);
          expect(a).toBeLessThanOrEqual(b);
          if (a === b) expect(implied[edge]).toBe(0);
        }
        const contracted = (isKept: (edge: number) => boolean): PairGraph => {
          const pairs = new Map(
            [...graph.from.keys()].filter(isKept).map((edge) => [ends(edge).join(' '), ends(edge)]),
          );
          const between = [...pairs.values()].filter(([a, b]) => a !== b);
          return {
            nodes: count,
            from: Int32Array.from(between, ([a]) => a),
            to: Int32Array.from(between, ([, b]) => b),
          };
        };
        const whole = closure(contracted(() => true));
        const small = contracted((edge) => implied[edge] === 0);
        for (const edge of small.from.keys()) {
          expect(closure(without(small, (other) => other === edge))).not.toEqual(whole);
        }
      }),
      RUNS,
    );
  });

  it('gives up on a graph that is too big, in place of taking its memory', () => {
    const nodes = 100_000;
    const chain = Int32Array.from({ length: nodes - 1 }, (_, node) => node);
    expect(findImplied({ nodes, from: chain, to: chain.map((node) => node + 1) })).toBeUndefined();
  });
});

describe('findMilestones', () => {
  it('finds a chain of which each leads to the next, and no longer one is there', () => {
    const wanted = fc.tuple(graphs(true), fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }));
    fc.assert(
      fc.property(wanted, ([graph, flags]) => {
        const leads = closure(graph);
        const chain = findMilestones(graph, Uint8Array.from(flags, Number));
        chain.forEach((node, i) => {
          expect(flags[node]).toBe(true);
          if (i > 0) expect(leads[chain[i - 1] ?? 0]?.[node]).toBe(true);
        });
        // Numbers ascend along edges, so the longest chain to each node is known from those before it.
        const longest: number[] = [];
        for (let node = 0; node < graph.nodes; node++) {
          const before = longest.filter((_, other) => leads[other]?.[node] === true && flags[other] === true);
          longest.push(flags[node] === true ? 1 + Math.max(0, ...before) : 0);
        }
        expect(chain).toHaveLength(Math.max(0, ...longest));
      }),
      RUNS,
    );
  });
});
