/**
 * What is known of the cycles of a dependency graph: for each group (strongly connected set) one ring to show, how many
 * rings there are, and the cut, the least set of header words to take out so that no ring is left.
 */
import type { ByteString } from './bytes.ts';
import type { Place } from './place.ts';

/**
 * `exact`: no smaller cut exists. `heuristic`: a smaller one may exist, though none of the words can just be spared.
 */
export type CutMethod = 'exact' | 'heuristic';

/** Words whose removal leaves the group without a ring: fewest hard words first, then fewest soft ones. */
export interface Cut {
  /** Indexes of words, ascending. */
  readonly words: readonly number[];
  /** How many of them are hard, and how many soft. */
  readonly hard: number;
  readonly soft: number;
  readonly method: CutMethod;
}

/** Cuts to choose from. */
export interface CutList {
  /**
   * All least cuts, and those that have no more words but more hard ones: the one proposed first. None of them holds another.
   * Empty if words that are to be kept make a ring alone.
   */
  readonly cuts: readonly Cut[];
  /** False if there may be more. */
  readonly complete: boolean;
}

/** The number of rings of a group. Parallel arcs do not multiply rings. */
export interface RingTally {
  readonly count: number;
  /** False if the count stopped early: there are at least `count` rings then. */
  readonly complete: boolean;
}

/** One group of the graph: scripts that all wait for each other, or one that waits for itself. */
export interface CycleGroup {
  /** Ascending. */
  readonly scripts: readonly number[];
  /**
   * A shortest ring, as indexes of arcs in the order of the boot, beginning with the word that stands first. Of parallel
   * arcs it has the first hard one, else the first.
   */
  readonly ring: readonly number[];
  /** False if the search for a shorter ring was cut off. */
  readonly ringExact: boolean;
  readonly rings: RingTally;
  /** The one to make: the first of `cuts`, unless another was chosen. It has no words if there is no cut. */
  readonly cut: Cut;
  readonly cuts: CutList;
}

/** Bounds of the analysis. They count steps, not time, so equal input gives equal results on any machine. */
export interface CycleLimits {
  /** How many rings of a group are counted at most. */
  readonly rings: number;
  /**
   * Edges looked at, over all groups, by each of: search for the shortest ring, count of the rings, exact search for
   * the cut. A group that comes late may still look at a hundredth of it.
   */
  readonly steps: number;
}

/** A line of a header with words of the cut in it, as it is and as it is without them. */
export interface CutLine {
  /** Where the first of the words stands. */
  readonly place: Place;
  readonly words: readonly CutWord[];
  /** The lines' bytes, without their ends. */
  readonly before: ByteString;
  readonly after: ByteString;
}

/** A word of the cut. */
export interface CutWord {
  /** Index of the word. */
  readonly word: number;
  /** The arcs that go with it: what is given up. Where they are very many, some of them. */
  readonly arcs: readonly number[];
  /** How many more there are. */
  readonly leftOut: number;
}

/** A cut that can be chosen by its number. */
export interface NumberedCut {
  readonly number: number;
  /** The one to be made. */
  readonly isChosen: boolean;
  readonly cut: Cut;
  readonly words: readonly CutWord[];
}
