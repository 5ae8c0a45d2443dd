/** Slow and obvious answers to questions on the cycles of small graphs, to hold the fast ones against. */
import { alg, Graph } from '@dagrejs/graphlib';
import type { WordSketch } from './graph-builder.ts';

/** The arcs of some words as a graphlib graph with a node `n0`, `n1`... for each script. */
export function toGraphlib(scripts: number, words: readonly WordSketch[]): Graph {
  const graph = new Graph();
  for (let script = 0; script < scripts; script++) graph.setNode(`n${script}`);
  for (const { arcs } of words) for (const [first, then] of arcs) graph.setEdge(`n${first}`, `n${then}`);
  return graph;
}

/** True if the words make no ring. */
export function isAcyclic(scripts: number, words: readonly WordSketch[]): boolean {
  return alg.isAcyclic(toGraphlib(scripts, words));
}

/** All rings, each as its scripts from the lowest on, in lexicographic order: by trying all paths. */
export function listRings(scripts: number, words: readonly WordSketch[]): readonly (readonly number[])[] {
  const next = Array.from({ length: scripts }, () => new Set<number>());
  for (const { arcs } of words) for (const [first, then] of arcs) next[first]?.add(then);
  const rings: number[][] = [];
  const paths = next.map((_, script) => [script]);
  for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
    const [root = 0] = path;
    for (const script of next[path.at(-1) ?? 0] ?? []) {
      if (script === root) rings.push(path);
      else if (script > root && !path.includes(script)) paths.push([...path, script]);
    }
  }
  return rings.sort(compareNumbers);
}

/** Order of lists of numbers, by the first in which they differ. */
export function compareNumbers(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((number, i) => number !== b[i]);
  return index === -1 ? a.length - b.length : (a[index] ?? 0) - (b[index] ?? -1);
}

/**
 * The fewest hard words, and with these the fewest soft ones, that have to go for the rest to be acyclic: by trying all
 * subsets.
 */
export function leastCutCost(scripts: number, words: readonly WordSketch[]): { hard: number; soft: number } {
  let best = { hard: Infinity, soft: Infinity };
  for (let cut = 0; cut < 1 << words.length; cut++) {
    const gone = words.filter((_, word) => (cut >> word) & 1);
    const cost = { hard: 0, soft: 0 };
    for (const { strength } of gone) cost[strength]++;
    if (cost.hard > best.hard || (cost.hard === best.hard && cost.soft >= best.soft)) continue;
    if (
      isAcyclic(
        scripts,
        words.filter((_, word) => !((cut >> word) & 1)),
      )
    )
      best = cost;
  }
  return best;
}

/**
 * All sets of no more than `most` words that have to go together for the rest to be acyclic, none of which can be spared: by
 * trying all subsets. Each set ascends.
 */
export function listCuts(scripts: number, words: readonly WordSketch[], most: number): readonly (readonly number[])[] {
  const cuts: number[][] = [];
  for (let cut = 0; cut < 1 << words.length; cut++) {
    const gone = [...words.keys()].filter((word) => ((cut >> word) & 1) === 1);
    const isCut = (set: readonly number[]): boolean =>
      isAcyclic(
        scripts,
        words.filter((_, word) => !set.includes(word)),
      );
    if (gone.length > most || !isCut(gone)) continue;
    if (gone.every((word) => !isCut(gone.filter((other) => other !== word)))) cuts.push(gone);
  }
  return cuts;
}
