/** All that is known of the cycles of a graph: its groups, and for each a ring, the number of rings, and the cut. */
import { arcOf } from '../../model/arc.ts';
import type { Cut, CycleGroup, CycleLimits } from '../../model/cycle.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import { at } from '../walks/adjacency.ts';
import { findGroups } from '../walks/components.ts';
import { weighScripts } from '../cut/harm.ts';
import { findCut, findCuts, isCuttable } from '../cut/least.ts';
import type { CutWishes } from '../cut/problem.ts';
import { extractGroups, type GroupGraph } from './group.ts';
import { findShortestRing } from './shortest.ts';
import { countRings } from './count.ts';
import { StepBudget } from '../walks/step-budget.ts';

/** Bounds that keep graphs of 100,000 scripts within a few seconds. */
export const DEFAULT_CYCLE_LIMITS: CycleLimits = { rings: 1000, steps: 20_000_000 };

/** A cut of nothing, where what is kept makes a ring alone. */
const NO_CUT: Cut = { words: [], hard: 0, soft: 0, method: 'exact' };

/** The list of cuts takes this part of the steps: it is a service, and not worth a wait. */
const LIST_SHARE = 0.1;

/**
 * Analyses the groups of a graph, in ascending order of their first script; none if the graph has no cycle. O(n + m)
 * besides the bounded searches.
 *
 * @param isKept words that no cut may take
 */
export function analyseCycles(
  graph: DependencyGraph,
  limits: CycleLimits = DEFAULT_CYCLE_LIMITS,
  isKept?: (word: number) => boolean,
): readonly CycleGroup[] {
  const ringSteps = new StepPool(limits.steps);
  const countSteps = new StepPool(limits.steps);
  const cutSteps = new StepPool(limits.steps);
  const listSteps = new StepPool(limits.steps * LIST_SHARE);
  const groups = findGroups(graph);
  const harm = groups.length === 0 ? new Float64Array() : weighScripts(graph);
  return Array.from(extractGroups(graph, groups), (group): CycleGroup => {
    const { arcs, exact } = ringSteps.share((budget) => findShortestRing(group, budget));
    const { count, complete, memberships } = countSteps.share((budget) => countRings(group, limits.rings, budget));
    const ring = beginWithFirstWord(graph, arcs);
    const known = { scripts: group.scripts, ring, ringExact: exact, rings: { count, complete } };
    const wishes = wishesOf(graph, group, harm, isKept);
    if (!isCuttable(group, wishes.isKept)) return { ...known, cut: NO_CUT, cuts: { cuts: [], complete: true } };
    const cut = cutSteps.share((budget) => findCut(group, memberships, budget, wishes));
    const cuts = listSteps.share((budget) => findCuts(group, memberships, cut, budget, wishes));
    return { ...known, cut, cuts };
  });
}

/** A bundle goes as a whole: it harms as much as the worst of its words, and stays if one of them is to stay. */
function wishesOf(
  graph: DependencyGraph,
  { wordsOf: { offsets, items }, ...group }: GroupGraph,
  harmOf: Float64Array,
  isKept: (word: number) => boolean = () => false,
): Required<CutWishes> {
  const count = group.hardOf.length;
  const wishes = { harm: new Float64Array(count), isKept: new Uint8Array(count) };
  for (let bundle = 0; bundle < count; bundle++) {
    for (let slot = at(offsets, bundle); slot < at(offsets, bundle + 1); slot++) {
      const word = at(items, slot);
      const harm = harmOf[graph.words[word]?.script ?? -1] ?? 0;
      wishes.harm[bundle] = Math.max(wishes.harm[bundle] ?? 0, harm);
      if (isKept(word)) wishes.isKept[bundle] = 1;
    }
  }
  return wishes;
}

/** So that a report begins where the cut's rule for ties does: at the word that stands first. */
function beginWithFirstWord(graph: DependencyGraph, ring: readonly number[]): readonly number[] {
  const words = ring.map((arc) => arcOf(graph, arc).word);
  const first = words.reduce((best, word, i) => (word < (words[best] ?? 0) ? i : best), 0);
  return [...ring.slice(first), ...ring.slice(0, first)];
}

/** The part of the steps that a group gets even if those before it have used all up. */
const LEAST_SHARE = 0.01;

/** Steps that the groups share: each may take what is left, and those that come late still something. */
class StepPool {
  private left: number;
  private readonly least: number;

  constructor(steps: number) {
    this.left = steps;
    this.least = steps * LEAST_SHARE;
  }

  /** Runs an algorithm on its share. */
  share<Result>(run: (budget: StepBudget) => Result): Result {
    const steps = Math.max(this.left, this.least);
    const budget = new StepBudget(steps);
    const result = run(budget);
    this.left -= steps - Math.max(budget.left, 0);
    return result;
  }
}
