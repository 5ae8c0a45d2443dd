/** The order of a set: rcorder's own for rcorder headers, by levels for LSB headers. A ring is broken at its cut. */
import type { LsbScript } from '../graph/build/lsb.ts';
import type { HeaderSet } from '../graph/build/set.ts';
import type { SetGraph } from '../graph/rings/of-set.ts';
import type { Direction } from '../model/graph.ts';
import { NO_RUNLEVEL, runlevelNames } from '../model/runlevel.ts';
import { orderByLevel } from './levels.ts';
import { orderRcorder } from './rcorder/order.ts';

/** A script in its place. Scripts of one level may run in parallel. */
export interface PlacedScript {
  /** Index into the scripts of the graph. */
  readonly script: number;
  readonly level: number;
  /** The runlevels it is started or stopped in, by its header; empty for rcorder headers, which know none. */
  readonly runlevels: readonly string[];
}

/** The start order that FreeBSD's rcorder gives, level by sequence number. */
export function placeRcorder({ rcorder }: Pick<HeaderSet, 'rcorder'>): readonly PlacedScript[] {
  const { order } = orderRcorder({
    scripts: rcorder,
    operands: rcorder.length,
    dialect: 'freebsd',
    keep: new Set(),
    skip: new Set(),
  });
  return order.map(({ script, sequence }) => ({ script, level: sequence, runlevels: [] }));
}

/**
 * The order of an LSB graph, start or stop. When starting, scripts of runlevel S come before all others: the boot is through
 * with S before it enters another. In each part the levels count from 1.
 */
export function placeLsb({ lsb }: Pick<HeaderSet, 'lsb'>, { graph, groups }: SetGraph): readonly PlacedScript[] {
  const cut = new Set(groups.flatMap(({ cut: { words } }) => words));
  const placed = orderByLevel(graph, cut).map(({ script, level }) => ({
    script,
    level,
    runlevels: runlevelsOf(lsb[script], graph.direction),
  }));
  if (graph.direction === 'stop') return placed;
  const isBoot = ({ runlevels }: PlacedScript): boolean => runlevels.includes('S');
  return [...placed.filter(isBoot), ...placed.filter((place) => !isBoot(place))];
}

/** The scripts of a graph in their order; at a stop in the order in which they stop. */
export function placeScripts(set: HeaderSet, setGraph: SetGraph, isStop: boolean): readonly PlacedScript[] {
  if (setGraph.dialect === 'lsb') return placeLsb(set, setGraph);
  // rcorder headers know no stop: rc.shutdown(8) stops in the reverse order of the start.
  return isStop ? placeRcorder(set).toReversed() : placeRcorder(set);
}

function runlevelsOf(script: LsbScript | undefined, direction: Direction): readonly string[] {
  const reading = script?.reading;
  const field = direction === 'start' ? reading?.defaultStart : reading?.defaultStop;
  return runlevelNames(field?.set ?? NO_RUNLEVEL);
}
