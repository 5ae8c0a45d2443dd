/** The graphs of a set of scripts, made in this one place for all commands and all rules. */
import type { Facilities } from '../../model/facility.ts';
import type { DependencyGraph, Direction } from '../../model/graph.ts';
import type { RcorderScript } from '../../model/rcorder-order.ts';
import { buildLsbGraph, type LsbScript, type RunlevelScope } from './lsb.ts';
import { buildRcorderGraph } from './rcorder.ts';

/** The headers of a set; a script may be in both lists. */
export interface HeaderSet {
  readonly rcorder: readonly RcorderScript[];
  readonly lsb: readonly LsbScript[];
  readonly facilities: Facilities;
}

/** One graph is that of the rcorder headers, and each direction of the LSB headers has one. */
export type GraphPart = 'rcorder' | Direction;

/** The parts that a set has scripts for. */
export function partsOf({ rcorder, lsb }: HeaderSet): readonly GraphPart[] {
  return [
    ...(rcorder.length > 0 ? (['rcorder'] as const) : []),
    ...(lsb.length > 0 ? (['start', 'stop'] as const) : []),
  ];
}

/** The graph of one part. O(words + arcs). */
export function buildSetGraph(
  { rcorder, lsb, facilities }: HeaderSet,
  part: GraphPart,
  scope: RunlevelScope = 'shared',
): DependencyGraph {
  return part === 'rcorder' ? buildRcorderGraph(rcorder) : buildLsbGraph(lsb, facilities, part, scope);
}
