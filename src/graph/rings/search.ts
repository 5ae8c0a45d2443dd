/** Search for a shortest ring through one node, breadth first, in the core of a group. */
import { at } from '../walks/adjacency.ts';
import type { GroupGraph } from './group.ts';
import type { RingCore } from './core.ts';
import type { StepBudget } from '../walks/step-budget.ts';

/** Breadth-first search with its working memory, so that a search costs no more than what it visits. */
export class RingSearch {
  private readonly group: GroupGraph;
  private readonly core: RingCore;
  /** The search in which each node was last met. */
  private readonly metIn: Int32Array;
  /** The edge over which each node was met. */
  private readonly metOver: Int32Array;
  private readonly queue: Int32Array;
  private tail = 0;
  /** Hubs that are still to be left: what they lead to belongs to the script before them. */
  private readonly hubs: number[] = [];
  private searches = 0;

  constructor(group: GroupGraph, core: RingCore) {
    this.group = group;
    this.core = core;
    this.metIn = new Int32Array(group.nodes);
    this.metOver = new Int32Array(group.nodes);
    this.queue = new Int32Array(group.nodes);
  }

  /**
   * The edges, from `root` on, of a shortest ring through the script `root` with at most `longest` steps. Of several it is the one
   * whose nodes come first in lexicographic order: nodes are met in the order of the lexicographically first shortest
   * paths to them. O(n + m) of the core within reach.
   */
  findThrough(root: number, longest: number, budget: StepBudget): readonly number[] | undefined {
    const { metIn, queue } = this;
    const search = ++this.searches;
    metIn[root] = search;
    let head = 0;
    this.tail = 0;
    queue[this.tail++] = root;
    for (let length = 1; length <= longest && head < this.tail; length++) {
      for (const levelEnd = this.tail; head < levelEnd; head++) {
        const last = this.leave(at(queue, head), root, budget);
        if (last !== undefined) return this.pathTo(last, root);
      }
    }
    return undefined;
  }

  /** Puts into the queue what a script leads to, and gives the edge to `root` if there is one. */
  private leave(script: number, root: number, budget: StepBudget): number | undefined {
    const { group, core, metIn, metOver, queue, hubs } = this;
    const start = this.tail;
    hubs.push(script);
    for (let node = hubs.pop(); node !== undefined; node = hubs.pop()) {
      const end = at(group.offsets, node + 1);
      budget.spend(1 + end - at(group.offsets, node));
      for (let edge = at(group.offsets, node); edge < end; edge++) {
        if (core.hasEdge[edge] === 0) continue;
        const target = at(group.to, edge);
        if (target === root) {
          hubs.length = 0;
          return edge;
        }
        if (metIn[target] === this.searches) continue;
        metIn[target] = this.searches;
        metOver[target] = edge;
        if (target < group.scripts.length) queue[this.tail++] = target;
        else hubs.push(target);
      }
    }
    // What one hub leads to is ascending already, but not what several do.
    if (group.nodes > group.scripts.length) queue.subarray(start, this.tail).sort();
    return undefined;
  }

  private pathTo(last: number, root: number): readonly number[] {
    const { from } = this.group;
    const edges = [last];
    for (let here = at(from, last); here !== root; here = at(from, at(this.metOver, here))) {
      edges.push(at(this.metOver, here));
    }
    return edges.reverse();
  }
}
