/** What a script waits for, or what waits for it, as the rows of a tree. */
import type { DependencyGraph } from '../model/graph.ts';
import { at, predecessors, successors } from './adjacency.ts';

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
}

/**
 * Rows in the order of a tree, each script unfolded once. O(n + m), with an explicit stack.
 *
 * @param side `before`: what must come before the script; `behind`: what must come behind it
 * @param depth how deep to go, at least 1
 */
export function growTree(
  graph: DependencyGraph,
  script: number,
  side: 'before' | 'behind',
  depth: number,
): readonly TreeRow[] {
  const { offsets, arcs, targets } = side === 'before' ? predecessors(graph) : successors(graph);
  const rows: TreeRow[] = [];
  const unfolded = new Set([script]);
  const stack = [{ script, slot: at(offsets, script) }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (top.slot >= at(offsets, top.script + 1)) {
      stack.pop();
      continue;
    }
    const next = at(targets, top.slot);
    const hasMore = at(offsets, next) < at(offsets, next + 1);
    const isRepeated = hasMore && unfolded.has(next);
    const isCut = hasMore && !isRepeated && stack.length >= depth;
    rows.push({ depth: stack.length, script: next, arc: at(arcs, top.slot), isRepeated, isCut });
    top.slot += 1;
    if (!hasMore || isRepeated || isCut) continue;
    unfolded.add(next);
    stack.push({ script: next, slot: at(offsets, next) });
  }
  return rows;
}
