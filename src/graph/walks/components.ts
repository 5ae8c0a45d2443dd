/**
 * Strongly connected sets, by Tarjan's algorithm ("Depth-first search and linear graph algorithms", SIAM Journal on
 * Computing 1, 1972) with an explicit stack. Only sets that hold a ring are of interest here: those of two or more
 * nodes, and single nodes with an arc to themselves. Such a set is called a group.
 */
import type { DependencyGraph } from '../../model/graph.ts';
import { at, buildAdjacency, type Adjacency } from './adjacency.ts';
import { weaveGraph } from '../rings/hubs.ts';

/** The arcs of a walk: those that leave node `n` lead to `targets[offsets[n]]` .. `targets[offsets[n + 1] - 1]`. */
export type ArcTargets = Pick<Adjacency, 'offsets' | 'targets'>;

/**
 * The groups of scripts that wait for each other, in ascending order of their first script; scripts ascend in each.
 * O(n + m) and the sorting of the scripts in groups.
 */
export function findGroups(graph: DependencyGraph): readonly (readonly number[])[] {
  const { nodes, from, to } = weaveGraph(graph);
  const all = new Int32Array(nodes).map((_, node) => node);
  const found = new GroupSearch(buildAdjacency(nodes, from, to)).search(all, new Int32Array(nodes), 0);
  // A hub is only on a ring if a script is: one that waits for others, or for itself.
  const groups =
    graph.junctions.length === 0 ? found : found.map((group) => group.filter((node) => node < graph.scripts.length));
  return groups.sort(([a = 0], [b = 0]) => a - b);
}

/**
 * Tarjan's search with its working memory, so that many searches in parts of one graph cost no more than these parts.
 */
export class GroupSearch {
  private readonly arcs: ArcTargets;
  /** 0: not met; else one more than the place in the order of discovery. */
  private readonly order: Int32Array;
  private readonly low: Int32Array;
  private readonly nextSlot: Int32Array;
  private readonly path: Int32Array;
  private readonly open: Int32Array;
  private readonly isOpen: Uint8Array;

  constructor(arcs: ArcTargets) {
    const count = arcs.offsets.length - 1;
    this.arcs = arcs;
    this.order = new Int32Array(count);
    this.low = new Int32Array(count);
    this.nextSlot = new Int32Array(count);
    this.path = new Int32Array(count);
    this.open = new Int32Array(count);
    this.isOpen = new Uint8Array(count);
  }

  /**
   * The groups of the part of the graph whose nodes are `nodes`: these, and no others, must have the label `label`.
   * Nodes ascend in each group; the groups come in the order in which the search leaves them. O(n + m) of the part,
   * arcs out of it included.
   */
  search(nodes: Iterable<number>, labels: Int32Array, label: number): number[][] {
    const { arcs, order, low, nextSlot, path, open, isOpen } = this;
    const groups: number[][] = [];
    const all = [...nodes];
    for (const node of all) order[node] = 0;
    let found = 0;
    let openCount = 0;
    for (const root of all) {
      if (order[root] !== 0) continue;
      let depth = 0;
      const enter = (node: number): void => {
        order[node] = low[node] = ++found;
        nextSlot[node] = at(arcs.offsets, node);
        path[depth++] = node;
        open[openCount++] = node;
        isOpen[node] = 1;
      };
      enter(root);
      while (depth > 0) {
        const node = at(path, depth - 1);
        const slot = at(nextSlot, node);
        if (slot < at(arcs.offsets, node + 1)) {
          nextSlot[node] = slot + 1;
          const target = at(arcs.targets, slot);
          if (labels[target] !== label) continue;
          if (order[target] === 0) enter(target);
          else if (isOpen[target] === 1) low[node] = Math.min(at(low, node), at(order, target));
          continue;
        }
        depth--;
        const parent = at(path, Math.max(depth - 1, 0));
        low[parent] = Math.min(at(low, parent), at(low, node));
        if (low[node] !== order[node]) continue;
        const first = open.lastIndexOf(node, openCount - 1);
        for (let i = first; i < openCount; i++) isOpen[at(open, i)] = 0;
        const members = [...open.subarray(first, openCount)];
        if (members.length > 1 || this.hasSelfArc(node)) groups.push(members.sort((a, b) => a - b));
        openCount = first;
      }
    }
    return groups;
  }

  private hasSelfArc(node: number): boolean {
    const { offsets, targets } = this.arcs;
    for (let slot = at(offsets, node); slot < at(offsets, node + 1); slot++) if (targets[slot] === node) return true;
    return false;
  }
}
