/** A shortest ring of a group: the one cycle that a report shows. */
import { at } from '../walks/adjacency.ts';
import type { GroupGraph } from './group.ts';
import { RingCore } from './core.ts';
import { RingSearch } from './search.ts';
import type { StepBudget } from '../walks/step-budget.ts';

/** A ring to show for a group. */
export interface ShortestRing {
  /** Indexes of arcs in the order of the boot, from the lowest script on the ring. */
  readonly arcs: readonly number[];
  /** False if the budget ran out before it was certain that no ring is shorter. */
  readonly exact: boolean;
}

/**
 * The shortest ring; of several, the one whose scripts, read from the lowest on, come first in lexicographic order.
 * Each node in turn is searched from, ascending, and then taken out, so each ring is looked for once: from its lowest
 * node. The first search always runs to its end, so there is a ring even when the budget is too small. O(n (n + m)) at
 * worst; near O(n + m) on long chains, which fall away with their first node, and where a short ring soon bounds the
 * searches.
 */
export function findShortestRing(group: GroupGraph, budget: StepBudget): ShortestRing {
  const core = new RingCore(group);
  const search = new RingSearch(group, core);
  let best: readonly number[] | undefined;
  let steps = Infinity;
  let exact = true;
  const [start, least] = leastRing(group);
  for (let root = start; root < group.scripts.length; root++) {
    if (core.hasNode[root] === 0) continue;
    if (best !== undefined && budget.exhausted) {
      exact = false;
      break;
    }
    const shorter = search.findThrough(root, steps - 1, budget);
    if (shorter !== undefined) [best, steps] = [shorter, countSteps(group, shorter)];
    if (steps <= least) break;
    core.removeNode(root);
  }
  return { arcs: stepsOf(group, best ?? []), exact };
}

/**
 * The first node to search from, and the length with which the search may end. With hubs it is worth a look beforehand
 * whether a script waits for itself: if none does, a ring of two is the shortest, and each further search would go once
 * more through the scripts of a hub.
 */
function leastRing({ nodes, scripts, hubLoop, from, to }: GroupGraph): readonly [start: number, least: number] {
  if (nodes === scripts.length) return [0, 1];
  const loop = from.find((node, edge) => node === to[edge]) ?? -1;
  if (loop === -1 && hubLoop === -1) return [0, 2];
  return [loop === -1 || hubLoop === -1 ? Math.max(loop, hubLoop) : Math.min(loop, hubLoop), 1];
}

/** Edges between scripts, and ways over hubs. */
function countSteps({ from, scripts }: GroupGraph, ring: readonly number[]): number {
  return ring.filter((edge) => at(from, edge) < scripts.length).length;
}

/** The arcs of a ring that begins at a script. Over hubs, an arc's number is the sum of the edges. */
function stepsOf({ from, scripts, arc }: GroupGraph, ring: readonly number[]): readonly number[] {
  const arcs: number[] = [];
  for (const edge of ring) {
    const own = arc[edge] ?? 0;
    if (at(from, edge) < scripts.length) arcs.push(own);
    else arcs.push((arcs.pop() ?? 0) + own);
  }
  return arcs;
}
