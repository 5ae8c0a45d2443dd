/** Groups of scripts that wait for one another, and one shortest way around for each. */
import { at, successors } from '../graph/adjacency.ts';
import type { DependencyGraph } from '../model/graph.ts';

export interface Ring {
  /** The scripts of the group, ascending. */
  readonly scripts: readonly number[];
  /** Arcs of a ring through the lowest script, in the order of the boot. */
  readonly arcs: readonly number[];
}

/**
 * All groups of two or more scripts, by their lowest script. Tarjan's algorithm ("Depth-first search and linear graph
 * algorithms", SIAM Journal on Computing 1, 1972) with an explicit stack, then a breadth-first search in each group. O(n + m).
 */
export function findRings(graph: DependencyGraph): readonly Ring[] {
  const count = graph.scripts.length;
  const { offsets, targets, arcs } = successors(graph);
  const order = new Int32Array(count);
  const low = new Int32Array(count);
  const next = offsets.slice(0, count);
  const group = new Int32Array(count).fill(-1);
  const open: number[] = [];
  const isOpen = new Uint8Array(count);
  const groups: number[][] = [];
  let found = 0;
  for (let root = 0; root < count; root++) {
    if (at(order, root) !== 0) continue;
    const path = [root];
    order[root] = low[root] = ++found;
    open.push(root);
    isOpen[root] = 1;
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const slot = at(next, node);
      if (slot < at(offsets, node + 1)) {
        next[node] = slot + 1;
        const target = at(targets, slot);
        if (at(order, target) === 0) {
          order[target] = low[target] = ++found;
          open.push(target);
          isOpen[target] = 1;
          path.push(target);
        } else if (isOpen[target] === 1) low[node] = Math.min(at(low, node), at(order, target));
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(at(low, parent), at(low, node));
      if (at(low, node) !== at(order, node)) continue;
      const members: number[] = [];
      for (let member = -1; member !== node;) {
        member = open.pop() ?? node;
        isOpen[member] = 0;
        members.push(member);
      }
      if (members.length < 2) continue;
      for (const member of members) group[member] = groups.length;
      groups.push(members.sort((a, b) => a - b));
    }
  }
  const rings = groups.map((scripts) => ({ scripts, arcs: ringThrough(scripts[0] ?? 0, group, { offsets, targets, arcs }) }));
  return rings.sort((a, b) => (a.scripts[0] ?? 0) - (b.scripts[0] ?? 0));
} // prettier-ignore

function ringThrough(
  first: number,
  group: Int32Array,
  { offsets, targets, arcs }: ReturnType<typeof successors>,
): readonly number[] {
  const cameBy = new Map<number, number>();
  const from = new Map<number, number>();
  const queue = [first];
  for (const node of queue) {
    for (let slot = at(offsets, node); slot < at(offsets, node + 1); slot++) {
      const target = at(targets, slot);
      if (at(group, target) !== at(group, first) || cameBy.has(target)) continue;
      cameBy.set(target, at(arcs, slot));
      from.set(target, node);
      if (target === first) {
        const ring: number[] = [];
        let here: number | undefined = first;
        do {
          ring.push(cameBy.get(here) ?? 0);
          here = from.get(here);
        } while (here !== undefined && here !== first);
        return ring.reverse();
      }
      queue.push(target);
    }
  }
  return [];
}
