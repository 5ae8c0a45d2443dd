/** How long a planned boot takes, and which scripts decide that. */
import type { BootPlan } from '../../model/boot-plan.ts';
import type { BootGain, BootTimes } from '../../model/boot-times.ts';
import type { ByteString } from '../../model/bytes.ts';
import { measureLevels, scheduleFreely } from './list-schedule.ts';
import { buildTaskGraph, durationsOf, targetsOf, type TaskGraph } from './task-graph.ts';

const MOST_GAINS = 5;
/** Times are sums of numbers that are no exact ones in binary. */
const SMALL = 1e-9;

/**
 * Schedules the scripts of a plan.
 *
 * @param plan as `planBoot` makes it
 * @param times seconds by name of script; what has no time counts as 0 and is named in the result
 * @param jobs how many scripts run at a time
 * @returns the times of three ways to run it, the critical path, each script's slack, the largest gains.
 *   O((n + m) log n) and a walk for each of the scripts of the critical path that could be largest gains.
 */
export function schedule(plan: BootPlan, times: ReadonlyMap<ByteString, number>, jobs: number): BootTimes {
  const graph = buildTaskGraph(plan.tasks.length, plan.arcs);
  const durations = durationsOf(plan, times);
  const { start, end } = scheduleFreely(graph, durations, plan.tasks, jobs);
  const tails = measureTails(graph, durations);
  const heads = measureHeads(graph, durations);
  const unlimited = longest(heads, durations);
  const criticalPath = findCriticalPath(graph, durations, heads, tails, unlimited);
  const names = new Set(plan.tasks.map(({ name }) => name));
  return {
    jobs,
    sum: durations.reduce((sum, time) => sum + time, 0),
    levels: measureLevels(durations, plan.tasks, jobs),
    free: longest(end),
    unlimited,
    criticalPath,
    tasks: plan.tasks.flatMap(({ step }, task) => {
      if (step === undefined) return [];
      const slack = unlimited - (heads[task] ?? 0) - (tails[task] ?? 0);
      return [{ task, start: start[task] ?? 0, end: end[task] ?? 0, slack: slack < SMALL ? 0 : slack }];
    }),
    gains: findGains(graph, durations, criticalPath, unlimited),
    untimed: plan.tasks.flatMap(({ name, step }) =>
      step !== undefined && plan.steps[step]?.decision === 'run' && !times.has(name) ? [name] : [],
    ),
    unknown: [...times.keys()].filter((name) => !names.has(name)),
  };
}

function longest(times: Float64Array, durations?: Float64Array): number {
  let most = 0;
  for (const [task, time] of times.entries()) most = Math.max(most, time + (durations?.[task] ?? 0));
  return most;
}

/** When each task begins if nothing but what it waits for holds it back. */
function measureHeads({ order, before, count }: TaskGraph, durations: Float64Array): Float64Array {
  const heads = new Float64Array(count);
  for (const task of order) {
    for (const other of targetsOf(before, task)) {
      heads[task] = Math.max(heads[task] ?? 0, (heads[other] ?? 0) + (durations[other] ?? 0));
    }
  }
  return heads;
}

/** How long it takes from the beginning of each task to the end of all. */
function measureTails({ order, behind, count }: TaskGraph, durations: Float64Array): Float64Array {
  const tails = new Float64Array(count);
  for (const task of order.toReversed()) {
    let rest = 0;
    for (const other of targetsOf(behind, task)) rest = Math.max(rest, tails[other] ?? 0);
    tails[task] = rest + (durations[task] ?? 0);
  }
  return tails;
}

/** From its end to its beginning, each time to the first one, in the order of the plan, that lies on a longest way. */
function findCriticalPath(
  { before, count }: TaskGraph,
  durations: Float64Array,
  heads: Float64Array,
  tails: Float64Array,
  unlimited: number,
): readonly number[] {
  const endOf = (task: number): number => (heads[task] ?? 0) + (durations[task] ?? 0);
  let task = -1;
  // Tasks without a time at the end make the path no longer: the last one with a time is its end.
  for (let candidate = 0; candidate < count && task < 0; candidate++) {
    const isLast = Math.abs(endOf(candidate) - unlimited) < SMALL && (durations[candidate] ?? 0) > 0;
    if (isLast && Math.abs((tails[candidate] ?? 0) - (durations[candidate] ?? 0)) < SMALL) task = candidate;
  }
  const path: number[] = [];
  while (task >= 0) {
    path.push(task);
    const begin = heads[task] ?? 0;
    const previous =
      begin < SMALL ? undefined : [...targetsOf(before, task)].find((other) => Math.abs(endOf(other) - begin) < SMALL);
    task = previous ?? -1;
  }
  return path.reverse();
}

/** Only a script on the critical path saves anything; what it saves is what the next longest way leaves. */
function findGains(
  graph: TaskGraph,
  durations: Float64Array,
  path: readonly number[],
  unlimited: number,
): readonly BootGain[] {
  const longestFirst = path
    .filter((task) => (durations[task] ?? 0) > 0)
    .sort((a, b) => (durations[b] ?? 0) - (durations[a] ?? 0) || a - b);
  const gains: BootGain[] = [];
  for (const task of longestFirst) {
    // No script saves more than it takes: with five that save more, none of the rest is among the largest.
    const least = gains.length < MOST_GAINS ? 0 : (gains.at(-1)?.seconds ?? 0);
    if ((durations[task] ?? 0) <= least) break;
    const without = durations.slice();
    without[task] = 0;
    const seconds = unlimited - longest(measureHeads(graph, without), without);
    if (seconds > SMALL) gains.push({ task, seconds });
    gains.sort((a, b) => b.seconds - a.seconds || a.task - b.task);
    gains.length = Math.min(gains.length, MOST_GAINS);
  }
  return gains;
}
