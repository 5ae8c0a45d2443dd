import { ServiceTable } from '../../src/order/insserv/service-table.ts';
import { runlevelSet } from '../../src/model/runlevel.ts';
import type { Service } from '../../src/order/insserv/service.ts';

/** A service as a test writes it down. */
export interface ServiceSketch {
  /** Services that it starts behind and stops before. */
  readonly after?: readonly string[];
  /** Runlevels of the start, 2 if absent, and of the stop, 0 if absent. */
  readonly start?: string;
  readonly stop?: string;
  /** A name that nobody made a script of. */
  readonly isOnlyAskedFor?: boolean;
  readonly links?: number;
}

/** A table of services, each with a script of its name, in the order given. */
export function sketchTable(sketches: Readonly<Record<string, ServiceSketch>>): ServiceTable {
  const table = new ServiceTable();
  for (const [name, { start = '2', stop = '0', isOnlyAskedFor = false, links = 1 }] of Object.entries(sketches)) {
    const service = table.add(name);
    if (isOnlyAskedFor) continue;
    table.give(service.node, name);
    service.node.start.levels = levelsOf(start);
    service.node.stop.levels = levelsOf(stop);
    service.links = links;
  }
  for (const [name, { after = [] }] of Object.entries(sketches)) {
    for (const other of after) {
      for (const direction of ['start', 'stop'] as const) {
        table.depend(table.add(name), table.add(other), { direction, must: true });
      }
    }
  }
  return table;
}

export function serviceOf(table: ServiceTable, name: string): Service {
  const service = table.find(name);
  if (service === undefined) throw new Error(`no service ${name}`);
  return service;
}

function levelsOf(text: string): number {
  return Array.from(text).reduce((set, level) => set | runlevelSet(level), 0);
}
