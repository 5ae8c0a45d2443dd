/** Groups of scripts that wait for one another, and a ring to show for each. */
import { findGroups } from '../graph/walks/components.ts';
import { extractGroups } from '../graph/rings/group.ts';
import { findShortestRing } from '../graph/rings/shortest.ts';
import { StepBudget } from '../graph/walks/step-budget.ts';
import type { DependencyGraph } from '../model/graph.ts';

export interface Ring {
  /** The scripts of the group, ascending. */
  readonly scripts: readonly number[];
  /** Arcs of a shortest ring, in the order of the boot. */
  readonly arcs: readonly number[];
}

/** Edges looked at, over all groups, in the search for rings that are shorter still. */
const MOST_STEPS = 4_000_000;
/** What a group gets even if those before it have used up all. */
const LEAST_STEPS = 10_000;

/** All groups of two or more scripts, in ascending order of their first script. O(n + m) besides the bounded search. */
export function findRings(graph: DependencyGraph): readonly Ring[] {
  let left = MOST_STEPS;
  const rings = Array.from(extractGroups(graph, findGroups(graph)), (group): Ring => {
    const steps = Math.max(left, LEAST_STEPS);
    const budget = new StepBudget(steps);
    const { arcs } = findShortestRing(group, budget);
    left -= steps - Math.max(budget.left, 0);
    return { scripts: group.scripts, arcs };
  });
  return rings.filter(({ scripts }) => scripts.length > 1);
}
