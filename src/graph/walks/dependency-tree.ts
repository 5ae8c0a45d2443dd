/** What a script waits for, or what waits for it, as the rows of a tree. */
import type { DependencyGraph } from '../../model/graph.ts';
import { at, predecessors, successors, type Adjacency } from './adjacency.ts';
import { JunctionEnds, type JunctionEnd } from './junction-ends.ts';

/** A script in the tree. */
export interface TreeRow {
  /** 1 for what is direct. */
  readonly depth: number;
  readonly script: number;
  /** The arc by which it stands under the row above it. */
  readonly arc: number;
  /** It has further rows, which stand where it was met first. */
  readonly isRepeated: boolean;
  /** It has further rows, but they are deeper than was asked for. */
  readonly isCut: boolean;
  /** So many scripts that stand beside it for the same reason are left out behind it. */
  readonly leftOut: number;
}

/** Of the scripts that a junction puts under a row, so many are shown. */
export const MOST_OF_JUNCTION = 10;

/** Working memory of `growTree`, for several trees of one graph. */
export class TreeGrower {
  readonly #adjacency: Adjacency;
  readonly #ends: JunctionEnds;

  /** @param side `before`: what must come before the script; `behind`: what must come behind it */
  constructor(graph: DependencyGraph, side: 'before' | 'behind') {
    this.#adjacency = side === 'before' ? predecessors(graph) : successors(graph);
    this.#ends = new JunctionEnds(graph, side === 'before' ? 'entering' : 'leaving');
  }

  /**
   * Rows in the order of a tree, each script unfolded once: those of the table of arcs, then some of each junction.
   * O(rows), and they are at most O(n + m), with an explicit stack.
   *
   * @param depth how deep to go, at least 1
   */
  grow(script: number, depth: number): readonly TreeRow[] {
    const rows: TreeRow[] = [];
    const unfolded = new Set([script]);
    const stack = [this.#branchesOf(script)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const branch = top.next();
      if (branch === undefined) {
        stack.pop();
        continue;
      }
      const next = this.#branchesOf(branch.script);
      const isRepeated = next.hasMore && unfolded.has(branch.script);
      const isCut = next.hasMore && !isRepeated && stack.length >= depth;
      rows.push({ depth: stack.length, ...branch, isRepeated, isCut });
      if (!next.hasMore || isRepeated || isCut) continue;
      unfolded.add(branch.script);
      stack.push(next);
    }
    return rows;
  }

  #branchesOf(script: number): Branches {
    return new Branches(this.#adjacency, this.#ends.of(script), script);
  }
}

/** The rows below one script, one after the other. */
class Branches {
  readonly #adjacency: Adjacency;
  readonly #ends: readonly JunctionEnd[];
  readonly #endSlot: number;
  #slot: number;
  #end = 0;
  #shown = 0;

  constructor(adjacency: Adjacency, ends: readonly JunctionEnd[], script: number) {
    this.#adjacency = adjacency;
    this.#slot = at(adjacency.offsets, script);
    this.#endSlot = at(adjacency.offsets, script + 1);
    this.#ends = ends.filter(({ count }) => count > 0);
  }

  /** Whether there is a next row. */
  get hasMore(): boolean {
    return this.#slot < this.#endSlot || this.#end < this.#ends.length;
  }

  next(): Pick<TreeRow, 'script' | 'arc' | 'leftOut'> | undefined {
    if (this.#slot < this.#endSlot) {
      const slot = this.#slot++;
      return { script: at(this.#adjacency.targets, slot), arc: at(this.#adjacency.arcs, slot), leftOut: 0 };
    }
    const end = this.#ends[this.#end];
    if (end === undefined) return undefined;
    const found = end.at(this.#shown++);
    const isLast = this.#shown === Math.min(end.count, MOST_OF_JUNCTION);
    if (isLast) {
      this.#end++;
      this.#shown = 0;
    }
    return { ...found, leftOut: isLast ? Math.max(0, end.count - MOST_OF_JUNCTION) : 0 };
  }
}

/** One tree; see `TreeGrower`. */
export function growTree(
  graph: DependencyGraph,
  script: number,
  side: 'before' | 'behind',
  depth: number,
): readonly TreeRow[] {
  return new TreeGrower(graph, side).grow(script, depth);
}
