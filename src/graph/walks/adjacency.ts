/** Arcs by the script that they leave, as offsets and targets: the form that all graph walks work on. */
import type { DependencyGraph } from '../../model/graph.ts';

/** The arcs that leave node `n` are `arcs[offsets[n]]` .. `arcs[offsets[n + 1] - 1]`, in the order of the arc table. */
export interface Adjacency {
  readonly offsets: Int32Array;
  /** Indexes into the arc table. */
  readonly arcs: Int32Array;
  /** The node that each of `arcs` leads to. */
  readonly targets: Int32Array;
}

/** Arcs in the order of the boot: from the script that comes first to the one behind it. O(n + m). */
export function successors(graph: DependencyGraph): Adjacency {
  return buildAdjacency(graph.scripts.length, graph.arcs.first, graph.arcs.then);
}

/** Arcs against the order: from a script to those that it waits for. O(n + m). */
export function predecessors(graph: DependencyGraph): Adjacency {
  return buildAdjacency(graph.scripts.length, graph.arcs.then, graph.arcs.first);
}

/** Adjacency of `nodes` nodes from two parallel arrays of arc ends. Counting sort, so the order is kept. O(n + m). */
export function buildAdjacency(nodes: number, from: Int32Array, to: Int32Array): Adjacency {
  const offsets = new Int32Array(nodes + 1);
  for (const node of from) offsets[node + 1] = at(offsets, node + 1) + 1;
  for (let node = 0; node < nodes; node++) offsets[node + 1] = at(offsets, node + 1) + at(offsets, node);
  const fill = offsets.slice(0, nodes);
  const arcs = new Int32Array(from.length);
  const targets = new Int32Array(from.length);
  for (let arc = 0; arc < from.length; arc++) {
    const node = at(from, arc);
    const slot = at(fill, node);
    fill[node] = slot + 1;
    arcs[slot] = arc;
    targets[slot] = at(to, arc);
  }
  return { offsets, arcs, targets };
}

/** Element of an array of numbers that is known to be there; 0 beyond its ends. */
export function at(array: Int32Array, index: number): number {
  return array[index] ?? 0;
}
