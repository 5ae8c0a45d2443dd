/** Groups for tests of the algorithms that work inside of one. */
import { findGroups } from '../src/graph/walks/components.ts';
import { extractGroups, type GroupGraph } from '../src/graph/rings/group.ts';
import { buildGraph, type WordSketch } from './graph-builder.ts';

/** All groups of the graph that the words make. */
export function buildGroups(scripts: number, words: readonly WordSketch[]): readonly GroupGraph[] {
  const graph = buildGraph(scripts, words);
  return [...extractGroups(graph, findGroups(graph))];
}

/** The only group of the graph that the words make. */
export function buildGroup(scripts: number, words: readonly WordSketch[]): GroupGraph {
  const [group, ...others] = buildGroups(scripts, words);
  if (group === undefined || others.length > 0) throw new Error('The words have to make one group.');
  return group;
}
