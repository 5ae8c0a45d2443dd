/** How long a boot takes, from the times of its scripts: data for `render`. Seconds throughout. */
import type { ByteString } from './bytes.ts';

/** A task in a schedule. */
export interface ScheduledTask {
  /** Index into the tasks of the plan. */
  readonly task: number;
  readonly start: number;
  readonly end: number;
  /** How much later it may end without the whole taking longer, with as many jobs as one likes. */
  readonly slack: number;
}

export interface BootGain {
  readonly task: number;
  /** What the whole boot would save if this script took no time. */
  readonly seconds: number;
}

export interface BootTimes {
  readonly jobs: number;
  /** One after the other. */
  readonly sum: number;
  /** In levels, each of which waits for the one before, with so many jobs. */
  readonly levels: number;
  /** Each as soon as what it waits for is done, with so many jobs. */
  readonly free: number;
  /** The same with as many jobs as one likes. */
  readonly unlimited: number;
  /** The longest way, from its first task to its last: as long as `unlimited`. */
  readonly criticalPath: readonly number[];
  readonly tasks: readonly ScheduledTask[];
  /** The largest first, at most five. */
  readonly gains: readonly BootGain[];
  /** Scripts that run and have no time: they count as 0. */
  readonly untimed: readonly ByteString[];
  /** Names of the times file that no script of the plan has. */
  readonly unknown: readonly ByteString[];
}
