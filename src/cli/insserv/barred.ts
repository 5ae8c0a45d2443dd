/** Scripts that are to start behind one that says `$all`: which word says so, and whether insserv 1.24 would let it pass. */
import type { InsservEvent } from '../../model/insserv-event.ts';
import { orderInsserv } from '../../order/insserv/order.ts';
import { InsservRun } from '../../order/insserv/run.ts';

export type BarredEvent = Extract<InsservEvent, { readonly code: 'all-start' }>;

/** Each pair of scripts once, with the place of the word. O(events + nodes + demands of the scripts told of). */
export function explainBarred(events: readonly BarredEvent[], run: InsservRun | undefined): readonly BarredEvent[] {
  const pairs = new Map(events.map((event) => [`${event.later}\0${event.earlier}`, event]));
  if (run === undefined || pairs.size === 0) return [...pairs.values()];
  const nodes = new Map([...run.table.nodes].map((node) => [node.script, node]));
  return [...pairs.values()].map((event) => {
    const needs = nodes.get(event.later)?.primary.needs.values() ?? [];
    const place = [...needs].find(({ service }) => service.node.script === event.earlier)?.place;
    return place === undefined ? event : { ...event, place };
  });
}

/** Whether 1.24, which passes over such words, would have made the links. It orders the scripts once more. */
export function passesOlder({ options, tree, facilities }: InsservRun): boolean {
  if (options.version === '1.24') return false;
  const older = new InsservRun({ ...options, version: '1.24' }, tree, facilities, () => undefined);
  return orderInsserv(older) !== undefined;
}
