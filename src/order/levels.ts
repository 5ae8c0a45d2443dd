/**
 * The order of a graph by levels: a script's level is one more than the highest of those it waits for, so scripts of one
 * level may run in parallel. Kahn, "Topological sorting of large networks" (1962), keeping the longest way.
 */
import { at, buildAdjacency } from '../graph/walks/adjacency.ts';
import { weaveGraph } from '../graph/rings/hubs.ts';
import { compareBytes } from '../model/bytes.ts';
import type { DependencyGraph } from '../model/graph.ts';

export interface LevelledScript {
  readonly script: number;
  /** From 1. */
  readonly level: number;
}

/**
 * Scripts by level, those of one level in the byte order of their names, then in their own order. O(n log n + m).
 *
 * @param without words whose arcs do not count: a cut, so that the rest has no ring
 * @throws {RangeError} if a ring is left
 */
export function orderByLevel(graph: DependencyGraph, without: ReadonlySet<number>): readonly LevelledScript[] {
  const { scripts } = graph;
  const { nodes, from, to, word } = weaveGraph(graph);
  const counts = Uint8Array.from(word, (index) => (without.has(index) ? 0 : 1));
  const waiting = new Int32Array(nodes);
  for (const [edge, target] of to.entries()) if (counts[edge] === 1) waiting[target] = at(waiting, target) + 1;
  // A hub has the highest level of those that lead to it: it is no step of its own.
  const levels = new Int32Array(nodes).fill(1, 0, scripts.length);
  const { offsets, arcs: leaving, targets } = buildAdjacency(nodes, from, to);
  const ready = [...waiting.keys()].filter((node) => waiting[node] === 0);
  for (const node of ready) {
    for (let slot = at(offsets, node); slot < at(offsets, node + 1); slot++) {
      if (counts[at(leaving, slot)] !== 1) continue;
      const target = at(targets, slot);
      levels[target] = Math.max(at(levels, target), at(levels, node) + (target < scripts.length ? 1 : 0));
      if ((waiting[target] = at(waiting, target) - 1) === 0) ready.push(target);
    }
  }
  if (ready.length < nodes) throw new RangeError('the graph has a ring that the words given do not cut');
  const nameOf = (script: number): string => scripts[script]?.name ?? '';
  return ready
    .filter((node) => node < scripts.length)
    .sort((a, b) => at(levels, a) - at(levels, b) || compareBytes(nameOf(a), nameOf(b)) || a - b)
    .map((script) => ({ script, level: at(levels, script) }));
}
