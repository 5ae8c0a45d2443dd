/**
 * List scheduling (Graham, "Bounds for certain multiprocessing anomalies", 1966): whenever a job is free, the best of what is
 * ready is taken. Ties go by the order of the plan, so equal input gives an equal schedule.
 */
import type { BootTask } from '../../model/boot-plan.ts';
import { Heap } from './heap.ts';
import { targetsOf, type TaskGraph } from './task-graph.ts';

export interface ListSchedule {
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly makespan: number;
}

/** @param jobs how many tasks run at a time; Infinity for as many as there are. O((n + m) log n). */
export function scheduleFreely(
  { count, behind, order }: TaskGraph,
  durations: Float64Array,
  tasks: readonly BootTask[],
  jobs: number,
): ListSchedule {
  const start = new Float64Array(count);
  const end = new Float64Array(count);
  const waiting = new Int32Array(count);
  for (const task of order) for (const next of targetsOf(behind, task)) waiting[next] = (waiting[next] ?? 0) + 1;
  const rank = (task: number): number => tasks[task]?.importance ?? 0;
  const ready = new Heap((a, b) => rank(b) - rank(a) || a - b);
  const running = new Heap((a, b) => (end[a] ?? 0) - (end[b] ?? 0) || a - b);
  for (const task of order) if (waiting[task] === 0) ready.push(task);
  let now = 0;
  let isAlone = false;
  const finish = (): void => {
    const done = running.pop();
    if (done === undefined) return;
    now = end[done] ?? now;
    isAlone = false;
    for (const next of targetsOf(behind, done)) {
      waiting[next] = (waiting[next] ?? 0) - 1;
      if (waiting[next] === 0) ready.push(next);
    }
  };
  while (ready.size > 0 || running.size > 0) {
    const next = ready.peek();
    const mustBeAlone = next !== undefined && tasks[next]?.isInteractive === true;
    const hasRoom = running.size < jobs && !isAlone && (!mustBeAlone || running.size === 0);
    if (next === undefined || !hasRoom) {
      finish();
      continue;
    }
    ready.pop();
    isAlone = mustBeAlone;
    start[next] = now;
    end[next] = now + (durations[next] ?? 0);
    running.push(next);
  }
  return { start, end, makespan: end.reduce((longest, time) => Math.max(longest, time), 0) };
}

/** The same level by level: a level begins when the one before is done. Within a level the plan's order decides. */
export function measureLevels(durations: Float64Array, tasks: readonly BootTask[], jobs: number): number {
  const levels = new Map<number, number[]>();
  for (const [task, { level }] of tasks.entries()) {
    const known = levels.get(level);
    if (known === undefined) levels.set(level, [durations[task] ?? 0]);
    else known.push(durations[task] ?? 0);
  }
  let total = 0;
  for (const times of levels.values()) total += packTimes(times, jobs);
  return total;
}

function packTimes(times: readonly number[], jobs: number): number {
  if (times.length <= jobs) return times.reduce((longest, time) => Math.max(longest, time), 0);
  const ends = new Float64Array(jobs);
  const free = new Heap((a, b) => (ends[a] ?? 0) - (ends[b] ?? 0) || a - b);
  for (let job = 0; job < jobs; job++) free.push(job);
  for (const time of times) {
    const job = free.pop() ?? 0;
    ends[job] = (ends[job] ?? 0) + time;
    free.push(job);
  }
  return ends.reduce((longest, time) => Math.max(longest, time), 0);
}
