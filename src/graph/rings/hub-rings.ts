/** How many rings a group with hubs has at least. */
import { at } from '../walks/adjacency.ts';
import type { GroupGraph } from './group.ts';
import { sortTopologically } from '../walks/topological-order.ts';

/**
 * A connected group has a ring for each edge beyond the number of its nodes, and one more: each further edge of an ear
 * decomposition closes another ring (Whitney, 1932). Of the edges between scripts those are counted that surely differ:
 * for each script the most that one hub, or its own edges, bring to it.
 *
 * @returns at most `limit`; there may be more. O(n + m).
 */
export function leastRingCount(group: GroupGraph, limit: number): { readonly count: number; readonly complete: false } {
  const { scripts, incoming, from } = group;
  const reach = countSources(group);
  let edges = 0;
  for (let script = 0; script < scripts.length; script++) {
    let [own, best] = [0, 0];
    for (let slot = at(incoming.offsets, script); slot < at(incoming.offsets, script + 1); slot++) {
      const source = at(from, at(incoming.items, slot));
      if (source < scripts.length) own++;
      else best = Math.max(best, at(reach, source));
    }
    edges += Math.max(own, best);
  }
  return { count: Math.max(1, Math.min(limit, edges - scripts.length + 1)), complete: false };
}

/** For each hub, how many scripts lead to it; each does so in one way. */
function countSources(group: GroupGraph): Int32Array {
  const { nodes, scripts, offsets, from, to } = group;
  const counts = new Int32Array(nodes).fill(1, 0, scripts.length);
  const isInner = Uint8Array.from(to, (target) => Number(target >= scripts.length));
  for (const node of sortTopologically(group, isInner)) {
    for (let edge = at(offsets, node); edge < at(offsets, node + 1); edge++) {
      if (isInner[edge] === 1) counts[at(to, edge)] = at(counts, at(to, edge)) + at(counts, at(from, edge));
    }
  }
  return counts;
}
