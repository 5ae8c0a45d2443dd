/**
 * What a cut is chosen by: the cost of each bundle of words, and which of two is preferred where the costs are equal.
 */
import { at } from '../walks/adjacency.ts';
import { bundleCount, type GroupGraph } from '../rings/group.ts';
import { listLength } from '../walks/int-lists.ts';

/**
 * The cut sought is the cheapest and, of several, the preferred one: the one that holds the first bundle, in the order
 * of preference, in which they differ. All methods give cuts as one flag a bundle: 1 for what is taken out.
 */
export interface CutProblem {
  readonly group: GroupGraph;
  /**
   * A soft word costs 1, and a hard one more than all soft ones of the group: so a sum compares hard words first. One that
   * is kept costs more than all others.
   */
  readonly costs: Float64Array;
  /**
   * All bundles, the preferred ones first: those whose loss harms least, then those on more of the counted rings, then
   * those with the lower first word.
   */
  readonly preference: Int32Array;
  /** 1 for each bundle that no cut may take. */
  readonly isKept: Uint8Array;
}

/** What else a cut is chosen by, besides its number of words. */
export interface CutWishes {
  /** For each bundle, what its loss harms. */
  readonly harm?: Float64Array;
  /** 1 for each bundle that no cut may take. What these make must be without rings. */
  readonly isKept?: Uint8Array;
}

/** `memberships`: on how many of the counted rings each bundle is. O(bundles log bundles). */
export function stateCutProblem(group: GroupGraph, memberships: Int32Array, wishes: CutWishes = {}): CutProblem {
  const { hardOf, wordsOf } = group;
  const isKept = wishes.isKept ?? new Uint8Array(bundleCount(group));
  const harm = wishes.harm ?? new Float64Array(bundleCount(group));
  const hardWords = hardOf.reduce((sum, hard) => sum + hard, 0);
  const hardCost = wordsOf.items.length - hardWords + 1;
  const costs = Float64Array.from(hardOf, (hard, bundle) => listLength(wordsOf, bundle) + hard * (hardCost - 1));
  if (isKept.includes(1)) {
    const all = costs.reduce((sum, cost) => sum + cost, 0);
    for (const [bundle, flag] of isKept.entries()) if (flag === 1) costs[bundle] = all + 1;
  }
  const preference = Int32Array.from({ length: bundleCount(group) }, (_, bundle) => bundle);
  preference.sort((a, b) => (harm[a] ?? 0) - (harm[b] ?? 0) || at(memberships, b) - at(memberships, a) || a - b);
  return { group, costs, preference, isKept };
}
