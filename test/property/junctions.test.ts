/** What is kept as a junction means the same as its arcs written down one by one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findChains, findShortestChain } from '../../src/graph/walks/chains.ts';
import { findGroups } from '../../src/graph/walks/components.ts';
import { analyseCycles } from '../../src/graph/rings/analysis.ts';
import { MOST_OF_JUNCTION, TreeGrower } from '../../src/graph/walks/dependency-tree.ts';
import { GraphBuilder } from '../../src/graph/build/builder.ts';
import { fromGraphlib, toGraphlib } from '../../src/graph/graphlib.ts';
import { WordArcs } from '../../src/graph/walks/word-arcs.ts';
import { arcNumbers, arcOf } from '../../src/model/arc.ts';
import type { DependencyGraph } from '../../src/model/graph.ts';
import { orderByLevel } from '../../src/order/levels.ts';
import { extractGroups } from '../../src/graph/rings/group.ts';
import { numbersFrom } from '../random-numbers.ts';

const SCRIPTS = 160;

/** A graph of scripts that ask, beside other things, for what 70 or more others provide. */
const crowds = fc
  .record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    hasLoops: fc.boolean(),
    // Near ones are mostly on both sides, and so in one group with each other.
    names: fc.array(
      fc.record({ isBefore: fc.boolean(), start: fc.nat(60), asking: fc.oneof(fc.nat(80), fc.constant('near')) }),
      { minLength: 1, maxLength: 2 },
    ),
    others: fc.nat(40),
  })
  .map(({ seed, hasLoops, names, others }) => {
    const next = numbersFrom(seed);
    const builder = new GraphBuilder(hasLoops);
    for (let i = 0; i < SCRIPTS; i++) builder.addScript({ file: `s${i}`, name: `s${i}` });
    const addWord = (script: number): number => {
      const word = { text: 'x', line: 1, column: 1, offset: 0, length: 1 };
      const strength = next(3) === 0 ? 'soft' : 'hard';
      return builder.addWord({ script, field: 'REQUIRE', word, file: `s${script}`, strength });
    };
    for (const { isBefore, start, asking } of names) {
      const providers = Array.from({ length: 70 }, (_, i) => ({ script: start + i, resolution: 0 }));
      for (let i = 0; i < 75; i++) {
        const script = (asking === 'near' ? start + 2 : asking) + i;
        builder.addDemand({ word: addWord(script), script, providers, isBefore });
        if (next(20) === 0) builder.addDemand({ word: addWord(script), script, providers, isBefore });
      }
    }
    for (let i = 0; i < others; i++) {
      const [first, then] = [next(SCRIPTS), next(SCRIPTS)];
      if (hasLoops || first !== then) builder.addArc(first, then, addWord(then), 0);
    }
    return builder.build('start', [{ name: 'x', facilities: [] }]);
  });

/** The same graph without junctions. */
function writeDown(graph: DependencyGraph): DependencyGraph {
  const arcs = Array.from(arcNumbers(graph), (arc) => arcOf(graph, arc));
  const column = (pick: (arc: (typeof arcs)[number]) => number): Int32Array => Int32Array.from(arcs, pick);
  return {
    ...graph,
    junctions: [],
    arcs: {
      first: column(({ first }) => first),
      then: column(({ then }) => then),
      word: column(({ word }) => word),
      resolution: column(({ resolution }) => resolution),
    },
  };
}

function withoutWords(graph: DependencyGraph, words: readonly number[]): DependencyGraph {
  const gone = new Set(words);
  const { arcs } = graph;
  const kept = [...arcs.word.keys()].filter((arc) => !gone.has(arcs.word[arc] ?? -1));
  const pick = (column: Int32Array): Int32Array => Int32Array.from(kept, (arc) => column[arc] ?? 0);
  return {
    ...graph,
    arcs: { first: pick(arcs.first), then: pick(arcs.then), word: pick(arcs.word), resolution: pick(arcs.resolution) },
  };
}

const RUNS = { numRuns: 25 };
const LIMITS = { rings: 50, steps: 200_000 };

describe('junctions', () => {
  it('stand for arcs that are not in the table', () => {
    fc.assert(
      fc.property(crowds, (graph) => {
        expect(graph.junctions.length).toBeGreaterThan(0);
        const whole = writeDown(graph);
        const pairs = new Set(
          Array.from(whole.arcs.word, (w, i) => `${w} ${whole.arcs.first[i]} ${whole.arcs.then[i]}`),
        );
        expect(pairs.size).toBe(whole.arcs.word.length);
        expect(whole.arcs.first.some((first, i) => first === whole.arcs.then[i] && !hasLoops(graph))).toBe(false);
        expect(fromGraphlib(toGraphlib(graph)).words).toHaveLength(new Set(whole.arcs.word).size);
      }),
      RUNS,
    );
  });

  it('tie the same scripts together', () => {
    fc.assert(
      fc.property(crowds, (graph) => {
        expect(findGroups(graph)).toEqual(findGroups(writeDown(graph)));
      }),
      RUNS,
    );
  });

  it('have the same shortest rings, and a cut that leaves none and spares what it can', { timeout: 120_000 }, () => {
    let hubs = 0;
    fc.assert(
      fc.property(crowds, (graph) => {
        const whole = writeDown(graph);
        hubs += [...extractGroups(graph, findGroups(graph))].filter(
          (group) => group.nodes > group.scripts.length,
        ).length;
        const [ours, theirs] = [analyseCycles(graph, LIMITS), analyseCycles(whole, LIMITS)];
        expect(ours.map(({ scripts }) => scripts)).toEqual(theirs.map(({ scripts }) => scripts));
        for (const [i, group] of ours.entries()) {
          const other = theirs[i];
          const scripts = group.ring.map((arc) => arcOf(graph, arc).first);
          expect(group.ring.map((arc) => arcOf(graph, arc).then)).toEqual([
            ...scripts.slice(1),
            ...scripts.slice(0, 1),
          ]);
          if (group.ringExact && other?.ringExact === true) expect(scripts).toHaveLength(other.ring.length);
          if (other?.rings.complete === true) expect(group.rings.count).toBeLessThanOrEqual(other.rings.count);
          if (group.cut.method === 'exact' && other?.cut.method === 'exact') {
            expect([group.cut.hard, group.cut.soft]).toEqual([other.cut.hard, other.cut.soft]);
          }
        }
        const cut = ours.flatMap((group) => group.cut.words);
        expect(findGroups(withoutWords(whole, cut))).toEqual([]);
        for (const word of cut.slice(0, 5)) {
          const rest = cut.filter((other) => other !== word);
          expect(findGroups(withoutWords(whole, rest))).not.toEqual([]);
        }
        expect(orderByLevel(graph, new Set(cut))).toEqual(orderByLevel(whole, new Set(cut)));
      }),
      RUNS,
    );
    expect(hubs).toBeGreaterThan(0);
  });

  it('give the same ways from script to script', () => {
    fc.assert(
      fc.property(crowds, fc.nat(SCRIPTS - 1), fc.nat(SCRIPTS - 1), (graph, a, b) => {
        const [from, to] = [new Set([a]), new Set([b])];
        const whole = writeDown(graph);
        const chain = findShortestChain(graph, from, to);
        expect(chain?.length).toBe(findShortestChain(whole, from, to)?.length);
        if (chain !== undefined) expectChain(graph, chain, a, b);
        const [first] = findChains(graph, from, to, 3).chains;
        expect(first?.length).toBe(a === b ? undefined : chain?.length);
      }),
      RUNS,
    );
  });

  it('are told of as far as rows and lists go, with the number of what is left out', () => {
    fc.assert(
      fc.property(crowds, fc.nat(SCRIPTS - 1), (graph, script) => {
        const whole = writeDown(graph);
        for (const side of ['before', 'behind'] as const) {
          const rows = new TreeGrower(graph, side).grow(script, 1);
          const told = rows.length + rows.reduce((sum, { leftOut }) => sum + leftOut, 0);
          expect(told).toBe(new TreeGrower(whole, side).grow(script, 1).length);
        }
        const [arcs, all] = [new WordArcs(graph), new WordArcs(whole)];
        for (let word = 0; word < graph.words.length; word++) {
          const { arcs: some, leftOut } = arcs.of(word);
          expect(some.length + leftOut).toBe(all.of(word).arcs.length);
          if (leftOut > 0) expect(some).toHaveLength(MOST_OF_JUNCTION);
        }
      }),
      RUNS,
    );
  });
});

function hasLoops({ junctions }: DependencyGraph): boolean {
  return junctions.some((junction) => junction.hasLoops);
}

function expectChain(graph: DependencyGraph, chain: readonly number[], a: number, b: number): void {
  const steps = chain.map((arc) => arcOf(graph, arc));
  expect(steps[0]?.first).toBe(a);
  expect(steps.at(-1)?.then).toBe(b);
  for (const [i, { then }] of steps.slice(0, -1).entries()) expect(steps[i + 1]?.first).toBe(then);
}
