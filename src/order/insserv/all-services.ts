/** `$all`: scripts that start behind all others, and stop before them, turned into plain demands before the ordering. */
import { NO_RUNLEVEL } from '../../model/runlevel.ts';
import type { Direction } from '../../model/graph.ts';
import type { Service } from './service.ts';
import type { ServiceTable } from './service-table.ts';

/**
 * Puts each service that says `$all` behind (before) every one that does not and shares a runlevel. For
 * each that says it, O(those that do not).
 */
export function resolveAll(table: ServiceTable): void {
  resolveDirection(table, 'stop', ({ stopsFirst }) => stopsFirst);
  resolveDirection(table, 'start', ({ startsLast }) => startsLast);
}

function resolveDirection(table: ServiceTable, direction: Direction, saysAll: (service: Service) => boolean): void {
  const services = table.services.filter(({ duplicate }) => !duplicate);
  const others = services.filter((one) => !saysAll(one));
  for (const service of services) {
    if (service.node.script === undefined || !saysAll(service)) continue;
    for (const other of others) {
      const shared = other.node[direction].levels & service.node[direction].levels;
      if (shared !== NO_RUNLEVEL) table.depend(service, other, { direction, must: false });
    }
  }
}
