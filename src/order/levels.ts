/**
 * The order of a graph by levels: a script's level is one more than the highest of those it waits for, so scripts of one
 * level may run in parallel. Kahn, "Topological sorting of large networks" (1962), keeping the longest way.
 */
import { at, successors } from '../graph/adjacency.ts';
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
  const { scripts, arcs } = graph;
  const counts = Uint8Array.from(arcs.word, (word) => (without.has(word) ? 0 : 1));
  const waiting = new Int32Array(scripts.length);
  for (const [arc, then] of arcs.then.entries()) if (counts[arc] === 1) waiting[then] = at(waiting, then) + 1;
  const levels = new Int32Array(scripts.length).fill(1);
  const { offsets, arcs: leaving, targets } = successors(graph);
  const ready = scripts.flatMap((_, script) => (at(waiting, script) === 0 ? [script] : []));
  for (const script of ready) {
    for (let slot = at(offsets, script); slot < at(offsets, script + 1); slot++) {
      if (counts[at(leaving, slot)] !== 1) continue;
      const then = at(targets, slot);
      levels[then] = Math.max(at(levels, then), at(levels, script) + 1);
      waiting[then] = at(waiting, then) - 1;
      if (at(waiting, then) === 0) ready.push(then);
    }
  }
  if (ready.length < scripts.length) throw new RangeError('the graph has a ring that the words given do not cut');
  const nameOf = (script: number): string => scripts[script]?.name ?? '';
  return ready
    .sort((a, b) => at(levels, a) - at(levels, b) || compareBytes(nameOf(a), nameOf(b)) || a - b)
    .map((script) => ({ script, level: at(levels, script) }));
}
