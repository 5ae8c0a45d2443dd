/**
 * A hitting set problem made smaller without losing its answer. Sets are to be hit by elements; elements have costs,
 * and are numbered in order of preference. The answer is the cheapest hitting set and, of several, the preferred one:
 * the one that holds the lowest element in which they differ.
 */
import { at } from '../walks/adjacency.ts';
import { classifyItems, flattenLists, listLength, transposeLists, type IntLists } from '../walks/int-lists.ts';
import type { StepBudget } from '../walks/step-budget.ts';

/** Sets to be hit. Each holds at least one element, and none twice. */
export type Sets = readonly (readonly number[])[];

/** What is left of a problem. */
export interface ReducedSets {
  /** Elements that are in the answer. */
  readonly chosen: readonly number[];
  /** What is left to be hit, by other elements than those. */
  readonly sets: Sets;
}

/**
 * Chooses what must be chosen, and drops elements that another one replaces at no loss and sets that are hit whenever
 * another is, until nothing changes. Undefined if the budget ran out.
 */
export function reduceSets(sets: Sets, costs: Float64Array, budget: StepBudget): ReducedSets | undefined {
  const chosen: number[] = [];
  let rest = sets;
  for (;;) {
    const before = sizeOf(rest);
    rest = dropTwins(rest, costs);
    rest = dropReplaceable(rest, costs, budget);
    rest = dropImplied(rest, costs.length, budget);
    budget.spend(8 * before);
    if (budget.exhausted) return undefined;
    const forced = new Set(rest.filter((set) => set.length === 1).flat());
    for (const element of forced) chosen.push(element);
    rest = rest.filter((set) => !set.some((element) => forced.has(element)));
    if (sizeOf(rest) === before) return { chosen, sets: rest };
  }
}

function sizeOf(sets: Sets): number {
  return sets.reduce((size, set) => size + set.length, 0);
}

/** True if `a` is the one to take where `a` and `b` serve equally. */
function isBetter(costs: Float64Array, a: number, b: number): boolean {
  const difference = (costs[a] ?? 0) - (costs[b] ?? 0);
  return difference < 0 || (difference === 0 && a < b);
}

/** Of elements that are in the same sets, the best one is enough. Linear, so it goes before the dearer steps. */
function dropTwins(sets: Sets, costs: Float64Array): Sets {
  const { classOf, classes } = classifyItems(flattenLists(sets), costs.length);
  const best = new Int32Array(classes).fill(-1);
  for (const [element, index] of classOf.entries()) {
    const other = at(best, index);
    if (other === -1 || isBetter(costs, element, other)) best[index] = element;
  }
  return sets.map((set) => set.filter((element) => best[at(classOf, element)] === element));
}

/** An element is replaceable by a better one that is in all its sets. */
function dropReplaceable(sets: Sets, costs: Float64Array, budget: StepBudget): Sets {
  const lists = flattenLists(sets);
  const dropped = new Uint8Array(costs.length);
  forEachContaining(transposeLists(lists, costs.length), lists, budget, (element, other) => {
    if (isBetter(costs, other, element)) dropped[element] = 1;
  });
  return sets.map((set) => set.filter((element) => dropped[element] === 0));
}

/** A set that contains another one is hit with it. */
function dropImplied(sets: Sets, elements: number, budget: StepBudget): Sets {
  const lists = flattenLists(sets);
  const dropped = new Uint8Array(sets.length);
  forEachContaining(lists, transposeLists(lists, elements), budget, (set, other) => {
    if (listLength(lists, other) > listLength(lists, set) || other > set) dropped[other] = 1;
  });
  return sets.filter((_, set) => dropped[set] === 0);
}

/**
 * Calls `visit(row, other)` for each two rows of which the other contains the one, empty rows apart. `columns` is the
 * transpose of `rows`. Stops early, with calls left out, when the budget runs out.
 */
function forEachContaining(
  rows: IntLists,
  columns: IntLists,
  budget: StepBudget,
  visit: (row: number, other: number) => void,
): void {
  const count = rows.offsets.length - 1;
  // `base + k` for a row that holds the first k items of the row at hand.
  const held = new Int32Array(count);
  let base = 0;
  for (let row = 0; row < count && !budget.exhausted; row++) {
    const length = listLength(rows, row);
    let candidates = 1;
    for (let k = 0; k < length && candidates > 0; k++) {
      const column = at(rows.items, at(rows.offsets, row) + k);
      const end = at(columns.offsets, column + 1);
      candidates = 0;
      for (let slot = at(columns.offsets, column); slot < end; slot++) {
        const other = at(columns.items, slot);
        if (other === row || (k > 0 && held[other] !== base + k)) continue;
        held[other] = base + k + 1;
        candidates++;
        if (k + 1 === length) visit(row, other);
      }
      budget.spend(1 + listLength(columns, column));
    }
    base += length + 1;
  }
}
