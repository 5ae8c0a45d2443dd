/**
 * A group (strongly connected set) taken out of the graph, numbered from 0: its scripts are nodes, its distinct pairs
 * of scripts are edges, and its words are gathered into bundles. Arcs that leave the group are gone; they are on no
 * ring. Junctions become hubs (`hubs.ts`), unless so little of them is in the group that their arcs fit.
 *
 * A bundle is all words that make exactly the same edges. An edge breaks only when all its words go, so it is never of
 * use to take out a part of a bundle; and its words are on the same rings. All searches work on bundles, so parallel
 * words cost nothing.
 */
import type { DependencyGraph } from '../../model/graph.ts';
import { at } from '../walks/adjacency.ts';
import { collectInnerArcs, type InnerArcs } from './inner-arcs.ts';
import { classifyItems, collectLists, listLength, transposeLists, type IntLists } from '../walks/int-lists.ts';

/** A group with its nodes, edges and bundles, each numbered from 0. */
export interface GroupGraph {
  /** The script of each node, ascending. */
  readonly scripts: readonly number[];
  /** Number of nodes: one for each script, then hubs. */
  readonly nodes: number;
  /** The lowest node that waits for itself by way of a hub; -1 if none does. */
  readonly hubLoop: number;
  /** Edges are sorted by `from`, then `to`: those that leave node `n` are `offsets[n]` .. `offsets[n + 1] - 1`. */
  readonly offsets: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Edges that enter each node, ascending. */
  readonly incoming: IntLists;
  /**
   * The arc that stands for each edge: the first hard one, else the first. Of edges to and from hubs, the sum over a way
   * from script to script is the number of its arc.
   */
  readonly arc: Float64Array;
  /** Bundles that make each edge; none of them makes an edge that is always there. */
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

/** True if no word makes the edge: it is part of a junction, and no cut breaks it. */
export function isWordless({ bundlesOf }: GroupGraph, edge: number): boolean {
  return listLength(bundlesOf, edge) === 0;
}

/** Takes the groups out of the graph, one after the other. O(n + m) for all of them, and the sorting of their words. */
export function* extractGroups(
  graph: DependencyGraph,
  groups: readonly (readonly number[])[],
): Generator<GroupGraph, void, undefined> {
  const localWord = new Int32Array(graph.words.length);
  let index = 0;
  for (const inner of collectInnerArcs(graph, groups)) {
    yield buildGroup(graph, groups[index++] ?? [], inner, localWord);
  }
}

/** `localWord` is working memory, one number a word. */
function buildGroup(
  graph: DependencyGraph,
  scripts: readonly number[],
  { nodes, hubLoop, from: first, to: then, word, arc: arcs }: InnerArcs,
  localWord: Int32Array,
): GroupGraph {
  const words = word.filter((index) => index !== -1).sort();
  let wordCount = 0;
  for (const index of words) {
    if (wordCount > 0 && words[wordCount - 1] === index) continue;
    words[wordCount] = index;
    localWord[index] = wordCount++;
  }
  const isHard = (index: number): boolean => graph.words[index]?.strength === 'hard';

  const from = new Int32Array(first.length);
  const to = new Int32Array(first.length);
  const standIn = new Int32Array(first.length);
  const madeEdge = new Int32Array(first.length);
  const madeBy = new Int32Array(first.length);
  const lastEdge = new Int32Array(wordCount).fill(-1);
  let edge = -1;
  let made = 0;
  for (const [slot, w] of word.entries()) {
    const [a, b] = [at(first, slot), at(then, slot)];
    if (edge < 0 || from[edge] !== a || to[edge] !== b) {
      edge++;
      from[edge] = a;
      to[edge] = b;
      standIn[edge] = slot;
    } else if (isHard(w) && !isHard(at(word, at(standIn, edge)))) {
      standIn[edge] = slot;
    }
    if (w === -1) continue;
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
    nodes,
    hubLoop,
    offsets: collectLists(nodes, ends.from, ids).offsets,
    ...ends,
    incoming: collectLists(nodes, ends.to, ids),
    arc: Float64Array.from(standIn.subarray(0, edges), (slot) => arcs[slot] ?? 0),
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
