/**
 * The part of a group that may still be on rings while nodes and edges are taken out of it. What is left without a way
 * in or without a way out goes too, and so on; an empty core therefore means that no ring is left. (A node in the core
 * need not be on a ring: it may lie between two.)
 */
import { at } from '../walks/adjacency.ts';
import type { GroupGraph } from './group.ts';

/** A core with its working memory. All removals together cost O(n + m). */
export class RingCore {
  /** 1 for what is still in. */
  readonly hasNode: Uint8Array;
  readonly hasEdge: Uint8Array;
  private readonly group: GroupGraph;
  private readonly waysIn: Int32Array;
  private readonly waysOut: Int32Array;

  /** Starts with the whole group. O(n + m). */
  constructor(group: GroupGraph) {
    this.group = group;
    this.hasNode = new Uint8Array(group.nodes).fill(1);
    this.hasEdge = new Uint8Array(group.to.length).fill(1);
    this.waysIn = new Int32Array(group.nodes);
    this.waysOut = new Int32Array(group.nodes);
    for (const node of group.from) this.waysOut[node] = at(this.waysOut, node) + 1;
    for (const node of group.to) this.waysIn[node] = at(this.waysIn, node) + 1;
  }

  /** Takes out an edge, and what has no way in or out without it. */
  removeEdge(edge: number): void {
    const loose: number[] = [];
    this.dropEdge(edge, loose);
    this.dropNodes(loose);
  }

  /** Takes out a node, and what has no way in or out without it. */
  removeNode(node: number): void {
    this.dropNodes([node]);
  }

  private dropNodes(loose: number[]): void {
    const { offsets, incoming } = this.group;
    for (let node = loose.pop(); node !== undefined; node = loose.pop()) {
      if (this.hasNode[node] === 0) continue;
      this.hasNode[node] = 0;
      for (let edge = at(offsets, node); edge < at(offsets, node + 1); edge++) this.dropEdge(edge, loose);
      for (let slot = at(incoming.offsets, node); slot < at(incoming.offsets, node + 1); slot++) {
        this.dropEdge(at(incoming.items, slot), loose);
      }
    }
  }

  private dropEdge(edge: number, loose: number[]): void {
    if (this.hasEdge[edge] === 0) return;
    this.hasEdge[edge] = 0;
    const from = at(this.group.from, edge);
    const to = at(this.group.to, edge);
    if ((this.waysOut[from] = at(this.waysOut, from) - 1) === 0) loose.push(from);
    if ((this.waysIn[to] = at(this.waysIn, to) - 1) === 0) loose.push(to);
  }
}
