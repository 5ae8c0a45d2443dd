/**
 * The least cut as an implicit hitting set problem, the method of Moreno-Centeno and Karp ("The implicit hitting set
 * approach to solve combinatorial optimization problems", Operations Research 61, 2013): each ring has to be hit, but
 * there are too many rings to list. So the least cut of the rings known so far is found, rings that it leaves whole
 * become known, and so on. A cut that leaves none is the least one for all rings. Fast where a few words cut a large
 * group.
 */
import type { CutProblem } from './problem.ts';
import { solveHittingSet } from './hitting-set.ts';
import { packRings } from './ring-packing.ts';
import type { StepBudget } from '../walks/step-budget.ts';

/** The cut sought, exactly; undefined if the budget ran out. Exponential at worst. */
export function findCutByRings(problem: CutProblem, budget: StepBudget): Uint8Array | undefined {
  const { group, costs, preference } = problem;
  // Elements of the hitting set are numbered in order of preference.
  const elementOf = new Int32Array(preference.length);
  for (const [element, bundle] of preference.entries()) elementOf[bundle] = element;
  const elementCosts = Float64Array.from(preference, (bundle) => costs[bundle] ?? 0);
  const rings: number[][] = [];
  const isCut = new Uint8Array(preference.length);
  for (;;) {
    const whole = packRings(group, isCut, budget);
    if (whole === undefined) return undefined;
    if (whole.length === 0) return isCut;
    for (const ring of whole) rings.push(ring.map((bundle) => elementOf[bundle] ?? 0));
    const chosen = solveHittingSet(rings, elementCosts, budget);
    if (chosen === undefined) return undefined;
    isCut.fill(0);
    for (const element of chosen) isCut[preference[element] ?? 0] = 1;
  }
}
