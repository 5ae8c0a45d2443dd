/** The computed places of all scripts, as `-s` lists them: first those of the stop, then those of the start. */
import type { ShownPlace } from '../../model/insserv-plan.ts';
import type { GreatestDepths } from '../../order/insserv/order.ts';
import type { ServiceTable } from '../../order/insserv/service-table.ts';

/** Lists the places, in the order of the nodes. A direction in which nothing got a number in 0-6 is left out. O(n). */
export function listPlaces({ nodes }: ServiceTable, greatest: GreatestDepths): readonly ShownPlace[] {
  const places: ShownPlace[] = [];
  for (const direction of ['stop', 'start'] as const) {
    if (greatest[direction] === 0) continue;
    for (const node of nodes) {
      const { levels, depth } = node[direction];
      if (node.script === undefined || levels === 0) continue;
      places.push({ kind: direction === 'start' ? 'S' : 'K', depth, levels, script: node.script });
    }
  }
  return places;
}
