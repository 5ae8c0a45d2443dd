/** Topological order of a part of a group's edges, by Kahn's method. */
import { at } from './adjacency.ts';
import type { GroupGraph } from '../rings/group.ts';

/**
 * The nodes so that each edge flagged in `isThere` leads from an earlier to a later one. Nodes on rings of such edges,
 * and behind them, are left out: the order has all nodes if and only if there is no ring. O(n + m).
 */
export function sortTopologically(group: GroupGraph, isThere: Uint8Array): Int32Array {
  const { offsets, to } = group;
  const nodes = group.nodes;
  const waysIn = new Int32Array(nodes);
  for (let edge = 0; edge < to.length; edge++) {
    if (isThere[edge] === 1) waysIn[at(to, edge)] = at(waysIn, at(to, edge)) + 1;
  }
  const order = new Int32Array(nodes);
  let length = 0;
  for (let node = 0; node < nodes; node++) if (waysIn[node] === 0) order[length++] = node;
  for (let next = 0; next < length; next++) {
    const node = at(order, next);
    for (let edge = at(offsets, node); edge < at(offsets, node + 1); edge++) {
      if (isThere[edge] === 0) continue;
      const target = at(to, edge);
      if ((waysIn[target] = at(waysIn, target) - 1) === 0) order[length++] = target;
    }
  }
  return order.subarray(0, length);
}
