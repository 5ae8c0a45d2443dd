/**
 * Which nodes some chosen nodes lead to, in a part of a group's edges without rings: a row of bits for each node, one
 * bit for each chosen node that leads to it. One sweep answers for hundreds of chosen nodes.
 */
import { at } from './adjacency.ts';
import type { GroupGraph } from '../rings/group.ts';
import type { StepBudget } from './step-budget.ts';
import { sortTopologically } from './topological-order.ts';

/** Numbers that a table takes up at most: 16 MB. */
const MOST_NUMBERS = 1 << 22;

/**
 * How many nodes are best chosen for one table. More of them make the sweep worth more, but each edge taken in may cost
 * as much as their number squared; that stays within reach of the cost of the sweep up to about the root of the edges.
 */
export function reachTableCapacity(group: GroupGraph): number {
  const most = 32 * Math.max(1, Math.floor(MOST_NUMBERS / group.nodes));
  return Math.min(most, 32 + Math.floor(2 * Math.sqrt(group.to.length)));
}

/** The table. It spends about one step for each number that it looks at. */
export class ReachTable {
  private readonly budget: StepBudget;
  private readonly width: number;
  private readonly rows: Int32Array;
  /** The bit of each chosen node. */
  private readonly bitOf: Int32Array;
  private readonly watched: readonly number[];

  /**
   * Tells for all nodes in `watched` which of the nodes in `chosen` lead to them (each leads to itself), over the edges
   * flagged in `isThere`. O(n + m chosen / 32).
   */
  constructor(
    group: GroupGraph,
    isThere: Uint8Array,
    chosen: ReadonlySet<number>,
    watched: ReadonlySet<number>,
    budget: StepBudget,
  ) {
    const { offsets, to } = group;
    this.budget = budget;
    this.width = Math.ceil(chosen.size / 32);
    this.rows = new Int32Array(group.nodes * this.width);
    this.bitOf = new Int32Array(group.nodes);
    this.watched = [...watched];
    for (const [bit, node] of [...chosen].entries()) {
      this.bitOf[node] = bit;
      this.rows[node * this.width + (bit >> 5)] = 1 << (bit & 31);
    }
    budget.spend(offsets.length + to.length);
    for (const node of sortTopologically(group, isThere)) {
      for (let edge = at(offsets, node); edge < at(offsets, node + 1); edge++) {
        if (isThere[edge] === 1) this.merge(at(to, edge), node);
      }
    }
  }

  /** True if the chosen node `start` leads to the watched node `end`. */
  leads(start: number, end: number): boolean {
    const bit = at(this.bitOf, start);
    return ((at(this.rows, end * this.width + (bit >> 5)) >>> (bit & 31)) & 1) === 1;
  }

  /** Takes in an edge from a watched to a chosen node. It may not close a ring. */
  addEdge(from: number, to: number): void {
    this.budget.spend(this.watched.length);
    for (const node of this.watched) if (this.leads(to, node)) this.merge(node, from);
  }

  /** All that leads to `other` leads to `node` too. */
  private merge(node: number, other: number): void {
    const { rows, width } = this;
    const end = (node + 1) * width;
    let source = other * width;
    this.budget.spend(width);
    for (let slot = node * width; slot < end; slot++) rows[slot] = (rows[slot] ?? 0) | (rows[source++] ?? 0);
  }
}
