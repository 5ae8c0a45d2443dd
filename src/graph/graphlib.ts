/**
 * Dependency graphs in the form of `@dagrejs/graphlib`, for programs that know that library. It is a form of exchange only:
 * its algorithms recurse, and it keeps nodes in plain objects, so names of scripts never become its keys.
 */
import { Graph } from '@dagrejs/graphlib';
import { arcNumbers, arcOf } from '../model/arc.ts';
import type { DependencyGraph, DependencyWord, Direction, GraphScript, Resolution } from '../model/graph.ts';
import { GraphBuilder } from './build/builder.ts';

/** Label of the graph itself. */
export interface ExchangeGraph {
  readonly direction: Direction;
  /** Words that nobody meets, with the name that was looked for. */
  readonly unmet: readonly { readonly word: DependencyWord; readonly name: string }[];
}

/** Label of a node. Its key is `s` and the number of the script. */
export type ExchangeNode = GraphScript;

/** Label of an edge, which leads from the script that comes first: all the words that demand it. */
export interface ExchangeEdge {
  readonly demands: readonly { readonly word: DependencyWord; readonly resolution: Resolution }[];
}

/** The graph in graphlib's form, the arcs of junctions one by one too. O(n + m). */
export function toGraphlib(graph: DependencyGraph): Graph<ExchangeGraph, ExchangeNode, ExchangeEdge> {
  const exchange = new Graph<ExchangeGraph, ExchangeNode, ExchangeEdge>({ directed: true, multigraph: false });
  const unmet = graph.unmet.flatMap(({ word, name }) => {
    const declared = graph.words[word];
    return declared === undefined ? [] : [{ word: declared, name }];
  });
  exchange.setGraph({ direction: graph.direction, unmet });
  graph.scripts.forEach((script, id) => exchange.setNode(keyOf(id), script));
  const demands = new Map<string, { word: DependencyWord; resolution: Resolution }[]>();
  for (const arc of arcNumbers(graph)) {
    const { first, then, ...by } = arcOf(graph, arc);
    const word = graph.words[by.word];
    const resolution = graph.resolutions[by.resolution];
    if (word === undefined || resolution === undefined) continue;
    const key = `${first} ${then}`;
    const known = demands.get(key);
    if (known === undefined) {
      const list = [{ word, resolution }];
      demands.set(key, list);
      exchange.setEdge(keyOf(first), keyOf(then), { demands: list });
    } else known.push({ word, resolution });
  }
  return exchange;
}

/**
 * Reads a graph in the form that `toGraphlib` gives. Scripts come in the order of its nodes, arcs in the order of its edges.
 *
 * @throws {RangeError} if a word's script is not among the nodes
 */
export function fromGraphlib(exchange: Graph<ExchangeGraph, ExchangeNode, ExchangeEdge>): DependencyGraph {
  const builder = new GraphBuilder(true);
  const ids = new Map<string, number>();
  for (const key of exchange.nodes()) ids.set(key, builder.addScript(exchange.node(key)));
  const words = new Map<DependencyWord, number>();
  const resolutions: Resolution[] = [];
  const addWord = (word: DependencyWord): number => {
    const known = words.get(word);
    if (known !== undefined) return known;
    const script = ids.get(keyOf(word.script));
    if (script === undefined) throw new RangeError(`no node ${keyOf(word.script)} for the script of a word`);
    const id = builder.addWord({ ...word, script });
    words.set(word, id);
    return id;
  };
  for (const { v, w } of exchange.edges()) {
    for (const { word, resolution } of exchange.edge(v, w).demands) {
      builder.addArc(ids.get(v) ?? -1, ids.get(w) ?? -1, addWord(word), resolutions.push(resolution) - 1);
    }
  }
  const { direction, unmet } = exchange.graph();
  for (const { word, name } of unmet) builder.addUnmet(addWord(word), name);
  return builder.build(direction, resolutions);
}

function keyOf(script: number): string {
  return `s${script}`;
}
