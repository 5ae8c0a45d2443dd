/** The arcs of each word, for those who tell what goes with it. */
import type { DependencyGraph } from '../../model/graph.ts';
import { at } from './adjacency.ts';
import { collectLists, type IntLists } from './int-lists.ts';
import { arcAt, providerPlace, scriptAt } from './junctions.ts';

/** Of the arcs that a junction gives a word, so many are listed. */
const MOST_OF_JUNCTION = 10;

/** Arcs of a word: all that are in the table of arcs, and some of a junction's. */
export interface ArcsOfWord {
  readonly arcs: readonly number[];
  /** How many more there are. */
  readonly leftOut: number;
}

/** Arcs by word. O(n + m) to make. */
export class WordArcs {
  readonly #graph: DependencyGraph;
  readonly #lists: IntLists;
  /** For each word of a junction, the junction and the word's place in it. A word is in one junction at most. */
  readonly #places = new Map<number, readonly [junction: number, place: number]>();

  constructor(graph: DependencyGraph) {
    const { word } = graph.arcs;
    this.#graph = graph;
    this.#lists = collectLists(
      graph.words.length,
      word,
      word.map((_, arc) => arc),
    );
    for (const [index, { words }] of graph.junctions.entries()) {
      for (const [place, word] of words.entries()) this.#places.set(word, [index, place]);
    }
  }

  /** O(what it gives). */
  of(word: number): ArcsOfWord {
    const { offsets, items } = this.#lists;
    const arcs: number[] = [...items.subarray(at(offsets, word), at(offsets, word + 1))];
    const [index = -1, place = -1] = this.#places.get(word) ?? [];
    const junction = this.#graph.junctions[index];
    if (junction === undefined) return { arcs, leftOut: 0 };
    const script = scriptAt(this.#graph, junction, place);
    let met = 0;
    let listed = 0;
    while (met < junction.providers.length && listed < MOST_OF_JUNCTION) {
      if (junction.hasLoops || at(junction.providers, met) !== script) {
        arcs.push(arcAt(junction, place, met));
        listed++;
      }
      met++;
    }
    const isStillAhead = !junction.hasLoops && providerPlace(junction, script) >= met;
    return { arcs, leftOut: junction.providers.length - met - (isStillAhead ? 1 : 0) };
  }
}
