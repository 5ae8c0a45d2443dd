/** Requirements that are not met, once all scripts were read: whether there is a script for them, and which ones to enable. */
import type { ByteString } from '../../model/bytes.ts';
import { STANDARD_FACILITIES } from '../../model/facility.ts';
import type { InsservEvent } from '../../model/insserv-event.ts';
import { openGuesses } from '../../model/nearest.ts';
import type { InsservRun } from '../../order/insserv/run.ts';
import type { Service } from '../../order/insserv/service.ts';

export type UnmetEvent = Extract<InsservEvent, { readonly code: 'not-enabled' | 'not-there' }>;

/** Tells those that a script provides, which has to be enabled, from those that nothing provides, with what may be meant. */
export function explainUnmet(events: readonly UnmetEvent[], run: InsservRun | undefined): readonly UnmetEvent[] {
  if (run === undefined || events.length === 0) return events;
  const { table, facilities, tree } = run;
  const provided = table.services.filter(({ node }) => node.script !== undefined).map(({ name }) => name);
  const names = new Set(provided);
  const guess = openGuesses(names);
  const missing = findMissing(run);
  return events.map((event): UnmetEvent => {
    const { required, service, place } = event;
    if (names.has(required)) {
      const isAddable = event.code === 'not-enabled' && !event.isRemoval && missing.length > 0;
      return isAddable ? { ...event, missing } : event;
    }
    const facility = `$${required}`;
    const isFacility = STANDARD_FACILITIES.has(facility) || facilities.byName.has(facility);
    const header = tree.headerOfScript(required);
    const [own] = header.kind === 'header' ? (header.reading.fields.get('Provides')?.words ?? []) : [];
    const nearest = isFacility ? facility : guess(required);
    return {
      code: 'not-there',
      required,
      service,
      ...(nearest !== undefined && { nearest }),
      ...(own !== undefined && { provided: own.text }),
      ...(place !== undefined && { place }),
    };
  });
}

/** The scripts that the operands require, and those that these do, as far as they are there and not enabled. O(demands). */
function findMissing({ table, operands }: InsservRun): readonly ByteString[] {
  const found = new Set<ByteString>();
  const open: Service[] = table.services.filter(({ node }) => operands.has(node.script ?? ''));
  const seen = new Set<Service>(open);
  for (let service = open.pop(); service !== undefined; service = open.pop()) {
    for (const { service: other, must } of service.node.primary.needs.values()) {
      const { script } = other.node;
      if (!must || seen.has(other) || script === undefined) continue;
      seen.add(other);
      if (operands.has(script) || other.node.members.some(({ enabled }) => enabled)) continue;
      found.add(script);
      open.push(other);
    }
  }
  return [...found].sort();
}
