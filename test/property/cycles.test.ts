import { alg } from '@dagrejs/graphlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findGroups } from '../../src/graph/walks/components.ts';
import { findCutByOrder } from '../../src/graph/cut/by-order.ts';
import { findCutByRings } from '../../src/graph/cut/by-rings.ts';
import { stateCutProblem } from '../../src/graph/cut/problem.ts';
import { analyseCycles } from '../../src/graph/rings/analysis.ts';
import { bundleCount, type GroupGraph } from '../../src/graph/rings/group.ts';
import { solveHittingSet } from '../../src/graph/cut/hitting-set.ts';
import { countRings } from '../../src/graph/rings/count.ts';
import { findRoughCut } from '../../src/graph/cut/rough.ts';
import { StepBudget } from '../../src/graph/walks/step-budget.ts';
import { buildGraph, type WordSketch } from '../graph-builder.ts';
import { isAcyclic, leastCutCost, listRings, toGraphlib } from '../graph-oracle.ts';
import { buildGroups } from '../group-builder.ts';

interface Sketch {
  readonly scripts: number;
  readonly words: readonly WordSketch[];
}

/** Graphs of a few scripts. The arcs of a word are all at one script, as in headers, or for `unruly` words anywhere. */
function sketches(mostScripts: number, mostWords: number, kind: 'header' | 'unruly' = 'unruly'): fc.Arbitrary<Sketch> {
  return fc.integer({ min: 1, max: mostScripts }).chain((scripts) => {
    const script = fc.nat({ max: scripts - 1 });
    const anywhere = fc.array(fc.tuple(script, script), { minLength: 1, maxLength: 3 });
    const atOne = fc
      .tuple(script, fc.array(fc.tuple(script, fc.boolean()), { minLength: 1, maxLength: 3 }))
      .map(([own, others]) =>
        others.map(([other, isLater]): [number, number] => (isLater ? [own, other] : [other, own])),
      );
    const arcs = kind === 'header' ? atOne : fc.oneof(atOne, anywhere);
    const word = fc.record({ strength: fc.constantFrom('hard', 'soft'), arcs });
    return fc.record({
      scripts: fc.constant(scripts),
      words: fc.array(word, { maxLength: mostWords, size: 'max' }),
    });
  });
}

function without({ words }: Sketch, gone: Iterable<number>): readonly WordSketch[] {
  const isGone = new Set(gone);
  return words.filter((_, word) => !isGone.has(word));
}

/** The words with only those arcs that lie within a group. */
function wordsWithin(members: readonly number[], words: readonly WordSketch[]): readonly WordSketch[] {
  return words.map(({ strength, arcs }) => ({
    strength,
    arcs: arcs.filter((pair) => pair.every((script) => members.includes(script))),
  }));
}

/** The words of the bundles that are flagged. */
function wordsOf({ wordsOf: { offsets, items } }: GroupGraph, isCut: Uint8Array): readonly number[] {
  return [...isCut.keys()].flatMap((bundle) =>
    isCut[bundle] === 1 ? [...items.subarray(offsets[bundle], offsets[bundle + 1])] : [],
  );
}

describe('groups', () => {
  it('are the strongly connected sets that graphlib finds', () => {
    fc.assert(
      fc.property(sketches(10, 14), ({ scripts, words }) => {
        const graph = toGraphlib(scripts, words);
        const sets = alg.tarjan(graph).map((nodes) => nodes.map((node) => Number(node.slice(1))).sort((a, b) => a - b));
        const groups = sets.filter(
          ([first = 0, ...others]) => others.length > 0 || graph.hasEdge(`n${first}`, `n${first}`),
        );
        expect(findGroups(buildGraph(scripts, words))).toEqual(groups.sort(([a = 0], [b = 0]) => a - b));
      }),
      { numRuns: 500 },
    );
  });

  it('are there if and only if graphlib finds a cycle', () => {
    fc.assert(
      fc.property(sketches(10, 8), ({ scripts, words }) => {
        expect(findGroups(buildGraph(scripts, words)).length === 0).toBe(isAcyclic(scripts, words));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the ring of a group', () => {
  it('is the lexicographically first of the shortest rings, told from the word that stands first', () => {
    fc.assert(
      fc.property(sketches(7, 12), ({ scripts, words }) => {
        const graph = buildGraph(scripts, words);
        const rings = listRings(scripts, words);
        for (const { ring, scripts: members, ringExact } of analyseCycles(graph)) {
          const inGroup = rings.filter(([first = 0]) => members.includes(first));
          const least = Math.min(...inGroup.map((other) => other.length));
          const wanted = inGroup.find((other) => other.length === least) ?? [];
          expect(rotateToLeast(ring.map((arc) => graph.arcs.first[arc] ?? -1))).toEqual(wanted);
          expect(graph.arcs.word[ring[0] ?? -1]).toBe(Math.min(...ring.map((arc) => graph.arcs.word[arc] ?? -1)));
          expect(ring.map((arc) => graph.arcs.then[arc])).toEqual(
            ring.map((_, i) => graph.arcs.first[ring[(i + 1) % ring.length] ?? 0]),
          );
          expect(ringExact).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** The same ring, from its lowest script on. */
function rotateToLeast(ring: readonly number[]): readonly number[] {
  const least = ring.indexOf(Math.min(...ring));
  return [...ring.slice(least), ...ring.slice(0, least)];
}

describe('the rings of a group', () => {
  it('are as many as there are, and each word is on as many as it makes an arc of', () => {
    fc.assert(
      fc.property(sketches(6, 14), ({ scripts, words }) => {
        const rings = listRings(scripts, words);
        for (const group of buildGroups(scripts, words)) {
          const inGroup = rings.filter(([first = 0]) => group.scripts.includes(first));
          const { count, complete, memberships } = countRings(group, Infinity, new StepBudget(Infinity));
          expect({ count, complete }).toEqual({ count: inGroup.length, complete: true });
          for (let bundle = 0; bundle < bundleCount(group); bundle++) {
            const arcs = words[group.wordsOf.items[group.wordsOf.offsets[bundle] ?? 0] ?? 0]?.arcs ?? [];
            const isOn = (ring: readonly number[]): boolean =>
              ring.some((script, i) => arcs.some(([a, b]) => a === script && b === (ring[i + 1] ?? ring[0])));
            expect(memberships[bundle]).toBe(inGroup.filter(isOn).length);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the cut', () => {
  it('leaves no ring', () => {
    fc.assert(
      fc.property(sketches(8, 20), (sketch) => {
        const groups = analyseCycles(buildGraph(sketch.scripts, sketch.words));
        const cut = groups.flatMap((group) => group.cut.words);
        expect(isAcyclic(sketch.scripts, without(sketch, cut))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('has as few hard words as there can be, and then as few soft ones', () => {
    fc.assert(
      fc.property(sketches(8, 9), ({ scripts, words }) => {
        for (const { scripts: members, cut } of analyseCycles(buildGraph(scripts, words))) {
          const least = leastCutCost(scripts, wordsWithin(members, words));
          expect({ hard: cut.hard, soft: cut.soft, method: cut.method }).toEqual({ ...least, method: 'exact' });
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is the same word for word by both exact methods', () => {
    fc.assert(
      fc.property(sketches(9, 24, 'header'), ({ scripts, words }) => {
        for (const group of buildGroups(scripts, words)) {
          const { memberships } = countRings(group, 100, new StepBudget(10_000));
          const problem = stateCutProblem(group, memberships);
          const byOrder = findCutByOrder(problem);
          expect(byOrder).toBeDefined();
          expect(findCutByRings(problem, new StepBudget(Infinity))).toEqual(byOrder);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('by the heuristic leaves no ring, can spare no word, and costs no less than the exact one', () => {
    fc.assert(
      fc.property(sketches(9, 24), ({ scripts, words }) => {
        for (const group of buildGroups(scripts, words)) {
          const problem = stateCutProblem(group, new Int32Array(bundleCount(group)));
          const rough = findRoughCut(problem, new StepBudget(Infinity));
          const cut = wordsOf(group, rough);
          const sketch = { scripts, words: wordsWithin(group.scripts, words) };
          expect(isAcyclic(scripts, without(sketch, cut))).toBe(true);
          for (const word of cut)
            expect(
              isAcyclic(
                scripts,
                without(
                  sketch,
                  cut.filter((other) => other !== word),
                ),
              ),
            ).toBe(false);
          const exact = findCutByRings(problem, new StepBudget(Infinity));
          const costOf = (flags: Uint8Array): number =>
            problem.costs.reduce((sum, cost, i) => sum + cost * (flags[i] ?? 0), 0);
          expect(exact && costOf(exact)).toBeLessThanOrEqual(costOf(rough));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the hitting set', () => {
  it('is the cheapest, and of several the one with the lowest element in which they differ', () => {
    const elements = 8;
    const set = fc.uniqueArray(fc.nat({ max: elements - 1 }), { minLength: 1, maxLength: 4 });
    const costs = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: elements, maxLength: elements });
    fc.assert(
      fc.property(fc.array(set, { maxLength: 14 }), costs, (sets, costList) => {
        let best = { cost: Infinity, chosen: 0 };
        // Element 0 is the highest bit, so of two choices of one cost the greater number is preferred.
        for (let chosen = (1 << elements) - 1; chosen >= 0; chosen--) {
          const has = (element: number): boolean => ((chosen >> (elements - 1 - element)) & 1) === 1;
          const cost = costList.reduce((sum, each, element) => sum + (has(element) ? each : 0), 0);
          if (cost < best.cost && sets.every((each) => each.some(has))) best = { cost, chosen };
        }
        const solved = solveHittingSet(sets, Float64Array.from(costList), new StepBudget(Infinity)) ?? [];
        expect(solved.reduce((sum, element) => sum | (1 << (elements - 1 - element)), 0)).toBe(best.chosen);
      }),
      { numRuns: 1000 },
    );
  });
});
