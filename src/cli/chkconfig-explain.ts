/** What is worth telling of a change that was planned: names that nothing meets, and rings. The original tells none of it. */
import { bytesOfText, textOfBytes, type ByteString } from '../model/bytes.ts';
import type { RingStep } from '../model/chkconfig-message.ts';
import type { ChkconfigScript } from '../model/chkconfig-script.ts';
import { placeIn } from '../model/place.ts';
import { nearestName } from '../model/nearest.ts';
import type { CommandOutcome } from '../plan/chkconfig-commands.ts';
import type { FarmDraft } from '../plan/farm-draft.ts';
import type { ChkconfigContext } from './chkconfig-context.ts';
import { findRing } from '../order/chkconfig/ring.ts';

/** Reports on one service. Costs nothing under `--compat`, and else as much as the catalogue has words, once. */
export function explainOutcome(
  context: ChkconfigContext,
  script: ChkconfigScript,
  { status, unmet, neededBy }: CommandOutcome,
  draft: FarmDraft,
): void {
  const { isCompat, world, report } = context;
  if (isCompat) return;
  if (neededBy !== undefined) {
    const list = ['Required-Start', 'Required-Stop'] as const;
    const word = list
      .flatMap((key) => neededBy.lists[key].words.map((found) => ({ found, file: neededBy.lists[key].file })))
      .find(({ found }) => found.text === script.name);
    if (word === undefined) return;
    const place = placeIn(word.file, word.found);
    report({ kind: 'needed', service: script.name, by: neededBy.name, place });
    return;
  }
  const { catalogue } = world;
  if (!script.lsb || catalogue.kind === 'fault') return;
  const told = new Set<ByteString>();
  for (const { word, file, list } of unmet) {
    // The facilities are what a system has, or has not, without a script; only a strict run asks for them.
    if (told.has(word.text) || (word.text.startsWith('$') && status === 0)) continue;
    told.add(word.text);
    const names = catalogue.scripts.flatMap((other) =>
      other.name === script.name ? [] : [other.name, ...other.provides],
    );
    const isKnown = names.includes(word.text);
    const nearest = isKnown ? undefined : nearestName(textOfBytes(word.text), names.map(textOfBytes));
    report({
      kind: 'unmet',
      service: script.name,
      name: word.text,
      list,
      place: placeIn(file, word),
      isFatal: status === 1,
      ...(nearest !== undefined && { nearest: bytesOfText(nearest) }),
    });
  }
  for (const direction of ['start', 'stop'] as const) {
    const scripts = catalogue.scripts.map((other) => ({ script: other, mask: draft.mask(other.name) }));
    const ring = findRing(scripts, script.name, direction);
    if (ring.length === 0) continue;
    const steps: readonly RingStep[] = ring;
    report({ kind: 'ring', number: direction === 'start' ? 99 : 0, steps });
  }
}
