/**
 * Junctions as nodes and edges. A hub is a node that is no script: every provider of a name leads to it, and it leads to
 * every script that asks for the name (with BEFORE the other way round). A way from script to script through hubs is one
 * arc of the graph, so hubs take no part in what counts scripts or steps.
 *
 * Where a script is on both sides but does not wait for itself, one hub would be a ring. Such scripts hang on two rows of
 * hubs instead, one that gathers those before it and one that gathers those behind it: everybody but itself.
 */
import type { DependencyGraph } from '../../model/graph.ts';
import { at } from '../walks/adjacency.ts';
import { IntegerList } from '../build/integer-list.ts';
import { arcAt, scriptAt, wholeJunction, type JunctionPart } from '../walks/junctions.ts';

/** Edges that are being collected. */
export class EdgeColumns {
  readonly from: IntegerList = new IntegerList();
  readonly to: IntegerList = new IntegerList();
  /** The word without which the edge is not there; -1 if it always is. */
  readonly word: IntegerList = new IntegerList();
  /** The sum over a way from script to script is the number of its arc. */
  readonly arc: number[] = [];

  push(from: number, to: number, word: number, arc: number): void {
    this.from.push(from);
    this.to.push(to);
    this.word.push(word);
    this.arc.push(arc);
  }
}

/** Where a junction meets a script. */
interface Port {
  readonly node: number;
  readonly word: number;
  readonly arc: number;
}

/** What `weaveJunction` is told of the nodes, and tells of them. */
export interface Weaving {
  readonly edges: EdgeColumns;
  /** How many nodes there are; hubs are numbered on from here. */
  nodes: number;
  /** The lowest node that waits for itself by way of a hub; -1 if none does. */
  loop: number;
}

/** Adds the edges and the hubs of a part of a junction. O(words + providers). */
export function weaveJunction(
  graph: DependencyGraph,
  { junction, words, providers }: JunctionPart,
  nodeOf: (script: number) => number,
  weaving: Weaving,
): void {
  const asking = Array.from(words, (w): Port => {
    return { node: nodeOf(scriptAt(graph, junction, w)), word: at(junction.words, w), arc: arcAt(junction, w, 0) };
  });
  const giving = Array.from(providers, (p): Port => ({ node: nodeOf(at(junction.providers, p)), word: -1, arc: p }));
  const [entries, exits] = junction.isBefore ? [asking, giving] : [giving, asking];
  const entering = new Set(entries.map(({ node }) => node));
  const both = [...new Set(exits.map(({ node }) => node))].filter((node) => entering.has(node)).sort((a, b) => a - b);
  if (both.length > 0 && junction.hasLoops) {
    const [lowest = -1] = both;
    weaving.loop = weaving.loop === -1 ? lowest : Math.min(weaving.loop, lowest);
  }
  new HubRows(weaving, junction.hasLoops ? [] : both).connect(entries, exits);
}

/** The hubs of one junction: `ahead(i)` is reached by all but the scripts `both[i]` .., `behind(i)` by just these. */
class HubRows {
  readonly #weaving: Weaving;
  readonly #placeOf: ReadonlyMap<number, number>;
  readonly #count: number;
  readonly #first: number;

  constructor(weaving: Weaving, both: readonly number[]) {
    this.#weaving = weaving;
    this.#placeOf = new Map(both.map((node, place) => [node, place]));
    this.#count = both.length;
    this.#first = weaving.nodes;
    weaving.nodes += this.#count + 1 + Math.max(0, this.#count - 1);
    for (let i = 0; i < this.#count; i++) weaving.edges.push(this.#ahead(i), this.#ahead(i + 1), -1, 0);
    for (let i = 1; i + 1 < this.#count; i++) weaving.edges.push(this.#behind(i + 1), this.#behind(i), -1, 0);
  }

  connect(entries: readonly Port[], exits: readonly Port[]): void {
    const { edges } = this.#weaving;
    for (const { node, word, arc } of entries) {
      const place = this.#placeOf.get(node);
      edges.push(node, this.#ahead(place === undefined ? 0 : place + 1), word, arc);
      if (place !== undefined && place > 0) edges.push(node, this.#behind(place), word, arc);
    }
    for (const { node, word, arc } of exits) {
      const place = this.#placeOf.get(node);
      edges.push(this.#ahead(place ?? this.#count), node, word, arc);
      if (place !== undefined && place + 1 < this.#count) edges.push(this.#behind(place + 1), node, word, arc);
    }
  }

  #ahead(place: number): number {
    return this.#first + place;
  }

  #behind(place: number): number {
    return this.#first + this.#count + place;
  }
}

/** A whole graph as nodes and edges: the scripts by their numbers, then hubs. */
export interface WovenGraph {
  readonly nodes: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The word without which each edge is not there; -1 if it always is. */
  readonly word: Int32Array;
}

/** The graph with hubs for its junctions; its own arcs if it has none. O(n + m), m without the arcs of junctions. */
export function weaveGraph(graph: DependencyGraph): WovenGraph {
  const { first, then, word } = graph.arcs;
  if (graph.junctions.length === 0) return { nodes: graph.scripts.length, from: first, to: then, word };
  const edges = new EdgeColumns();
  const weaving = { edges, nodes: graph.scripts.length, loop: -1 };
  for (const junction of graph.junctions) weaveJunction(graph, wholeJunction(junction), (script) => script, weaving);
  return {
    nodes: weaving.nodes,
    from: joinArrays(first, edges.from.toArray()),
    to: joinArrays(then, edges.to.toArray()),
    word: joinArrays(word, edges.word.toArray()),
  };
}

function joinArrays(a: Int32Array, b: Int32Array): Int32Array {
  const joined = new Int32Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
