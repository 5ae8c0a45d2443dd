/**
 * The cut of a group: the least set of words to take out so that no ring is left. Entangled groups are hard in the
 * strict sense (the problem is NP-complete), so the exact methods have bounds, and behind them stands a heuristic.
 */
import type { Cut } from '../../model/cycle.ts';
import { at } from '../walks/adjacency.ts';
import { findCutByOrder, ORDERABLE_SCRIPTS } from './by-order.ts';
import { findCutByRings } from './by-rings.ts';
import { stateCutProblem, type CutProblem } from './problem.ts';
import type { GroupGraph } from '../rings/group.ts';
import { findRoughCut } from './rough.ts';
import { StepBudget } from '../walks/step-budget.ts';

/**
 * In groups that `findCutByOrder` can take on, the search by rings gives up after about the steps that the former
 * needs.
 */
const ORDERABLE_STEPS = 100_000;

/** Steps that the heuristic may take for each of the exact search: they are much cheaper. */
const ROUGH_STEPS = 20;

/**
 * Finds the cut with the fewest hard words, then the fewest soft ones; of several, the one that holds the word on most
 * of the counted rings (`memberships`, by bundle), then the first word, in which they differ. Always exact where
 * `findCutByOrder` can take the group on; beyond, exact or not by the budget of the search.
 */
export function findCut(group: GroupGraph, memberships: Int32Array, budget: StepBudget): Cut {
  const problem = stateCutProblem(group, memberships);
  const roughBudget = new StepBudget(budget.left * ROUGH_STEPS);
  const exact = findExactCut(problem, budget);
  return describeCut(group, exact ?? findRoughCut(problem, roughBudget), exact === undefined ? 'heuristic' : 'exact');
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
