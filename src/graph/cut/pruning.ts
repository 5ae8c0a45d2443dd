/**
 * Words that a cut can spare: put back one after the other where that closes no ring. Whether an edge closes one is
 * asked of a table that is made for many edges at a time, as a search for each edge would be quadratic on large groups.
 */
import { at } from '../walks/adjacency.ts';
import { GroupSearch } from '../walks/components.ts';
import type { CutProblem } from './problem.ts';
import { flattenLists } from '../walks/int-lists.ts';
import { ReachTable, reachTableCapacity } from '../walks/reach-table.ts';
import type { StepBudget } from '../walks/step-budget.ts';
import { sortTopologically } from '../walks/topological-order.ts';

/**
 * Takes out of `isCut`, in place, those bundles of `candidates` that it can spare: tried are those with hard words
 * first, and of them the least preferred. Only edges flagged in `isIn` count; the cut leaves no ring of them. One pass
 * is enough for a cut that cannot spare any, as what closes a ring when its turn comes would close it later too. When
 * the budget runs out, the rest of the cut stays as it is.
 *
 * Cost: candidates / 32 times (n + m), unless words make thousands of edges.
 */
export function spareBundles(
  problem: CutProblem,
  isCut: Uint8Array,
  candidates: Uint8Array,
  isIn: Uint8Array,
  budget: StepBudget,
): void {
  const pruning = new CutPruning(problem, isCut, isIn, budget);
  const leastPreferred = problem.preference.filter((bundle) => candidates[bundle] === 1).reverse();
  const isHard = (bundle: number): boolean => at(problem.group.hardOf, bundle) > 0;
  pruning.run([...leastPreferred.filter(isHard), ...leastPreferred.filter((bundle) => !isHard(bundle))]);
}

class CutPruning {
  private readonly group: CutProblem['group'];
  private readonly isCut: Uint8Array;
  private readonly isIn: Uint8Array;
  private readonly budget: StepBudget;
  /** Edges that some bundle outside of the cut makes. */
  private readonly isThere: Uint8Array;
  /** How many nodes are asked about in one table, at most, before the last bundle of a batch is added. */
  private readonly capacity: number;

  constructor({ group }: CutProblem, isCut: Uint8Array, isIn: Uint8Array, budget: StepBudget) {
    const { offsets, items } = group.bundlesOf;
    this.group = group;
    this.isCut = isCut;
    this.isIn = isIn;
    this.budget = budget;
    this.capacity = reachTableCapacity(group);
    this.isThere = isIn.map((flag, edge) => {
      const bundles = items.subarray(at(offsets, edge), at(offsets, edge + 1));
      return bundles.length === 0 || bundles.some((bundle) => isCut[bundle] === 0) ? flag : 0;
    });
  }

  /** Tries the bundles in the order given. */
  run(bundles: readonly number[]): void {
    for (let next = 0; next < bundles.length && !this.budget.exhausted;) {
      const isWide = this.missingEdges(bundles[next] ?? 0).length > this.capacity;
      next = isWide ? this.tryAlone(bundles, next) : this.tryBatch(bundles, next);
    }
  }

  /** Tries one bundle by looking at the whole graph. Gives the index of the next one. */
  private tryAlone(bundles: readonly number[], index: number): number {
    const bundle = bundles[index] ?? 0;
    const edges = this.missingEdges(bundle);
    for (const edge of edges) this.isThere[edge] = 1;
    this.budget.spend(this.isThere.length);
    if (sortTopologically(this.group, this.isThere).length === this.group.nodes) this.isCut[bundle] = 0;
    else for (const edge of edges) this.isThere[edge] = 0;
    return index + 1;
  }

  /** Tries bundles with one table, as many as it can serve. Gives the index of the next one. */
  private tryBatch(bundles: readonly number[], start: number): number {
    const { group, isThere, budget } = this;
    const ends = new Set<number>();
    const starts = new Set<number>();
    let next = start;
    for (; next < bundles.length && ends.size < this.capacity; next++) {
      const edges = this.missingEdges(bundles[next] ?? 0);
      if (edges.length > this.capacity) break;
      for (const edge of edges) {
        ends.add(at(group.to, edge));
        starts.add(at(group.from, edge));
      }
    }
    const table = new ReachTable(group, isThere, ends, starts, budget);
    for (let index = start; index < next; index++) {
      const bundle = bundles[index] ?? 0;
      const edges = this.missingEdges(bundle);
      if (this.closesRing(edges, table)) continue;
      for (const edge of edges) {
        isThere[edge] = 1;
        table.addEdge(at(group.from, edge), at(group.to, edge));
      }
      this.isCut[bundle] = 0;
    }
    return next;
  }

  /** True if the edges would close a ring, one of them or several together. */
  private closesRing(edges: Int32Array, table: ReachTable): boolean {
    const { from, to } = this.group;
    if (edges.some((edge) => table.leads(at(to, edge), at(from, edge)))) return true;
    // Where all start or all end at one node, as those of a header word do, they close a ring together only if one does
    // alone.
    const [first = 0] = edges;
    if (edges.every((edge) => from[edge] === from[first])) return false;
    if (edges.every((edge) => to[edge] === to[first])) return false;
    this.budget.spend(edges.length ** 2);
    const indexes = [...edges.keys()];
    const followers = indexes.map((i) =>
      indexes.filter((j) => table.leads(at(to, at(edges, i)), at(from, at(edges, j)))),
    );
    const { offsets, items: targets } = flattenLists(followers);
    return new GroupSearch({ offsets, targets }).search(indexes, new Int32Array(edges.length), 0).length > 0;
  }

  /** The edges that are there with the bundle only. */
  private missingEdges(bundle: number): Int32Array {
    const { offsets, items } = this.group.edgesOf;
    const edges = items.subarray(at(offsets, bundle), at(offsets, bundle + 1));
    return edges.filter((edge) => this.isIn[edge] === 1 && this.isThere[edge] === 0);
  }
}
