/** Search for a shortest ring through one node, breadth first, in the core of a group. */
import { at } from './adjacency.ts';
import type { GroupGraph } from './group-graph.ts';
import type { RingCore } from './ring-core.ts';
import type { StepBudget } from './step-budget.ts';

/** Breadth-first search with its working memory, so that a search costs no more than what it visits. */
export class RingSearch {
  private readonly group: GroupGraph;
  private readonly core: RingCore;
  /** The search in which each node was last met. */
  private readonly metIn: Int32Array;
  /** The edge over which each node was met. */
  private readonly metOver: Int32Array;
  private readonly queue: Int32Array;
  private searches = 0;

  constructor(group: GroupGraph, core: RingCore) {
    this.group = group;
    this.core = core;
    this.metIn = new Int32Array(group.scripts.length);
    this.metOver = new Int32Array(group.scripts.length);
    this.queue = new Int32Array(group.scripts.length);
  }

  /**
   * The edges, from `root` on, of a shortest ring through `root` with at most `longest` edges. Of several it is the one
   * whose nodes come first in lexicographic order: nodes are met in the order of the lexicographically first shortest
   * paths to them. O(n + m) of the core within reach.
   */
  findThrough(root: number, longest: number, budget: StepBudget): readonly number[] | undefined {
    const { group, core, metIn, metOver, queue } = this;
    const search = ++this.searches;
    let head = 0;
    let tail = 0;
    queue[tail++] = root;
    for (let length = 1; length <= longest && head < tail; length++) {
      for (const levelEnd = tail; head < levelEnd; head++) {
        const node = at(queue, head);
        const end = at(group.offsets, node + 1);
        budget.spend(1 + end - at(group.offsets, node));
        for (let edge = at(group.offsets, node); edge < end; edge++) {
          if (core.hasEdge[edge] === 0) continue;
          const target = at(group.to, edge);
          if (target === root) return this.pathTo(node, root, edge);
          if (metIn[target] === search) continue;
          metIn[target] = search;
          metOver[target] = edge;
          queue[tail++] = target;
        }
      }
    }
    return undefined;
  }

  private pathTo(node: number, root: number, last: number): readonly number[] {
    const edges = [last];
    for (let here = node; here !== root; here = at(this.group.from, at(this.metOver, here))) {
      edges.push(at(this.metOver, here));
    }
    return edges.reverse();
  }
}
