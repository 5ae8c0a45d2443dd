/** The components of a graph in topological order: scripts that wait for one another are one component. */
import { at, buildAdjacency } from '../graph/walks/adjacency.ts';
import { GroupSearch } from '../graph/walks/components.ts';

/** A graph as pairs of node numbers. */
export interface PairGraph {
  readonly nodes: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export interface Components {
  readonly count: number;
  /** The component of each node; components are numbered so that all edges between them lead upwards. */
  readonly of: Int32Array;
}

/** O(n + m). */
export function findComponents({ nodes, from, to }: PairGraph): Components {
  const all = Int32Array.from({ length: nodes }, (_, node) => node);
  const groups = new GroupSearch(buildAdjacency(nodes, from, to)).search(all, new Int32Array(nodes), 0);
  const draft = new Int32Array(nodes).fill(-1);
  groups.forEach((group, component) => {
    for (const node of group) draft[node] = component;
  });
  let count = groups.length;
  for (let node = 0; node < nodes; node++) if (draft[node] === -1) draft[node] = count++;
  const rank = rankComponents(
    count,
    from.map((node) => at(draft, node)),
    to.map((node) => at(draft, node)),
  );
  return { count, of: draft.map((component) => at(rank, component)) };
}

/** Kahn's order; edges inside a component do not count. */
function rankComponents(count: number, from: Int32Array, to: Int32Array): Int32Array {
  const { offsets, targets } = buildAdjacency(count, from, to);
  const waysIn = new Int32Array(count);
  for (const [edge, target] of to.entries()) if (from[edge] !== target) waysIn[target] = at(waysIn, target) + 1;
  const order = new Int32Array(count);
  let length = 0;
  for (let node = 0; node < count; node++) if (waysIn[node] === 0) order[length++] = node;
  for (let next = 0; next < length; next++) {
    const node = at(order, next);
    for (let slot = at(offsets, node); slot < at(offsets, node + 1); slot++) {
      const target = at(targets, slot);
      if (target === node) continue;
      if ((waysIn[target] = at(waysIn, target) - 1) === 0) order[length++] = target;
    }
  }
  const rank = new Int32Array(count);
  order.forEach((component, position) => (rank[component] = position));
  return rank;
}
