/**
 * The cut of a group: the least set of words to take out so that no ring is left. Entangled groups are hard in the
 * strict sense (the problem is NP-complete), so the exact methods have bounds, and behind them stands a heuristic.
 */
import type { Cut, CutList } from '../../model/cycle.ts';
import { at } from '../walks/adjacency.ts';
import { findCutByOrder, ORDERABLE_SCRIPTS } from './by-order.ts';
import { findCutByRings } from './by-rings.ts';
import { listCuts } from './listing.ts';
import { stateCutProblem, type CutProblem, type CutWishes } from './problem.ts';
import { isWordless, type GroupGraph } from '../rings/group.ts';
import { listLength } from '../walks/int-lists.ts';
import { findRoughCut } from './rough.ts';
import { StepBudget } from '../walks/step-budget.ts';
import { sortTopologically } from '../walks/topological-order.ts';

/**
 * In groups that `findCutByOrder` can take on, the search by rings gives up after about the steps that the former
 * needs.
 */
const ORDERABLE_STEPS = 100_000;

/** Steps that the heuristic may take for each of the exact search: they are much cheaper. */
const ROUGH_STEPS = 20;

/**
 * Finds the cut with the fewest hard words, then the fewest soft ones; of several, the one that holds the word in which they
 * differ whose loss harms least, then the one on most of the counted rings (`memberships`, by bundle), then the first word.
 * What has to be kept must be without rings (see `isCuttable`). Always exact where
 * `findCutByOrder` can take the group on; beyond, exact or not by the budget of the search.
 */
export function findCut(group: GroupGraph, memberships: Int32Array, budget: StepBudget, wishes: CutWishes = {}): Cut {
  const problem = stateCutProblem(group, memberships, wishes);
  const roughBudget = new StepBudget(budget.left * ROUGH_STEPS);
  const exact = findExactCut(problem, budget);
  return describeCut(group, exact ?? findRoughCut(problem, roughBudget), exact === undefined ? 'heuristic' : 'exact');
}

/** Of all cuts of a group so many are listed. */
export const MOST_CUTS = 100;

/**
 * The cuts that are as good as the one found, and those that have no more words than it but more hard ones among them: the
 * found one first, then by number of hard words, then in the order in which they would be proposed.
 */
export function findCuts(
  group: GroupGraph,
  memberships: Int32Array,
  found: Cut,
  budget: StepBudget,
  wishes: CutWishes = {},
): CutList {
  if (found.method !== 'exact') return { cuts: [found], complete: false };
  const problem = stateCutProblem(group, memberships, wishes);
  const wordCosts = Float64Array.from(problem.costs, (_, bundle) => listLength(group.wordsOf, bundle));
  const hardCost = group.wordsOf.items.length - group.hardOf.reduce((sum, hard) => sum + hard, 0) + 1;
  const cost = found.hard * hardCost + found.soft;
  const least = listCuts(problem, problem.costs, cost, MOST_CUTS, budget);
  const few = least.complete ? listCuts(problem, wordCosts, found.words.length, MOST_CUTS, budget) : least;
  // Where not all are known, the least ones that are known stay all the same.
  const { cuts } = few.complete ? few : { cuts: mergeCuts(least.cuts, few.cuts) };
  const listed = cuts.map((bundles) => {
    const isCut = new Uint8Array(problem.costs.length);
    for (const bundle of bundles) isCut[bundle] = 1;
    return describeCut(group, isCut, 'exact');
  });
  const others = listed.filter(({ words }) => !isSame(words, found.words));
  return { cuts: [found, ...others].slice(0, MOST_CUTS), complete: few.complete };
}

function mergeCuts(
  first: readonly (readonly number[])[],
  then: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const known = new Set(first.map((cut) => cut.join(' ')));
  return [...first, ...then.filter((cut) => !known.has(cut.join(' ')))];
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i]);
}

/** False if what has to be kept makes a ring alone, so that nothing is left to be cut. O(n + m). */
export function isCuttable(group: GroupGraph, isKept: Uint8Array): boolean {
  const stays = Uint8Array.from(group.to.keys(), (edge) => Number(isUncut(group, edge, isKept)));
  return sortTopologically(group, stays).length === group.nodes;
}

/** True for an edge that no cut breaks. */
function isUncut(group: GroupGraph, edge: number, isKept: Uint8Array): boolean {
  const { offsets, items } = group.bundlesOf;
  if (isWordless(group, edge)) return true;
  return items.subarray(at(offsets, edge), at(offsets, edge + 1)).some((bundle) => isKept[bundle] === 1);
}

function findExactCut(problem: CutProblem, budget: StepBudget): Uint8Array | undefined {
  if (problem.group.scripts.length > ORDERABLE_SCRIPTS) return findCutByRings(problem, budget);
  const quick = findCutByRings(problem, new StepBudget(ORDERABLE_STEPS));
  return quick ?? findCutByOrder(problem) ?? findCutByRings(problem, budget);
}

function describeCut({ wordsOf, hardOf }: GroupGraph, isCut: Uint8Array, method: Cut['method']): Cut {
  const words: number[] = [];
  let hard = 0;
  for (let bundle = 0; bundle < isCut.length; bundle++) {
    if (isCut[bundle] === 0) continue;
    for (let slot = at(wordsOf.offsets, bundle); slot < at(wordsOf.offsets, bundle + 1); slot++) {
      words.push(at(wordsOf.items, slot));
    }
    hard += at(hardOf, bundle);
  }
  return { words: words.sort((a, b) => a - b), hard, soft: words.length - hard, method };
}
