/**
 * Branch and bound over hitting sets. Bounds come from a greedy solution of the dual: each set may lay its price on all
 * its elements, as long as no element is charged more than its cost; the sum of the prices is then no more than the
 * cost of any hitting set. What an element's cost is above its charge is what it would add at least, so elements that
 * add too much are ruled out at once.
 */
import { at } from '../walks/adjacency.ts';
import type { Sets } from './hitting-reduction.ts';
import { flattenLists, listLength, transposeLists, type IntLists } from '../walks/int-lists.ts';
import type { StepBudget } from '../walks/step-budget.ts';

/** A choice of elements that hits all sets. */
export interface HittingSet {
  readonly cost: number;
  /** 1 for each element that is in. */
  readonly isChosen: Uint8Array;
}

const OPEN = 0;
const CHOSEN = 1;
const RULED_OUT = 2;

/** Sets with more open elements than this are priced last, in no particular order. */
const LARGE_SET = 32;

/** A search among the hitting sets of some sets. Elements can be settled for good between two searches. */
export class HittingSearch {
  /** Cost of the elements that are chosen now. */
  cost = 0;
  private readonly sets: IntLists;
  private readonly holders: IntLists;
  private readonly costs: Float64Array;
  private readonly budget: StepBudget;
  private readonly status: Uint8Array;
  /** For each set, how many of its elements are chosen, and how many are open. */
  private readonly hits: Int32Array;
  private readonly open: Int32Array;
  private unhit: number;
  /** Elements in the order in which they were settled. */
  private readonly trail: Int32Array;
  private settled = 0;
  /** Sets that may have come down to one open element and no hit. */
  private readonly urgent: number[] = [];
  private readonly addsAtLeast: Float64Array;
  private readonly byOpen: Int32Array;

  constructor(sets: Sets, costs: Float64Array, budget: StepBudget) {
    this.sets = flattenLists(sets);
    this.holders = transposeLists(this.sets, costs.length);
    this.costs = costs;
    this.budget = budget;
    this.status = new Uint8Array(costs.length);
    this.hits = new Int32Array(sets.length);
    this.open = Int32Array.from(sets, (set) => set.length);
    this.unhit = sets.length;
    this.trail = new Int32Array(costs.length);
    this.addsAtLeast = new Float64Array(costs.length);
    this.byOpen = new Int32Array(sets.length);
  }

  /** True for an element that is chosen or ruled out now. */
  isSettled(element: number): boolean {
    return this.status[element] !== OPEN;
  }

  /** Settles an element, and what follows from it, for all searches to come. Some hitting set has to agree with it. */
  settleForGood(element: number, isChosen: boolean): void {
    this.settle(element, isChosen ? CHOSEN : RULED_OUT);
    this.chooseLast();
  }

  /**
   * The cheapest hitting set that costs less than `limit`, or the first one met that costs no more than `enough`; with
   * `wanted` in it if that is given. Undefined if there is none or the budget ran out.
   */
  findCheaper(limit: number, enough: number, wanted?: number): HittingSet | undefined {
    const base = this.settled;
    // Lengths of the trail before each choice that still has its opposite to be tried.
    const choices: number[] = [];
    let best: HittingSet | undefined;
    if (wanted !== undefined) this.settle(wanted, CHOSEN);
    for (;;) {
      let isAlive = this.tighten(best?.cost ?? limit);
      if (this.budget.exhausted) break;
      if (isAlive && this.unhit === 0) {
        best = { cost: this.cost, isChosen: this.status.map((status) => (status === CHOSEN ? 1 : 0)) };
        if (best.cost <= enough) break;
        isAlive = false;
      }
      if (isAlive) {
        choices.push(this.settled);
        this.settle(this.pickElement(), CHOSEN);
        continue;
      }
      const mark = choices.pop();
      if (mark === undefined) break;
      const element = at(this.trail, mark);
      this.undo(mark);
      this.settle(element, RULED_OUT);
    }
    this.undo(base);
    return this.budget.exhausted ? undefined : best;
  }

  private settle(element: number, status: typeof CHOSEN | typeof RULED_OUT): void {
    this.status[element] = status;
    this.trail[this.settled++] = element;
    if (status === CHOSEN) this.cost += this.costs[element] ?? 0;
    const { offsets, items } = this.holders;
    for (let slot = at(offsets, element); slot < at(offsets, element + 1); slot++) {
      const set = at(items, slot);
      const open = (this.open[set] = at(this.open, set) - 1);
      if (status === CHOSEN) {
        const hits = (this.hits[set] = at(this.hits, set) + 1);
        if (hits === 1) this.unhit--;
      } else if (open <= 1) {
        this.urgent.push(set);
      }
    }
    this.budget.spend(1 + listLength(this.holders, element));
  }

  /** Takes back what was settled since the trail had the length `mark`. */
  private undo(mark: number): void {
    const { offsets, items } = this.holders;
    this.urgent.length = 0;
    while (this.settled > mark) {
      const element = at(this.trail, --this.settled);
      const wasChosen = this.status[element] === CHOSEN;
      this.status[element] = OPEN;
      if (wasChosen) this.cost -= this.costs[element] ?? 0;
      for (let slot = at(offsets, element); slot < at(offsets, element + 1); slot++) {
        const set = at(items, slot);
        this.open[set] = at(this.open, set) + 1;
        if (!wasChosen) continue;
        const hits = (this.hits[set] = at(this.hits, set) - 1);
        if (hits === 0) this.unhit++;
      }
    }
  }

  /** Settles what has to be settled if the cost is to stay below `limit`. False if it cannot. */
  private tighten(limit: number): boolean {
    for (;;) {
      if (!this.chooseLast()) return false;
      if (this.unhit === 0) return this.cost < limit;
      const least = this.cost + this.priceSets();
      if (least >= limit) return false;
      const before = this.settled;
      for (let element = 0; element < this.status.length; element++) {
        if (this.status[element] !== OPEN) continue;
        if (least + (this.addsAtLeast[element] ?? 0) >= limit) this.settle(element, RULED_OUT);
      }
      if (this.settled === before) return true;
    }
  }

  /** Chooses elements that are the last open ones of an unhit set. False if such a set has none. */
  private chooseLast(): boolean {
    for (let set = this.urgent.pop(); set !== undefined; set = this.urgent.pop()) {
      if (this.hits[set] !== 0) continue;
      const element = this.firstOpen(set);
      if (element === undefined) return false;
      this.settle(element, CHOSEN);
    }
    return true;
  }

  private firstOpen(set: number): number | undefined {
    const { offsets, items } = this.sets;
    return items.subarray(at(offsets, set), at(offsets, set + 1)).find((element) => this.status[element] === OPEN);
  }

  /**
   * Prices the unhit sets, those with fewest open elements first. Gives the sum; leaves in `addsAtLeast` what is over.
   */
  private priceSets(): number {
    const { sets, status, addsAtLeast } = this;
    addsAtLeast.set(this.costs);
    const count = this.sortUnhit();
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const set = at(this.byOpen, i);
      const start = at(sets.offsets, set);
      const end = at(sets.offsets, set + 1);
      let price = Infinity;
      for (let slot = start; slot < end; slot++) {
        const element = at(sets.items, slot);
        if (status[element] === OPEN) price = Math.min(price, addsAtLeast[element] ?? 0);
      }
      this.budget.spend(end - start);
      if (price === 0) continue;
      sum += price;
      for (let slot = start; slot < end; slot++) {
        const element = at(sets.items, slot);
        if (status[element] === OPEN) addsAtLeast[element] = (addsAtLeast[element] ?? 0) - price;
      }
    }
    return sum;
  }

  /** Puts the unhit sets into `byOpen`, those with fewest open elements first. Gives their number. */
  private sortUnhit(): number {
    const starts = new Int32Array(LARGE_SET + 2);
    for (let set = 0; set < this.hits.length; set++) {
      if (this.hits[set] !== 0) continue;
      const size = Math.min(at(this.open, set), LARGE_SET);
      starts[size + 1] = at(starts, size + 1) + 1;
    }
    for (let size = 0; size <= LARGE_SET; size++) starts[size + 1] = at(starts, size + 1) + at(starts, size);
    for (let set = 0; set < this.hits.length; set++) {
      if (this.hits[set] !== 0) continue;
      const size = Math.min(at(this.open, set), LARGE_SET);
      const slot = at(starts, size);
      starts[size] = slot + 1;
      this.byOpen[slot] = set;
    }
    this.budget.spend(this.hits.length);
    return at(starts, LARGE_SET);
  }

  /** An open element of the tightest set: the one that hits the most unhit sets, of several the preferred one. */
  private pickElement(): number {
    const { sets, holders } = this;
    const set = at(this.byOpen, 0);
    let best = 0;
    let bestHits = -1;
    for (let slot = at(sets.offsets, set); slot < at(sets.offsets, set + 1); slot++) {
      const element = at(sets.items, slot);
      if (this.status[element] !== OPEN) continue;
      const held = holders.items.subarray(at(holders.offsets, element), at(holders.offsets, element + 1));
      const hits = held.reduce((sum, index) => sum + Number(this.hits[index] === 0), 0);
      this.budget.spend(listLength(holders, element));
      if (hits > bestHits) [best, bestHits] = [element, hits];
    }
    return best;
  }
}
