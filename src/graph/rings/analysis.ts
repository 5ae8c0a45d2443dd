/** All that is known of the cycles of a graph: its groups, and for each a ring, the number of rings, and the cut. */
import { arcOf } from '../../model/arc.ts';
import type { CycleGroup, CycleLimits } from '../../model/cycle.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import { findGroups } from '../walks/components.ts';
import { findCut } from '../cut/least.ts';
import { extractGroups } from './group.ts';
import { findShortestRing } from './shortest.ts';
import { countRings } from './count.ts';
import { StepBudget } from '../walks/step-budget.ts';

/** Bounds that keep graphs of 100,000 scripts within a few seconds. */
export const DEFAULT_CYCLE_LIMITS: CycleLimits = { rings: 1000, steps: 20_000_000 };

/**
 * Analyses the groups of a graph, in ascending order of their first script; none if the graph has no cycle. O(n + m)
 * besides the bounded searches.
 */
export function analyseCycles(
  graph: DependencyGraph,
  limits: CycleLimits = DEFAULT_CYCLE_LIMITS,
): readonly CycleGroup[] {
  const ringSteps = new StepPool(limits.steps);
  const countSteps = new StepPool(limits.steps);
  const cutSteps = new StepPool(limits.steps);
  return Array.from(extractGroups(graph, findGroups(graph)), (group): CycleGroup => {
    const { arcs, exact } = ringSteps.share((budget) => findShortestRing(group, budget));
    const { count, complete, memberships } = countSteps.share((budget) => countRings(group, limits.rings, budget));
    const cut = cutSteps.share((budget) => findCut(group, memberships, budget));
    const ring = beginWithFirstWord(graph, arcs);
    return { scripts: group.scripts, ring, ringExact: exact, rings: { count, complete }, cut };
  });
}

/** So that a report begins where the cut's rule for ties does: at the word that stands first. */
function beginWithFirstWord(graph: DependencyGraph, ring: readonly number[]): readonly number[] {
  const words = ring.map((arc) => arcOf(graph, arc).word);
  const first = words.reduce((best, word, i) => (word < (words[best] ?? 0) ? i : best), 0);
  return [...ring.slice(first), ...ring.slice(0, first)];
}

/** The part of the steps that a group gets even if those before it have used all up. */
const LEAST_SHARE = 0.01;

/** Steps that the groups share: each may take what is left, and those that come late still something. */
class StepPool {
  private left: number;
  private readonly least: number;

  constructor(steps: number) {
    this.left = steps;
    this.least = steps * LEAST_SHARE;
  }

  /** Runs an algorithm on its share. */
  share<Result>(run: (budget: StepBudget) => Result): Result {
    const steps = Math.max(this.left, this.least);
    const budget = new StepBudget(steps);
    const result = run(budget);
    this.left -= steps - Math.max(budget.left, 0);
    return result;
  }
}
