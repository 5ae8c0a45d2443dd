/**
 * A group (strongly connected set) taken out of the graph, numbered from 0: its scripts are nodes, its distinct pairs
 * of scripts are edges, and its words are gathered into bundles. Arcs that leave the group are gone; they are on no
 * ring.
 *
 * A bundle is all words that make exactly the same edges. An edge breaks only when all its words go, so it is never of
 * use to take out a part of a bundle; and its words are on the same rings. All searches work on bundles, so parallel
 * words cost nothing.
 */
import type { DependencyGraph } from '../model/graph.ts';
import { at } from './adjacency.ts';
import { classifyItems, collectLists, transposeLists, type IntLists } from './int-lists.ts';

/** A group with its nodes, edges and bundles, each numbered from 0. */
export interface GroupGraph {
  /** The script of each node, ascending. */
  readonly scripts: readonly number[];
  /** Edges are sorted by `from`, then `to`: those that leave node `n` are `offsets[n]` .. `offsets[n + 1] - 1`. */
  readonly offsets: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Edges that enter each node, ascending. */
  readonly incoming: IntLists;
  /** The arc that stands for each edge: the first hard one, else the first. */
  readonly arc: Int32Array;
  /** Bundles that make each edge. */
  readonly bundlesOf: IntLists;
  /** Edges that each bundle makes, ascending. */
  readonly edgesOf: IntLists;
  /** Words (as the graph numbers them) of each bundle, ascending. Bundles are numbered by their first word. */
  readonly wordsOf: IntLists;
  /** How many words of each bundle are hard; the others are soft. */
  readonly hardOf: Int32Array;
}

/** Number of bundles of a group. */
export function bundleCount(group: GroupGraph): number {
  return group.hardOf.length;
}

/** Takes the groups out of the graph, one after the other. O(n + m) for all of them, and the sorting of their words. */
export function* extractGroups(
  graph: DependencyGraph,
  groups: readonly (readonly number[])[],
): Generator<GroupGraph, void, undefined> {
  const { first, then, word } = graph.arcs;
  const groupOf = new Int32Array(graph.scripts.length).fill(-1);
  // Nodes of all groups in a row, so that one sort of the arcs serves all.
  const nodeOf = new Int32Array(graph.scripts.length);
  let nodes = 0;
  for (const [index, scripts] of groups.entries()) {
    for (const script of scripts) {
      groupOf[script] = index;
      nodeOf[script] = nodes++;
    }
  }
  const inner = Int32Array.from(word.keys()).filter((arc) => {
    const group = at(groupOf, at(first, arc));
    return group !== -1 && group === at(groupOf, at(then, arc));
  });
  const byThen = collectLists(
    nodes,
    inner.map((arc) => at(nodeOf, at(then, arc))),
    inner,
  ).items;
  const byFirst = collectLists(
    nodes,
    byThen.map((arc) => at(nodeOf, at(first, arc))),
    byThen,
  );
  const localWord = new Int32Array(graph.words.length);
  let base = 0;
  for (const scripts of groups) {
    const start = at(byFirst.offsets, base);
    const end = at(byFirst.offsets, base + scripts.length);
    const nodeIn = (script: number): number => at(nodeOf, script) - base;
    yield buildGroup(graph, scripts, byFirst.items.subarray(start, end), nodeIn, localWord);
    base += scripts.length;
  }
}

/** `arcs` are all arcs of the group, sorted by both their ends; `localWord` is working memory, one number a word. */
function buildGroup(
  graph: DependencyGraph,
  scripts: readonly number[],
  arcs: Int32Array,
  nodeIn: (script: number) => number,
  localWord: Int32Array,
): GroupGraph {
  const { first, then, word } = graph.arcs;
  const words = arcs.map((arc) => at(word, arc)).sort();
  let wordCount = 0;
  for (const index of words) {
    if (wordCount > 0 && words[wordCount - 1] === index) continue;
    words[wordCount] = index;
    localWord[index] = wordCount++;
  }
  const isHard = (index: number): boolean => graph.words[index]?.strength === 'hard';

  const from = new Int32Array(arcs.length);
  const to = new Int32Array(arcs.length);
  const standIn = new Int32Array(arcs.length);
  const madeEdge = new Int32Array(arcs.length);
  const madeBy = new Int32Array(arcs.length);
  const lastEdge = new Int32Array(wordCount).fill(-1);
  let edge = -1;
  let made = 0;
  for (const arc of arcs) {
    const [a, b, w] = [nodeIn(at(first, arc)), nodeIn(at(then, arc)), at(word, arc)];
    if (edge < 0 || from[edge] !== a || to[edge] !== b) {
      edge++;
      from[edge] = a;
      to[edge] = b;
      standIn[edge] = arc;
    } else if (isHard(w) && !isHard(at(word, at(standIn, edge)))) {
      standIn[edge] = arc;
    }
    const local = at(localWord, w);
    if (lastEdge[local] === edge) continue;
    lastEdge[local] = edge;
    madeEdge[made] = edge;
    madeBy[made++] = local;
  }
  const edges = edge + 1;
  const links = { edge: madeEdge.subarray(0, made), word: madeBy.subarray(0, made) };
  const ends = { from: from.slice(0, edges), to: to.slice(0, edges) };
  const ids = Int32Array.from(ends.from.keys());
  return {
    scripts,
    offsets: collectLists(scripts.length, ends.from, ids).offsets,
    ...ends,
    incoming: collectLists(scripts.length, ends.to, ids),
    arc: standIn.slice(0, edges),
    ...bundleWords(edges, links, words.subarray(0, wordCount), isHard),
  };
}

/**
 * Bundles the words of a group. Word `links.word[i]` (an index of `words`) makes edge `links.edge[i]`; edges ascend.
 */
function bundleWords(
  edges: number,
  links: { readonly edge: Int32Array; readonly word: Int32Array },
  words: Int32Array,
  isHard: (word: number) => boolean,
): Pick<GroupGraph, 'bundlesOf' | 'edgesOf' | 'wordsOf' | 'hardOf'> {
  const { classOf, classes } = classifyItems(collectLists(edges, links.edge, links.word), words.length);
  // One word of each bundle speaks for it.
  const speaker = new Int32Array(classes).fill(-1);
  const hardOf = new Int32Array(classes);
  for (const [local, bundle] of classOf.entries()) {
    if (speaker[bundle] === -1) speaker[bundle] = local;
    if (isHard(at(words, local))) hardOf[bundle] = at(hardOf, bundle) + 1;
  }
  const spoken = Int32Array.from(links.word.keys()).filter((i) => {
    const local = at(links.word, i);
    return speaker[at(classOf, local)] === local;
  });
  const edge = spoken.map((i) => at(links.edge, i));
  const bundle = spoken.map((i) => at(classOf, at(links.word, i)));
  const bundlesOf = collectLists(edges, edge, bundle);
  return {
    bundlesOf,
    edgesOf: transposeLists(bundlesOf, classes),
    wordsOf: collectLists(classes, classOf, words),
    hardOf,
  };
}
