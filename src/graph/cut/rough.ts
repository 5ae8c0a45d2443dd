/**
 * A good cut of a group that is too entangled for the exact methods. First the edges that only a hard word breaks are
 * made free of rings, with as few hard words as the heuristic manages; what they ask for then stands, and the other
 * edges, which soft words alone can break, give way. In the end nothing in the cut can be spared.
 */
import { at } from '../walks/adjacency.ts';
import { spareBundles } from './pruning.ts';
import type { CutProblem } from './problem.ts';
import { orderGreedily } from './greedy-order.ts';
import { bundleCount, isWordless, type GroupGraph } from '../rings/group.ts';
import type { StepBudget } from '../walks/step-budget.ts';

/**
 * A cut that is good but maybe not the least; none of its bundles can be spared unless the budget ran out. O(n + m) and
 * the sparing.
 */
export function findRoughCut(problem: CutProblem, budget: StepBudget): Uint8Array {
  const { group, isKept: isKeptBundle } = problem;
  const all = new Uint8Array(group.to.length).fill(1);
  // What no word makes, or one that is to be kept, stays in any case, so it counts as hard and is kept from the start.
  const isFixed = all.map((_, edge) =>
    Number(isWordless(group, edge) || hasBundle(group, edge, (bundle) => isKeptBundle[bundle] === 1)),
  );
  const isHard = isFixed.map(
    (flag, edge) => flag | Number(hasBundle(group, edge, (bundle) => at(group.hardOf, bundle) > 0)),
  );
  const hardCut = new Uint8Array(bundleCount(group));
  cutBackward(group, isHard, orderGreedily(group, isHard, isFixed), hardCut);
  spareBundles(problem, hardCut, hardCut.slice(), isHard, budget);

  const isMade = (isCut: Uint8Array): Uint8Array =>
    isFixed.map((flag, edge) => flag | Number(hasBundle(group, edge, (bundle) => isCut[bundle] === 0)));
  const isLeft = isMade(hardCut);
  const isKept = isLeft.map((flag, edge) => flag & (isHard[edge] ?? 0));
  const isCut = hardCut.slice();
  cutBackward(group, isLeft, orderGreedily(group, isLeft, isKept), isCut);
  // What could not be spared before cannot be now, as long as the kept edges are all still there. One may be gone with
  // a soft word that also makes another edge.
  const stillMade = isMade(isCut);
  const isAllKept = isKept.every((flag, edge) => flag === 0 || stillMade[edge] === 1);
  const candidates = isAllKept ? isCut.map((flag, bundle) => flag & ~(hardCut[bundle] ?? 0)) : isCut.slice();
  spareBundles(problem, isCut, candidates, all, budget);
  return isCut;
}

function hasBundle({ bundlesOf }: GroupGraph, edge: number, accept: (bundle: number) => boolean): boolean {
  for (let slot = at(bundlesOf.offsets, edge); slot < at(bundlesOf.offsets, edge + 1); slot++) {
    if (accept(at(bundlesOf.items, slot))) return true;
  }
  return false;
}

/** Adds to the cut all bundles of those edges of `isIn` that are against the order. */
function cutBackward(group: GroupGraph, isIn: Uint8Array, place: Int32Array, isCut: Uint8Array): void {
  const { from, to, bundlesOf } = group;
  for (let edge = 0; edge < to.length; edge++) {
    if (isIn[edge] === 0 || at(place, at(from, edge)) < at(place, at(to, edge))) continue;
    for (let slot = at(bundlesOf.offsets, edge); slot < at(bundlesOf.offsets, edge + 1); slot++) {
      isCut[at(bundlesOf.items, slot)] = 1;
    }
  }
}
