/**
 * All cuts within a cost, by branching: of a ring that is still whole one bundle has to go, so each of them is tried, with
 * those tried before it ruled out. No cut is met twice then. Rings that have no bundle in common each cost one more, which
 * is how branches are left that lead to nothing.
 */
import { at } from '../walks/adjacency.ts';
import type { StepBudget } from '../walks/step-budget.ts';
import { sortTopologically } from '../walks/topological-order.ts';
import type { CutProblem } from './problem.ts';
import { packRings } from './ring-packing.ts';

/** Cuts as their bundles, ascending in the order of preference; no cut holds another. */
export interface CutListing {
  readonly cuts: readonly (readonly number[])[];
  /** False if there may be more. */
  readonly complete: boolean;
}

/**
 * The cuts whose costs are `limit` at most, the cheaper first by the costs of the problem, and of equal ones the preferred.
 *
 * @param costs of each bundle; above 0
 * @param most how many are listed
 */
export function listCuts(
  problem: CutProblem,
  costs: Float64Array,
  limit: number,
  most: number,
  budget: StepBudget,
): CutListing {
  const listing = new Listing(problem, costs, limit, budget);
  const complete = listing.run(most);
  const rankOf = new Int32Array(costs.length);
  for (const [rank, bundle] of problem.preference.entries()) rankOf[bundle] = rank;
  const ranked = listing.found.map((cut) => ({
    cut: cut.toSorted((a, b) => at(rankOf, a) - at(rankOf, b)),
    cost: cut.reduce((sum, bundle) => sum + (problem.costs[bundle] ?? 0), 0),
  }));
  ranked.sort((a, b) => a.cost - b.cost || compareRanks(a.cut, b.cut, rankOf));
  return { cuts: ranked.map(({ cut }) => cut), complete };
}

function compareRanks(a: readonly number[], b: readonly number[], rankOf: Int32Array): number {
  const index = a.findIndex((bundle, i) => bundle !== b[i]);
  return index === -1 ? 0 : at(rankOf, a[index] ?? 0) - at(rankOf, b[index] ?? 0);
}

/** One choice among the bundles of a ring: those before `next` were tried. */
interface Branch {
  readonly bundles: readonly number[];
  next: number;
}

class Listing {
  readonly found: (readonly number[])[] = [];
  private readonly problem: CutProblem;
  private readonly costs: Float64Array;
  private readonly limit: number;
  private readonly budget: StepBudget;
  private readonly isCut: Uint8Array;
  private readonly isRuledOut: Uint8Array;
  private readonly branches: Branch[] = [];
  private readonly rankOf: Int32Array;

  constructor(problem: CutProblem, costs: Float64Array, limit: number, budget: StepBudget) {
    this.problem = problem;
    this.costs = costs;
    this.limit = limit;
    this.budget = budget;
    this.isCut = new Uint8Array(costs.length);
    this.isRuledOut = problem.isKept.slice();
    this.rankOf = new Int32Array(costs.length);
    for (const [rank, bundle] of problem.preference.entries()) this.rankOf[bundle] = rank;
  }

  /** False if it ended before all was tried. */
  run(most: number): boolean {
    if (!this.enter([], 0)) return false;
    for (let branch = this.branches.at(-1); branch !== undefined; branch = this.branches.at(-1)) {
      const before = branch.bundles[branch.next - 1];
      if (before !== undefined) {
        this.isCut[before] = 0;
        this.isRuledOut[before] = 1;
      }
      const bundle = branch.bundles[branch.next++];
      if (bundle === undefined) {
        for (const tried of branch.bundles) this.isRuledOut[tried] = 0;
        this.branches.pop();
        continue;
      }
      this.isCut[bundle] = 1;
      const chosen = this.branches.map(({ bundles, next }) => bundles[next - 1] ?? 0);
      const cost = chosen.reduce((sum, each) => sum + (this.costs[each] ?? 0), 0);
      this.budget.spend(chosen.length);
      if (cost > this.limit) continue;
      if (!this.enter(chosen, cost)) return false;
      if (this.found.length > most) {
        this.found.pop();
        return false;
      }
    }
    return true;
  }

  /** Notes a cut, or opens a branch if a ring is left that can still be cut. False if the budget ran out. */
  private enter(chosen: readonly number[], cost: number): boolean {
    const rings = packRings(this.problem.group, this.isCut, this.budget);
    if (rings === undefined) return false;
    if (rings.length === 0) {
      if (this.isMinimal(chosen)) this.found.push(chosen);
      return !this.budget.exhausted;
    }
    let least = cost;
    let tightest: readonly number[] | undefined;
    for (const ring of rings) {
      const open = ring.filter((bundle) => this.isRuledOut[bundle] === 0);
      least += open.reduce((lowest, bundle) => Math.min(lowest, this.costs[bundle] ?? 0), Infinity);
      if (tightest === undefined || open.length < tightest.length) tightest = open;
    }
    if (tightest === undefined || least > this.limit) return true;
    this.branches.push({ bundles: tightest.toSorted((a, b) => at(this.rankOf, a) - at(this.rankOf, b)), next: 0 });
    return true;
  }

  /** True if each of the bundles is needed. */
  private isMinimal(chosen: readonly number[]): boolean {
    if (chosen.length < 2) return true;
    const { group } = this.problem;
    const { bundlesOf, edgesOf } = group;
    const isLeft = (edge: number): boolean => {
      const [start, end] = [at(bundlesOf.offsets, edge), at(bundlesOf.offsets, edge + 1)];
      return start === end || bundlesOf.items.subarray(start, end).some((bundle) => this.isCut[bundle] === 0);
    };
    const isThere = Uint8Array.from(group.to.keys(), (edge) => Number(isLeft(edge)));
    this.budget.spend(isThere.length * (1 + chosen.length));
    return chosen.every((bundle) => {
      const own = edgesOf.items.subarray(at(edgesOf.offsets, bundle), at(edgesOf.offsets, bundle + 1));
      const whole = isThere.slice();
      for (const edge of own) whole[edge] = 1;
      return sortTopologically(group, whole).length < group.nodes;
    });
  }
}
