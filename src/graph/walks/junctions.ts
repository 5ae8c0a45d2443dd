/**
 * Junctions: where k words mean the same m scripts, a graph algorithm walks through a node between them, at the cost of
 * k + m and not of k * m. When that is worth it is decided here alone, for whole graphs and for groups of it.
 */
import type { DependencyGraph, Junction } from '../../model/graph.ts';
import { at } from './adjacency.ts';
import type { Provider } from '../build/provisions.ts';

/** Arcs that a word or a provider may have in the table, on average. Sets of real systems stay far below. */
const MOST_ARCS_EACH = 32;

/** So few providers (or words) never make a junction, however many there are of the other. */
export const SURELY_FEW: number = MOST_ARCS_EACH;

/** True if so many words with so many providers each are better kept as a junction. */
export function isCrowded(words: number, providers: number): boolean {
  return words * providers > MOST_ARCS_EACH * (words + providers);
}

/** A junction whose words are being collected, in ascending order. */
export class JunctionDraft {
  readonly words: number[] = [];
  readonly providers: readonly Provider[];
  readonly #isBefore: boolean;

  constructor(providers: readonly Provider[], isBefore: boolean) {
    this.providers = providers;
    this.#isBefore = isBefore;
  }

  finish(firstArc: number, hasLoops: boolean): Junction {
    const providers = this.providers.toSorted((a, b) => a.script - b.script);
    return {
      firstArc,
      words: Int32Array.from(this.words),
      providers: Int32Array.from(providers, ({ script }) => script),
      resolutions: Int32Array.from(providers, ({ resolution }) => resolution),
      isBefore: this.#isBefore,
      hasLoops,
    };
  }
}

/**
 * A junction, or the part of one that lies in a group: positions in its lists of words and of providers, ascending.
 */
export interface JunctionPart {
  readonly junction: Junction;
  readonly words: Int32Array;
  readonly providers: Int32Array;
}

/** All of a junction. O(words + providers). */
export function wholeJunction(junction: Junction): JunctionPart {
  return { junction, words: junction.words.map((_, w) => w), providers: junction.providers.map((_, p) => p) };
}

/** The arc of a word and a provider of a junction, by their positions. */
export function arcAt({ firstArc, providers }: Junction, word: number, provider: number): number {
  return firstArc + word * providers.length + provider;
}

/** The script whose header has a word of a junction, by its position. */
export function scriptAt(graph: DependencyGraph, { words }: Junction, word: number): number {
  return graph.words[at(words, word)]?.script ?? -1;
}

/** The position of a script among the providers of a junction; -1 if it is none of them. O(log providers). */
export function providerPlace({ providers }: Junction, script: number): number {
  let [low, high] = [0, providers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(providers, middle) < script) low = middle + 1;
    else high = middle;
  }
  return providers[low] === script ? low : -1;
}
