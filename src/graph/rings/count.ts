/**
 * How many rings a group has, and which words are on many of them. Rings are listed by the algorithm of Donald B.
 * Johnson, "Finding all the elementary circuits of a directed graph" (SIAM Journal on Computing 4, 1975), with an
 * explicit stack.
 */
import { at } from '../walks/adjacency.ts';
import { GroupSearch } from '../walks/components.ts';
import { bundleCount, type GroupGraph } from './group.ts';
import { leastRingCount } from './hub-rings.ts';
import type { StepBudget } from '../walks/step-budget.ts';

/** The number of rings of a group, as far as it was counted. */
export interface RingCount {
  readonly count: number;
  /** False if there may be more rings than `count`. */
  readonly complete: boolean;
  /** For each bundle of words, how many of the counted rings it makes an edge of. */
  readonly memberships: Int32Array;
}

/**
 * Counts the rings of a group over its edges, up to `limit` of them. O((n + m) (rings + nodes on rings)) unless the
 * limit or the budget ends it before. With hubs, rings are not listed: one may go through a hub several times.
 */
export function countRings(group: GroupGraph, limit: number, budget: StepBudget): RingCount {
  if (group.nodes > group.scripts.length) {
    return { ...leastRingCount(group, limit), memberships: new Int32Array(bundleCount(group)) };
  }
  const listing = new RingListing(group, limit, budget);
  return { complete: listing.run(), count: listing.count, memberships: listing.memberships };
}

/**
 * The state of Johnson's search. A node is *blocked* while no way from it to the root is free, because each meets the
 * path; when that may have changed, it is freed, and with it those that failed because of it. `failedOver` marks the
 * edges over which a node failed: Johnson's sets B, kept at the edges.
 */
class RingListing {
  count = 0;
  readonly memberships: Int32Array;
  private readonly group: GroupGraph;
  private readonly limit: number;
  private readonly budget: StepBudget;
  /** The part of the group that a node belongs to; rings are sought in one part at a time. */
  private readonly part: Int32Array;
  private readonly blocked: Uint8Array;
  private readonly failedOver: Uint8Array;
  private readonly nextEdge: Int32Array;
  /** Edges of the path from the root. */
  private readonly path: Int32Array;
  private readonly nodes: Int32Array;
  /** 1 if a ring was found with the path up to this node. */
  private readonly closed: Uint8Array;
  private readonly countedIn: Int32Array;

  constructor(group: GroupGraph, limit: number, budget: StepBudget) {
    const nodes = group.scripts.length;
    this.group = group;
    this.limit = limit;
    this.budget = budget;
    this.memberships = new Int32Array(bundleCount(group));
    this.part = new Int32Array(nodes);
    this.blocked = new Uint8Array(nodes);
    this.failedOver = new Uint8Array(group.to.length);
    this.nextEdge = new Int32Array(nodes);
    this.path = new Int32Array(nodes);
    this.nodes = new Int32Array(nodes);
    this.closed = new Uint8Array(nodes);
    this.countedIn = new Int32Array(bundleCount(group));
  }

  /**
   * Lists the rings by their lowest node. When those through it are listed it is taken out, and what is left falls into
   * parts of its own. False if the limit or the budget ended the listing.
   */
  run(): boolean {
    const { group, part, budget } = this;
    // Taking a part apart costs several looks at each of its nodes and edges.
    const stepsPerNode = 4 * (1 + group.to.length / group.scripts.length);
    const search = new GroupSearch({ offsets: group.offsets, targets: group.to });
    const parts = [[...group.scripts.keys()]];
    let labels = 1;
    for (let nodes = parts.pop(); nodes !== undefined; nodes = parts.pop()) {
      const [root = 0, ...others] = nodes;
      const label = at(part, root);
      if (!this.listThrough(root, label)) return false;
      this.reset(nodes);
      part[root] = -1;
      budget.spend(nodes.length * stepsPerNode);
      for (const members of search.search(others, part, label)) {
        for (const node of members) part[node] = labels;
        labels++;
        parts.push(members);
      }
    }
    return true;
  }

  /** Lists the rings through `root` among the nodes labelled `label`. False if the limit or the budget ended it. */
  private listThrough(root: number, label: number): boolean {
    const { group, part, blocked, failedOver, nextEdge, path, nodes, closed, budget } = this;
    let depth = 0;
    const enter = (node: number): void => {
      nodes[depth] = node;
      closed[depth] = 0;
      depth++;
      blocked[node] = 1;
      nextEdge[node] = at(group.offsets, node);
    };
    enter(root);
    while (depth > 0) {
      const node = at(nodes, depth - 1);
      const edge = at(nextEdge, node);
      budget.spend(1);
      if (edge < at(group.offsets, node + 1)) {
        nextEdge[node] = edge + 1;
        const target = at(group.to, edge);
        if (part[target] !== label) continue;
        path[depth - 1] = edge;
        if (target === root) {
          closed[depth - 1] = 1;
          if (this.count === this.limit || budget.exhausted) return false;
          this.countRing(depth);
        } else if (blocked[target] === 0) {
          enter(target);
        }
        continue;
      }
      depth--;
      if (closed[depth] === 1) {
        this.unblock(node);
        if (depth > 0) closed[depth - 1] = 1;
      } else {
        failedOver.fill(1, at(group.offsets, node), edge);
      }
    }
    return !budget.exhausted;
  }

  /** Counts the ring whose edges are the first `length` of the path. */
  private countRing(length: number): void {
    const { offsets, items } = this.group.bundlesOf;
    const ring = ++this.count;
    for (let i = 0; i < length; i++) {
      const edge = at(this.path, i);
      for (let slot = at(offsets, edge); slot < at(offsets, edge + 1); slot++) {
        const bundle = at(items, slot);
        if (this.countedIn[bundle] === ring) continue;
        this.countedIn[bundle] = ring;
        this.memberships[bundle] = at(this.memberships, bundle) + 1;
      }
    }
    this.budget.spend(length);
  }

  private unblock(start: number): void {
    const { from, incoming } = this.group;
    const free = [start];
    for (let node = free.pop(); node !== undefined; node = free.pop()) {
      if (this.blocked[node] === 0) continue;
      this.blocked[node] = 0;
      const end = at(incoming.offsets, node + 1);
      this.budget.spend(end - at(incoming.offsets, node));
      for (let slot = at(incoming.offsets, node); slot < end; slot++) {
        const edge = at(incoming.items, slot);
        if (this.failedOver[edge] === 0) continue;
        this.failedOver[edge] = 0;
        free.push(at(from, edge));
      }
    }
  }

  private reset(nodes: readonly number[]): void {
    const { offsets } = this.group;
    for (const node of nodes) {
      this.blocked[node] = 0;
      this.failedOver.fill(0, at(offsets, node), at(offsets, node + 1));
    }
  }
}
