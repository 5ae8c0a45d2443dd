/** The arcs inside of each group of a graph, with the group's own node numbers: its scripts in their order, then hubs. */
import type { DependencyGraph } from '../../model/graph.ts';
import { at } from '../walks/adjacency.ts';
import { EdgeColumns, weaveJunction } from './hubs.ts';
import { collectLists } from '../walks/int-lists.ts';
import { arcAt, isCrowded, scriptAt, type JunctionPart } from '../walks/junctions.ts';

/** Sorted by `from`, then `to`; those of one pair in the order of the arcs. */
export interface InnerArcs {
  /** Number of nodes. */
  readonly nodes: number;
  /** The lowest node that waits for itself by way of a hub; -1 if none does. */
  readonly hubLoop: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** -1 for an edge between provider and hub, or hub and hub. */
  readonly word: Int32Array;
  /** Numbers of arcs; see `GroupGraph.arc`. */
  readonly arc: Int32Array | Float64Array;
}

/** The inner arcs of the groups, one after the other. O(n + m) for all of them. */
export function* collectInnerArcs(
  graph: DependencyGraph,
  groups: readonly (readonly number[])[],
): Generator<InnerArcs, void, undefined> {
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
  const parts = partJunctions(graph, groupOf);
  let base = 0;
  for (const [index, scripts] of groups.entries()) {
    const start = at(byFirst.offsets, base);
    const arc = byFirst.items.subarray(start, at(byFirst.offsets, base + scripts.length));
    const nodeIn = (script: number): number => at(nodeOf, script) - base;
    const plain: InnerArcs = {
      nodes: scripts.length,
      hubLoop: -1,
      from: arc.map((id) => nodeIn(at(first, id))),
      to: arc.map((id) => nodeIn(at(then, id))),
      word: arc.map((id) => at(word, id)),
      arc,
    };
    const own = parts.get(index);
    yield own === undefined ? plain : addJunctions(graph, plain, own, nodeIn);
    base += scripts.length;
  }
}

/** What of the junctions lies in each group; nothing where one of the sides has no script in it. O(words + providers). */
function partJunctions(graph: DependencyGraph, groupOf: Int32Array): ReadonlyMap<number, readonly JunctionPart[]> {
  const parts = new Map<number, JunctionPart[]>();
  for (const junction of graph.junctions) {
    const words = positionsByGroup(junction.words, (w) => at(groupOf, scriptAt(graph, junction, w)));
    const providers = positionsByGroup(junction.providers, (p) => at(groupOf, at(junction.providers, p)));
    for (const [group, own] of words) {
      const others = providers.get(group);
      if (group === -1 || others === undefined) continue;
      const part = { junction, words: Int32Array.from(own), providers: Int32Array.from(others) };
      const list = parts.get(group);
      if (list === undefined) parts.set(group, [part]);
      else list.push(part);
    }
  }
  return parts;
}

function positionsByGroup(
  { length }: Int32Array,
  groupAt: (position: number) => number,
): ReadonlyMap<number, readonly number[]> {
  const positions = new Map<number, number[]>();
  for (let position = 0; position < length; position++) {
    const group = groupAt(position);
    const list = positions.get(group);
    if (list === undefined) positions.set(group, [position]);
    else list.push(position);
  }
  return positions;
}

/** The arcs with those of the junctions, which are written down where they are few, and go by hubs where they are many. */
function addJunctions(
  graph: DependencyGraph,
  plain: InnerArcs,
  parts: readonly JunctionPart[],
  nodeIn: (script: number) => number,
): InnerArcs {
  const edges = new EdgeColumns();
  for (const [slot, from] of plain.from.entries()) {
    edges.push(from, at(plain.to, slot), at(plain.word, slot), plain.arc[slot] ?? 0);
  }
  const weaving = { edges, nodes: plain.nodes, loop: -1 };
  for (const part of parts) {
    if (isCrowded(part.words.length, part.providers.length)) weaveJunction(graph, part, nodeIn, weaving);
    else writeDown(graph, part, nodeIn, edges);
  }
  const [from, to, word] = [edges.from.toArray(), edges.to.toArray(), edges.word.toArray()];
  const byTo = collectLists(weaving.nodes, to, Int32Array.from(to.keys())).items;
  const slots = collectLists(
    weaving.nodes,
    byTo.map((slot) => at(from, slot)),
    byTo,
  ).items;
  return {
    nodes: weaving.nodes,
    hubLoop: weaving.loop,
    from: slots.map((slot) => at(from, slot)),
    to: slots.map((slot) => at(to, slot)),
    word: slots.map((slot) => at(word, slot)),
    arc: Float64Array.from(slots, (slot) => edges.arc[slot] ?? 0),
  };
}

function writeDown(
  graph: DependencyGraph,
  { junction, words, providers }: JunctionPart,
  nodeIn: (script: number) => number,
  edges: EdgeColumns,
): void {
  for (const w of words) {
    const script = scriptAt(graph, junction, w);
    for (const p of providers) {
      const provider = at(junction.providers, p);
      if (provider === script && !junction.hasLoops) continue;
      const [from, to] = junction.isBefore ? [script, provider] : [provider, script];
      edges.push(nodeIn(from), nodeIn(to), at(junction.words, w), arcAt(junction, w, p));
    }
  }
}
