/**
 * Rings that a cut leaves whole, each as a set of bundles of which the cut has to take one. The sets of one packing
 * have no bundle in common, so each of them costs the cut another one.
 */
import { at } from '../walks/adjacency.ts';
import { isWordless, type GroupGraph } from '../rings/group.ts';
import { listLength } from '../walks/int-lists.ts';
import { RingCore } from '../rings/core.ts';
import { RingSearch } from '../rings/search.ts';
import type { StepBudget } from '../walks/step-budget.ts';

/**
 * A maximal packing of rings whose bundles are not `isCut`: for each edge of a ring one bundle that makes it, a hard
 * one if there is, because a set of hard words says more on the cost. Empty if and only if the cut leaves no ring;
 * undefined if the budget ran out. O((n + m) (n + rings)) at worst.
 */
export function packRings(
  group: GroupGraph,
  isCut: Uint8Array,
  budget: StepBudget,
): readonly (readonly number[])[] | undefined {
  const { bundlesOf, edgesOf, hardOf } = group;
  budget.spend(group.nodes + group.to.length);
  const core = new RingCore(group);
  const search = new RingSearch(group, core);
  const isGone = new Uint8Array(isCut.length);
  const bundlesLeft = Int32Array.from(group.to.keys(), (edge) => listLength(bundlesOf, edge));
  const take = (bundle: number): void => {
    isGone[bundle] = 1;
    for (let slot = at(edgesOf.offsets, bundle); slot < at(edgesOf.offsets, bundle + 1); slot++) {
      const edge = at(edgesOf.items, slot);
      if ((bundlesLeft[edge] = at(bundlesLeft, edge) - 1) === 0) core.removeEdge(edge);
    }
  };
  const pickBundle = (edge: number, picked: ReadonlySet<number>): number => {
    let pick = -1;
    for (let slot = at(bundlesOf.offsets, edge); slot < at(bundlesOf.offsets, edge + 1); slot++) {
      const bundle = at(bundlesOf.items, slot);
      if (picked.has(bundle)) return bundle;
      if (isGone[bundle] === 1) continue;
      if (pick === -1 || (at(hardOf, bundle) > 0 && hardOf[pick] === 0)) pick = bundle;
    }
    return pick;
  };

  isCut.forEach((flag, bundle) => {
    if (flag === 1) take(bundle);
  });
  const rings: number[][] = [];
  for (let root = 0; root < group.scripts.length; root++) {
    while (core.hasNode[root] === 1) {
      const ring = search.findThrough(root, Infinity, budget);
      if (budget.exhausted) return undefined;
      if (ring === undefined) {
        core.removeNode(root);
        break;
      }
      const picked = new Set<number>();
      for (const edge of ring) if (!isWordless(group, edge)) picked.add(pickBundle(edge, picked));
      picked.forEach(take);
      budget.spend(4 * ring.length);
      rings.push([...picked]);
    }
  }
  return rings;
}
