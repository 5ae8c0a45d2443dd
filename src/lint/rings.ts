/** Groups of scripts that wait for one another, and for each a ring to show and the words to delete. */
import { analyseCycles } from '../graph/rings/analysis.ts';
import type { CycleLimits } from '../model/cycle.ts';
import type { DependencyGraph } from '../model/graph.ts';

export interface Ring {
  /** The scripts of the group, ascending. */
  readonly scripts: readonly number[];
  /** Arcs of a shortest ring, in the order of the boot. */
  readonly arcs: readonly number[];
  /** The words whose removal leaves the group without a ring, ascending. */
  readonly cut: readonly number[];
}

/** Less than `initorder cycles` takes, which is asked about rings alone. */
const LIMITS: CycleLimits = { rings: 100, steps: 4_000_000 };

/** All groups of two or more scripts, in ascending order of their first script. O(n + m) besides the bounded search. */
export function findRings(graph: DependencyGraph): readonly Ring[] {
  return analyseCycles(graph, LIMITS)
    .map(({ scripts, ring, cut }): Ring => ({ scripts, arcs: ring, cut: cut.words }))
    .filter(({ scripts }) => scripts.length > 1);
}
