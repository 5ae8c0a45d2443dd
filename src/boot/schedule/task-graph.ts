/** The tasks of a plan as arrays: who waits for whom. */
import { buildAdjacency, type Adjacency } from '../../graph/walks/adjacency.ts';
import type { BootArc, BootPlan } from '../../model/boot-plan.ts';

export interface TaskGraph {
  readonly count: number;
  readonly behind: Adjacency;
  readonly before: Adjacency;
  /** In an order in which each task comes behind what it waits for. */
  readonly order: readonly number[];
}

/** Arcs that would close a ring are left out; the arcs of a plan have none. O(n + m). */
export function buildTaskGraph(count: number, arcs: readonly BootArc[]): TaskGraph {
  const first = Int32Array.from(arcs, ({ before }) => before);
  const then = Int32Array.from(arcs, ({ behind }) => behind);
  const behind = buildAdjacency(count, first, then);
  const before = buildAdjacency(count, then, first);
  const waiting = new Int32Array(count);
  for (const task of then) waiting[task] = (waiting[task] ?? 0) + 1;
  const order: number[] = [];
  for (let task = 0; task < count; task++) if (waiting[task] === 0) order.push(task);
  for (const task of order) {
    for (const next of targetsOf(behind, task)) {
      waiting[next] = (waiting[next] ?? 0) - 1;
      if (waiting[next] === 0) order.push(next);
    }
  }
  if (order.length === count) return { count, behind, before, order };
  const isReached = new Set(order);
  return buildTaskGraph(
    count,
    arcs.filter((arc) => isReached.has(arc.before) && isReached.has(arc.behind)),
  );
}

/** The tasks that arcs lead to from a task. */
export function targetsOf({ offsets, targets }: Adjacency, task: number): Int32Array {
  return targets.subarray(offsets[task] ?? 0, offsets[task + 1] ?? 0);
}

/** The tasks of a plan with their seconds: what does not run takes none. */
export function durationsOf(plan: BootPlan, seconds: ReadonlyMap<string, number>): Float64Array {
  return Float64Array.from(plan.tasks, ({ name, step }) => {
    const isRun = step !== undefined && plan.steps[step]?.decision !== 'out';
    return isRun ? (seconds.get(name) ?? 0) : 0;
  });
}
