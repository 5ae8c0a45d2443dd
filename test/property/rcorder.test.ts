/** Laws of rcorder's order, on random sets of scripts. What the real programs do is in `fixtures/vectors/rcorder`. */
import { alg } from '@dagrejs/graphlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromGraphlib, toGraphlib } from '../../src/graph/graphlib.ts';
import { buildRcorderGraph } from '../../src/graph/build/rcorder.ts';
import type { DependencyGraph } from '../../src/model/graph.ts';
import type { RcorderDialect, RcorderEvent, RcorderOrder, RcorderScript } from '../../src/model/rcorder-order.ts';
import { orderRcorder } from '../../src/order/rcorder/order.ts';
import { makeScript, type ScriptWords } from '../support/rcorder-scripts.ts';

const RUNS = { numRuns: 600 };
const DIALECTS: readonly RcorderDialect[] = ['freebsd', 'netbsd'];
const NAMES: readonly string[] = ['a', 'b', 'c', 'd', 'e', 'f', '__proto__', '10', 'fake_prov_00000000'];

function order(scripts: readonly RcorderScript[], dialect: RcorderDialect, events?: RcorderEvent[]): RcorderOrder {
  return orderRcorder(
    { scripts, operands: scripts.length, dialect, keep: new Set(), skip: new Set() },
    events === undefined ? {} : { onEvent: (event) => events.push(event) },
  );
}

/** Scripts whose words are drawn from few names, so that rings, many providers and unmet words are common. */
const anyScripts: fc.Arbitrary<readonly RcorderScript[]> = fc
  .array(
    fc.record({
      PROVIDE: fc.array(fc.constantFrom(...NAMES), { maxLength: 3 }),
      REQUIRE: fc.array(fc.constantFrom(...NAMES), { maxLength: 3 }),
      BEFORE: fc.array(fc.constantFrom(...NAMES), { maxLength: 2 }),
    }),
    { maxLength: 8, size: 'max' },
  )
  .map((list) => list.map((words, i) => makeScript(`s${i}`, words)));

/** The same, without words that ask for what nobody provides. */
const metScripts = anyScripts.map((scripts) => {
  const wordsOf = ({ header }: RcorderScript, keyword: string): readonly string[] =>
    header.fields.filter((field) => field.keyword === keyword).flatMap((field) => field.words.map(({ text }) => text));
  const provided = new Set(scripts.flatMap((script) => wordsOf(script, 'PROVIDE')));
  const met = (words: readonly string[]): readonly string[] => words.filter((word) => provided.has(word));
  return scripts.map((script) =>
    makeScript(script.file, {
      PROVIDE: wordsOf(script, 'PROVIDE'),
      REQUIRE: met(wordsOf(script, 'REQUIRE')),
      BEFORE: met(wordsOf(script, 'BEFORE')),
    }),
  );
});

/** Sets without a ring: a script requires, and stands before, others by their rank only. Many share a provision. */
const soundScripts: fc.Arbitrary<readonly RcorderScript[]> = fc
  .record({
    links: fc.array(fc.tuple(fc.nat(29), fc.nat(29), fc.boolean()), { maxLength: 60, size: 'max' }),
    count: fc.integer({ min: 1, max: 30 }),
    seed: fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
  })
  .map(({ links, count, seed }) => {
    const words: { PROVIDE: string[]; REQUIRE: string[]; BEFORE: string[] }[] = Array.from(
      { length: count },
      // Neighbours of rank share a second name, which only far enough ones may ask for.
      (_, rank) => ({ PROVIDE: [`n${rank}`, `group${Math.floor(rank / 3)}`], REQUIRE: [], BEFORE: [] }),
    );
    for (const [one, other, byGroup] of links) {
      const [low, high] = [Math.min(one, other) % count, Math.max(one, other) % count];
      if (low >= high) continue;
      const useGroup = byGroup && Math.floor(low / 3) < Math.floor(high / 3);
      if ((one + other) % 3 === 0) words[low]?.BEFORE.push(useGroup ? `group${Math.floor(high / 3)}` : `n${high}`);
      else words[high]?.REQUIRE.push(useGroup ? `group${Math.floor(low / 3)}` : `n${low}`);
    }
    const scripts = words.map((word, rank) => makeScript(`s${rank}`, word));
    const keys = new Map(scripts.map((script, rank) => [script, seed[rank] ?? 0]));
    return scripts.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
  });

/** Arcs of the graph that the order does not keep, and arcs between scripts that it runs in parallel. */
function brokenArcs({ arcs }: DependencyGraph, { order: ordered }: RcorderOrder, dialect: RcorderDialect): number[] {
  const place = new Map(ordered.map(({ script, sequence }, i) => [script, { i, sequence }]));
  return [...arcs.first.keys()].filter((arc) => {
    const first = place.get(arcs.first[arc] ?? -1);
    const then = place.get(arcs.then[arc] ?? -1);
    if (first === undefined || then === undefined || first.i >= then.i) return true;
    return dialect === 'freebsd' && first.sequence >= then.sequence;
  });
}

describe.each(DIALECTS)('the order of rcorder, in the %s dialect', (dialect) => {
  it('keeps every arc of a set without rings, however the scripts were given', () => {
    fc.assert(
      fc.property(soundScripts, (scripts) => {
        const result = order(scripts, dialect);
        expect(result.status).toBe(0);
        expect(result.order.length).toBe(scripts.length);
        expect(brokenArcs(buildRcorderGraph(scripts), result, dialect)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('has every script exactly once, rings or not', () => {
    fc.assert(
      fc.property(anyScripts, (scripts) => {
        const numbers = order(scripts, dialect).order.map(({ script }) => script);
        expect(numbers.toSorted((a, b) => a - b)).toEqual(scripts.map((_, i) => i));
      }),
      RUNS,
    );
  });

  it('has status 1 exactly if the graph has a ring, where every word is met', () => {
    fc.assert(
      fc.property(metScripts, (scripts) => {
        const isAcyclic = alg.isAcyclic(toGraphlib(buildRcorderGraph(scripts)));
        expect(order(scripts, dialect).status).toBe(isAcyclic ? 0 : 1);
      }),
      RUNS,
    );
  });

  it('has status 1 where a requirement is not met', () => {
    fc.assert(
      fc.property(anyScripts, (scripts) => {
        const { unmet, words } = buildRcorderGraph(scripts);
        if (unmet.some(({ word }) => words[word]?.strength === 'hard')) expect(order(scripts, dialect).status).toBe(1);
      }),
      RUNS,
    );
  });

  it('is the same whether someone listens or not', () => {
    fc.assert(
      fc.property(anyScripts, (scripts) => {
        const events: RcorderEvent[] = [];
        const told = order(scripts, dialect, events);
        expect(order(scripts, dialect)).toEqual(told);
        expect(told.status).toBe(events.some(({ kind }) => kind !== 'unknown-before' && kind !== 'issues') ? 1 : 0);
        expect(told.hasUnknownBefore).toBe(events.some(({ kind }) => kind === 'unknown-before'));
      }),
      RUNS,
    );
  });

  it.each([
    {
      name: 'a chain',
      words: (i: number, many: number) => ({ REQUIRE: i + 1 < many ? [`n${i + 1}`] : [] }),
      status: 0,
    },
    { name: 'a chain of BEFORE', words: (i: number) => ({ BEFORE: i > 0 ? [`n${i - 1}`] : [] }), status: 0 },
    { name: 'a ring', words: (i: number, many: number) => ({ REQUIRE: [`n${(i + 1) % many}`] }), status: 1 },
    { name: 'many rings', words: (i: number, many: number) => ({ REQUIRE: [`n${(i + 1) % many}`, 'n0'] }), status: 1 },
  ])('is found for $name of 100,000 scripts', ({ words, status }) => {
    const many = 100_000;
    const scripts = Array.from({ length: many }, (_, i) => {
      const more: ScriptWords = words(i, many);
      return makeScript(`s${i}`, { PROVIDE: [`n${i}`], ...more });
    });
    const result = order(scripts, dialect);
    expect(result.status).toBe(status);
    expect(new Set(result.order.map(({ script }) => script)).size).toBe(many);
    if (status === 0) expect(brokenArcs(buildRcorderGraph(scripts), result, dialect)).toEqual([]);
  });
});

describe('the keyword filters', () => {
  it('take scripts out of the order and change nothing else about it', () => {
    const keywords = fc.array(fc.constantFrom('k', 'l', '__proto__'), { maxLength: 2 });
    const given = fc.tuple(soundScripts, fc.array(keywords, { minLength: 30, maxLength: 30 }), keywords, keywords);
    fc.assert(
      fc.property(given, ([scripts, lists, keep, skip]) => {
        const marked = scripts.map((script, i) => ({
          ...script,
          header: {
            fields: [...script.header.fields, ...makeScript('', { KEYWORD: lists[i] ?? [] }).header.fields],
          },
        }));
        const passes = (i: number): boolean =>
          !lists[i]?.some((word) => skip.includes(word)) &&
          (keep.length === 0 || lists[i]?.some((word) => keep.includes(word)) === true);
        const input = { scripts: marked, operands: marked.length, keep: new Set(keep), skip: new Set(skip) };
        const filtered = orderRcorder({ ...input, dialect: 'netbsd' });
        expect(filtered.order).toEqual(order(marked, 'netbsd').order.filter(({ script }) => passes(script)));
        // FreeBSD's sort is not stable, so among equals the order may change; the sequence numbers may not.
        const numbered = new Map(order(marked, 'freebsd').order.map(({ script, sequence }) => [script, sequence]));
        const freebsd = orderRcorder({ ...input, dialect: 'freebsd' });
        expect(freebsd.order.length).toBe(filtered.order.length);
        expect(freebsd.order.filter(({ script, sequence }) => numbered.get(script) !== sequence)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the exchange with graphlib', () => {
  /** What a graph says, whatever numbers its words and resolutions have: its arcs in the order of the form of exchange. */
  function describeGraph({ direction, scripts, words, resolutions, arcs, unmet }: DependencyGraph): unknown {
    const found = [...arcs.first.keys()].map((arc) => ({
      first: arcs.first[arc] ?? -1,
      then: arcs.then[arc] ?? -1,
      word: words[arcs.word[arc] ?? -1],
      resolution: resolutions[arcs.resolution[arc] ?? -1],
    }));
    return {
      direction,
      scripts,
      unmet: unmet.map(({ word, name }) => ({ name, word: words[word] })),
      arcs: found.toSorted((a, b) => a.first - b.first || a.then - b.then),
    };
  }

  it('gives back scripts, arcs and unmet words', () => {
    fc.assert(
      fc.property(anyScripts, (scripts) => {
        const graph = buildRcorderGraph(scripts);
        const there = toGraphlib(graph);
        expect(there.nodeCount()).toBe(scripts.length);
        const back = fromGraphlib(there);
        expect(describeGraph(back)).toEqual(describeGraph(graph));
        expect(describeGraph(fromGraphlib(toGraphlib(back)))).toEqual(describeGraph(back));
      }),
      RUNS,
    );
  });

  it('refuses a word of a script that was taken out', () => {
    const graph = toGraphlib(
      buildRcorderGraph([makeScript('a', { PROVIDE: ['a'] }), makeScript('b', { REQUIRE: ['a', 'gone'] })]),
    );
    graph.removeNode('s1');
    expect(() => fromGraphlib(graph)).toThrow(new RangeError('no node s1 for the script of a word'));
  });
});
