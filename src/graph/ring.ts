/** A shortest ring of a group: the one cycle that a report shows. */
import { at } from './adjacency.ts';
import type { GroupGraph } from './group-graph.ts';
import { RingCore } from './ring-core.ts';
import { RingSearch } from './ring-search.ts';
import type { StepBudget } from './step-budget.ts';

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
  let exact = true;
  for (let root = 0; root < group.scripts.length && best?.length !== 1; root++) {
    if (core.hasNode[root] === 0) continue;
    if (best !== undefined && budget.exhausted) {
      exact = false;
      break;
    }
    best = search.findThrough(root, best === undefined ? Infinity : best.length - 1, budget) ?? best;
    core.removeNode(root);
  }
  return { arcs: (best ?? []).map((edge) => at(group.arc, edge)), exact };
}
