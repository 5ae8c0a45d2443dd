/**
 * The cheapest hitting set, exactly: reduce, take apart what has no element in common, search each part. Of several
 * cheapest ones the preferred (see `hitting-reduction.ts`) is the answer.
 */
import { at } from '../walks/adjacency.ts';
import { reduceSets, type Sets } from './hitting-reduction.ts';
import { HittingSearch } from './hitting-search.ts';
import { flattenLists, transposeLists } from '../walks/int-lists.ts';
import type { StepBudget } from '../walks/step-budget.ts';

/**
 * The elements of the answer, in no order; undefined if the budget ran out. Costs are whole numbers above 0, with a sum
 * that a double holds exactly. Exponential at worst.
 */
export function solveHittingSet(sets: Sets, costs: Float64Array, budget: StepBudget): readonly number[] | undefined {
  const reduced = reduceSets(sets, costs, budget);
  if (reduced === undefined) return undefined;
  const chosen = [...reduced.chosen];
  for (const part of splitSets(reduced.sets, costs.length)) {
    const solved = solvePart(part, costs, budget);
    if (solved === undefined) return undefined;
    for (const element of solved) chosen.push(element);
  }
  return chosen;
}

/** Parts that have no element in common. O(size). */
function splitSets(sets: Sets, elements: number): readonly Sets[] {
  const holders = transposeLists(flattenLists(sets), elements);
  const isTaken = new Uint8Array(sets.length);
  const isFollowed = new Uint8Array(elements);
  const parts: Sets[] = [];
  for (let start = 0; start < sets.length; start++) {
    if (isTaken[start] === 1) continue;
    isTaken[start] = 1;
    const found = [start];
    // Grows while it is walked.
    for (const next of found) {
      for (const element of sets[next] ?? []) {
        if (isFollowed[element] === 1) continue;
        isFollowed[element] = 1;
        for (let slot = at(holders.offsets, element); slot < at(holders.offsets, element + 1); slot++) {
          const set = at(holders.items, slot);
          if (isTaken[set] === 1) continue;
          isTaken[set] = 1;
          found.push(set);
        }
      }
    }
    parts.push(found.map((set) => sets[set] ?? []));
  }
  return parts;
}

/** The answer of one part: first any cheapest set, then element by element the preferred one. */
function solvePart(sets: Sets, costs: Float64Array, budget: StepBudget): readonly number[] | undefined {
  const elements = [...new Set(sets.flat())].sort((a, b) => a - b);
  const local = new Map(elements.map((element, index) => [element, index]));
  const search = new HittingSearch(
    sets.map((set) => set.map((element) => local.get(element) ?? 0)),
    Float64Array.from(elements, (element) => costs[element] ?? 0),
    budget,
  );
  let answer = search.findCheaper(Infinity, 0);
  if (answer === undefined) return undefined;
  const { cost } = answer;
  // The answer stays a cheapest set that holds all elements chosen so far and none of those ruled out.
  for (const element of elements.keys()) {
    if (search.cost === cost) break;
    if (search.isSettled(element)) continue;
    if (answer.isChosen[element] !== 1) {
      const other = search.findCheaper(cost + 1, cost, element);
      if (budget.exhausted) return undefined;
      answer = other ?? answer;
    }
    search.settleForGood(element, answer.isChosen[element] === 1);
  }
  return elements.filter((_, index) => answer.isChosen[index] === 1);
}
