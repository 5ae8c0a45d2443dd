/**
 * An order of a group's scripts with few edges against it: the heuristic of Eades, Lin and Smyth ("A fast and effective
 * heuristic for the feedback arc set problem", Information Processing Letters 47, 1993), with the addition that some
 * edges are kept. Sinks go to the end and sources to the front; else the node goes to the front that has most ways out
 * over ways in.
 */
import { at } from '../walks/adjacency.ts';
import type { GroupGraph } from '../rings/group.ts';

/**
 * The place of each node in the order. Only edges flagged in `isIn` count, and none of those flagged in `isKept` is
 * against the order; the kept edges have to be without rings. O(n + m).
 */
export function orderGreedily(group: GroupGraph, isIn: Uint8Array, isKept: Uint8Array): Int32Array {
  return new GreedyOrder(group, isIn, isKept).run();
}

class GreedyOrder {
  private readonly group: GroupGraph;
  private readonly isIn: Uint8Array;
  private readonly isKept: Uint8Array;
  /** Edges to and from nodes that have no place yet. */
  private readonly waysIn: Int32Array;
  private readonly waysOut: Int32Array;
  private readonly keptWaysIn: Int32Array;
  private readonly place: Int32Array;
  private readonly sources: number[] = [];
  private readonly sinks: number[] = [];
  /** Nodes that may go to the front, by ways out less ways in. */
  private readonly candidates: RankedNodes;

  constructor(group: GroupGraph, isIn: Uint8Array, isKept: Uint8Array) {
    const nodes = group.nodes;
    this.group = group;
    this.isIn = isIn;
    this.isKept = isKept;
    this.waysIn = new Int32Array(nodes);
    this.waysOut = new Int32Array(nodes);
    this.keptWaysIn = new Int32Array(nodes);
    this.place = new Int32Array(nodes).fill(-1);
    for (const [edge, from] of group.from.entries()) this.countEdge(edge, from, at(group.to, edge), 1);
    const most = nodes === 0 ? 0 : Math.max(this.waysIn.reduce(maximum), this.waysOut.reduce(maximum));
    this.candidates = new RankedNodes(nodes, most);
  }

  run(): Int32Array {
    let front = 0;
    let back = this.place.length;
    for (let node = back - 1; node >= 0; node--) this.rank(node);
    while (front < back) {
      const sink = this.sinks.pop();
      const node = sink ?? this.sources.pop() ?? this.candidates.top();
      if (this.place[node] !== -1) continue;
      this.place[node] = sink === undefined ? front++ : --back;
      this.candidates.remove(node);
      this.leave(node);
    }
    return this.place;
  }

  /** Takes the edges of a node that has its place now from its neighbours. */
  private leave(node: number): void {
    const { offsets, to, from, incoming } = this.group;
    for (let edge = at(offsets, node); edge < at(offsets, node + 1); edge++) {
      const other = at(to, edge);
      if (this.place[other] !== -1) continue;
      this.countEdge(edge, node, other, -1);
      this.rank(other);
    }
    for (let slot = at(incoming.offsets, node); slot < at(incoming.offsets, node + 1); slot++) {
      const edge = at(incoming.items, slot);
      const other = at(from, edge);
      if (this.place[other] !== -1) continue;
      this.countEdge(edge, other, node, -1);
      this.rank(other);
    }
  }

  private countEdge(edge: number, from: number, to: number, change: 1 | -1): void {
    if (this.isIn[edge] === 0 || from === to) return;
    this.waysOut[from] = at(this.waysOut, from) + change;
    this.waysIn[to] = at(this.waysIn, to) + change;
    if (this.isKept[edge] === 1) this.keptWaysIn[to] = at(this.keptWaysIn, to) + change;
  }

  private rank(node: number): void {
    if (this.waysOut[node] === 0) this.sinks.push(node);
    if (this.waysIn[node] === 0) this.sources.push(node);
    if (this.keptWaysIn[node] === 0) this.candidates.put(node, at(this.waysOut, node) - at(this.waysIn, node));
  }
}

function maximum(a: number, b: number): number {
  return Math.max(a, b);
}

/** Nodes by rank, in one doubly linked list a rank. Each change is O(1) as long as ranks change by small steps. */
class RankedNodes {
  private readonly lowest: number;
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  /** Index of the list that a node is in; -1 for none. */
  private readonly listOf: Int32Array;
  private highest = 0;

  /** For nodes 0 to `nodes - 1` and ranks from `-most` to `most`. */
  constructor(nodes: number, most: number) {
    this.lowest = -most;
    this.first = new Int32Array(2 * most + 1).fill(-1);
    this.next = new Int32Array(nodes).fill(-1);
    this.previous = new Int32Array(nodes).fill(-1);
    this.listOf = new Int32Array(nodes).fill(-1);
  }

  put(node: number, rank: number): void {
    this.remove(node);
    const list = rank - this.lowest;
    const old = at(this.first, list);
    this.next[node] = old;
    this.previous[node] = -1;
    if (old !== -1) this.previous[old] = node;
    this.first[list] = node;
    this.listOf[node] = list;
    this.highest = Math.max(this.highest, list);
  }

  remove(node: number): void {
    const list = at(this.listOf, node);
    if (list === -1) return;
    const next = at(this.next, node);
    const previous = at(this.previous, node);
    if (previous === -1) this.first[list] = next;
    else this.next[previous] = next;
    if (next !== -1) this.previous[next] = previous;
    this.listOf[node] = -1;
  }

  /** The node put last of those with the highest rank. There has to be one. */
  top(): number {
    while (this.first[this.highest] === -1) this.highest--;
    return at(this.first, this.highest);
  }
}
