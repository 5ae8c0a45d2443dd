/** The order of a set: rcorder's own for rcorder headers, by levels for LSB headers. A ring is broken at its cut. */
import { orderByLevel } from '../order/levels.ts';
import { orderRcorder } from '../order/rcorder/order.ts';
import type { ScriptSet } from './script-set.ts';
import type { SetGraph } from './set-graphs.ts';

/** A script in its place. Scripts of one level may run in parallel. */
export interface PlacedScript {
  /** Index into the scripts of the graph. */
  readonly script: number;
  readonly level: number;
}

/** The start order that FreeBSD's rcorder gives, level by sequence number. */
export function placeRcorder({ rcorder }: ScriptSet): readonly PlacedScript[] {
  const { order } = orderRcorder({
    scripts: rcorder,
    operands: rcorder.length,
    dialect: 'freebsd',
    keep: new Set(),
    skip: new Set(),
  });
  return order.map(({ script, sequence }) => ({ script, level: sequence }));
}

/** The order of an LSB graph, start or stop. */
export function placeLsb({ graph, groups }: SetGraph): readonly PlacedScript[] {
  return orderByLevel(graph, new Set(groups.flatMap(({ cut }) => cut.words)));
}
