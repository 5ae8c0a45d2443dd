/** The junctions that a script leads to or is led to by, so that walks can go through them without their arcs. */
import type { DependencyGraph, Junction } from '../../model/graph.ts';
import { at } from './adjacency.ts';
import { arcAt, scriptAt } from './junctions.ts';

/** Arcs of a junction that all have one script at the same end. */
export interface JunctionEnd {
  readonly junction: Junction;
  /** Index of the junction in the graph. */
  readonly index: number;
  /** How many arcs there are. */
  readonly count: number;
  /** The `n`-th arc, from 0, and the script at its other end. O(1). */
  readonly at: (n: number) => { readonly script: number; readonly arc: number };
}

const NONE: readonly JunctionEnd[] = [];

/** For each script its ends in junctions, in the order of the graph. O(words + providers). */
export class JunctionEnds {
  readonly #graph: DependencyGraph;
  readonly #ends = new Map<number, JunctionEnd[]>();

  /** @param side `leaving`: the script comes first; `entering`: it comes behind */
  constructor(graph: DependencyGraph, side: 'leaving' | 'entering') {
    this.#graph = graph;
    for (const [index, junction] of graph.junctions.entries()) {
      if (junction.isBefore === (side === 'leaving')) this.#addWords(junction, index);
      else this.#addProviders(junction, index);
    }
  }

  /** O(1). */
  of(script: number): readonly JunctionEnd[] {
    return this.#ends.get(script) ?? NONE;
  }

  #addWords(junction: Junction, index: number): void {
    const placeOf = new Map(Array.from(junction.providers, (provider, place) => [provider, place]));
    for (let w = 0; w < junction.words.length; w++) {
      const script = scriptAt(this.#graph, junction, w);
      const self = junction.hasLoops ? undefined : placeOf.get(script);
      this.#add(script, {
        junction,
        index,
        count: junction.providers.length - (self === undefined ? 0 : 1),
        at: (n) => {
          const p = self !== undefined && n >= self ? n + 1 : n;
          return { script: at(junction.providers, p), arc: arcAt(junction, w, p) };
        },
      });
    }
  }

  /** Words of one script stand side by side. */
  #addProviders(junction: Junction, index: number): void {
    const rangeOf = new Map<number, { start: number; length: number }>();
    for (let w = 0; w < junction.words.length; w++) {
      const script = scriptAt(this.#graph, junction, w);
      const range = rangeOf.get(script);
      if (range === undefined) rangeOf.set(script, { start: w, length: 1 });
      else range.length++;
    }
    for (const [p, script] of junction.providers.entries()) {
      const self = junction.hasLoops ? undefined : rangeOf.get(script);
      this.#add(script, {
        junction,
        index,
        count: junction.words.length - (self?.length ?? 0),
        at: (n) => {
          const w = self !== undefined && n >= self.start ? n + self.length : n;
          return { script: scriptAt(this.#graph, junction, w), arc: arcAt(junction, w, p) };
        },
      });
    }
  }

  #add(script: number, end: JunctionEnd): void {
    const list = this.#ends.get(script);
    if (list === undefined) this.#ends.set(script, [end]);
    else list.push(end);
  }
}
