/** A ring of LSB services that a service is in, for the message that says why its number is the last one. */
import type { ByteString } from '../../model/bytes.ts';
import { type MaskedScript, START_LISTS, STOP_LISTS } from '../../model/chkconfig-script.ts';
import type { ChkconfigList } from '../../model/chkconfig-service.ts';
import { placeIn, type Place } from '../../model/place.ts';
import { Providers } from './providers.ts';

/** A service that waits for another, and the word that says so. */
export interface RingLink {
  readonly service: ByteString;
  readonly on: ByteString;
  readonly list: ChkconfigList;
  readonly place: Place;
}

/**
 * A shortest ring through the service of that name, beginning with it; empty if there is none. Breadth first, each group of
 * scripts of one name entered once: O(names + words).
 */
export function findRing(
  scripts: readonly MaskedScript[],
  name: ByteString,
  direction: 'start' | 'stop',
): readonly RingLink[] {
  const lists = direction === 'start' ? START_LISTS : STOP_LISTS;
  const origin = scripts.findIndex(({ script }) => script.name === name);
  if (origin < 0) return [];
  const providers = new Providers(scripts);
  const cameBy = new Map<
    number,
    { readonly from: number; readonly list: ChkconfigList; readonly place: () => Place }
  >();
  const entered = new Set<number>();
  const queue = [origin];
  // The queue grows while it is gone through.
  for (const from of queue) {
    const waiting = scripts[from];
    if (waiting?.script.lsb !== true) continue;
    for (const list of lists) {
      const { file, words } = waiting.script.lists[list];
      for (const word of words) {
        for (const group of providers.matching(word.text, waiting.mask)) {
          if (entered.has(group)) continue;
          entered.add(group);
          for (const member of providers.groups[group] ?? []) {
            if (cameBy.has(member)) continue;
            cameBy.set(member, { from, list, place: () => placeIn(file, word) });
            if (member === origin) return trace();
            queue.push(member);
          }
        }
      }
    }
  }
  return [];

  function trace(): readonly RingLink[] {
    const ring: RingLink[] = [];
    for (let at = origin; ;) {
      const step = cameBy.get(at);
      if (step === undefined) return [];
      const { from, list, place } = step;
      ring.unshift({ service: nameOf(from), on: nameOf(at), list, place: place() });
      if (from === origin) return ring;
      at = from;
    }
  }

  function nameOf(index: number): ByteString {
    return scripts[index]?.script.name ?? '';
  }
}
