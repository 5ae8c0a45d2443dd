/** `$all`: scripts that start behind all others, and stop before them, turned into plain demands before the ordering. */
import { NO_RUNLEVEL } from '../../model/runlevel.ts';
import type { Direction } from '../../model/graph.ts';
import type { Service } from './service.ts';
import type { ServiceTable } from './service-table.ts';

/**
 * Puts each service that says `$all` behind (before) every one that does not and shares a runlevel. O(n) for each that says
 * it.
 */
export function resolveAll(table: ServiceTable): void {
  resolveDirection(table, 'stop', ({ stopsFirst }) => stopsFirst);
  resolveDirection(table, 'start', ({ startsLast }) => startsLast);
}

function resolveDirection(table: ServiceTable, direction: Direction, saysAll: (service: Service) => boolean): void {
  const services = table.services.filter(({ duplicate }) => !duplicate);
  for (const service of services.filter((one) => one.node.script !== undefined && saysAll(one))) {
    for (const other of services) {
      const shared = other.node[direction].levels & service.node[direction].levels;
      if (other === service || saysAll(other) || shared === NO_RUNLEVEL) continue;
      table.depend(service, other, { direction, must: false });
    }
  }
}
