import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRcorderGraph } from '../../../src/graph/build/rcorder.ts';
import { readRcorder } from '../../../src/header/rcorder/reader.ts';
import type { DependencyGraph } from '../../../src/model/graph.ts';
import { orderByLevel } from '../../../src/order/levels.ts';

function graphOf(requires: Readonly<Record<string, readonly string[]>>): DependencyGraph {
  return buildRcorderGraph(
    Object.entries(requires).map(([name, words]) => ({
      file: name,
      header: readRcorder(`# PROVIDE: ${name}\n# REQUIRE: ${words.join(' ')}\n`),
    })),
  );
}

function show(graph: DependencyGraph, without: readonly number[] = []): readonly string[] {
  return orderByLevel(graph, new Set(without)).map(
    ({ script, level }) => `${level} ${graph.scripts[script]?.name ?? ''}`,
  );
}

describe('orderByLevel', () => {
  it('puts a script one level above the highest of those it waits for, equals by name', () => {
    expect(show(graphOf({ d: ['b', 'c'], c: ['b'], b: [], a: [] }))).toEqual(['1 a', '1 b', '2 c', '3 d']);
  });

  it('passes over the words of a cut', () => {
    const ring = graphOf({ a: ['b'], b: ['a'] });
    expect(show(ring, [0])).toEqual(['1 a', '2 b']);
    expect(() => show(ring)).toThrow(RangeError);
  });

  it('keeps every arc of random graphs without rings', () => {
    const graphs = fc
      .array(fc.array(fc.nat(20), { maxLength: 4 }), { minLength: 1, maxLength: 20 })
      .map((lists) =>
        Object.fromEntries(lists.map((list, i) => [`s${i}`, list.filter((j) => j < i).map((j) => `s${j}`)])),
      );
    fc.assert(
      fc.property(graphs, (requires) => {
        const graph = graphOf(requires);
        const levels = new Map(orderByLevel(graph, new Set()).map(({ script, level }) => [script, level]));
        for (const [arc, first] of graph.arcs.first.entries()) {
          expect(levels.get(first)).toBeLessThan(levels.get(graph.arcs.then[arc] ?? -1) ?? 0);
        }
      }),
    );
  });

  it('orders a chain of 100,000 scripts', () => {
    const chain = graphOf(
      Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`s${i}`, i === 0 ? [] : [`s${i - 1}`]])),
    );
    expect(orderByLevel(chain, new Set()).at(-1)).toEqual({ script: 99_999, level: 100_000 });
  });
});
