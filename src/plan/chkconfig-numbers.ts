/** Renumbering as chkconfig 1.33 does it around an LSB target: every LSB service moves behind what it waits for. */
import type { ByteString } from '../model/bytes.ts';
import type { ChkconfigScript } from '../model/chkconfig-script.ts';
import type { LinkKind } from '../model/link-farm.ts';
import type { NumberCause } from '../model/plan.ts';
import { ChkconfigPriorities, type ChkconfigNumber, type UnmetWord } from '../order/chkconfig/priorities.ts';
import { kindOfLevel, RUNLEVELS, type FarmDraft } from './farm-draft.ts';

/** The start and stop number with which a service's links are made. */
export interface NumberPair {
  readonly start: ChkconfigNumber;
  readonly stop: ChkconfigNumber;
}

export interface Renumbering {
  readonly numbers: NumberPair;
  readonly unmet: readonly UnmetWord[];
}

/** The numbers that a header has. */
export function headerNumbers(script: ChkconfigScript): NumberPair {
  const cause = (place: ChkconfigScript['startFrom']): NumberCause =>
    place === undefined ? { kind: script.lsb ? 'default' : 'missing' } : { kind: 'header', place };
  return {
    start: { number: script.start, cause: cause(script.startFrom) },
    stop: { number: script.stop, cause: cause(script.stopFrom) },
  };
}

/**
 * Puts the links of all LSB services right that need another number, then those of the target, missing ones included.
 *
 * @param catalogue all scripts of init.d that are supported
 * @param wanted the levels in which the target is taken to be on
 * @param isStrict leave the target alone if a required name is not met
 */
export function renumber(
  draft: FarmDraft,
  catalogue: readonly ChkconfigScript[],
  target: ChkconfigScript,
  wanted: number,
  isStrict: boolean,
  isMetElsewhere: (name: ByteString) => boolean = () => false,
): Renumbering {
  const scripts = catalogue.map((script) => ({
    script,
    mask: script.name === target.name ? wanted : draft.mask(script.name),
  }));
  const priorities = new ChkconfigPriorities(scripts);
  scripts.forEach(({ script }, index) => {
    // Numbers of a kind of link that a service does not have are never worked out.
    if (script.lsb && priorities.isMoved(index)) {
      renewLinks(draft, script, (kind) => (kind === 'S' ? priorities.start(index) : priorities.stop(index)), false);
    }
  });
  const { start, stop, unmet } = priorities.adjust({ script: target, mask: wanted });
  const lacking = unmet.filter(({ word }) => word.text !== '$local_fs' && !isMetElsewhere(word.text));
  if (!isStrict || lacking.length === 0) renewLinks(draft, target, (kind) => (kind === 'S' ? start : stop), true);
  return { numbers: { start, stop }, unmet: lacking };
}

/** Links that are on or off stay so, under the right number; missing ones are made by the header's levels, if at all. */
function renewLinks(
  draft: FarmDraft,
  script: ChkconfigScript,
  wanted: (kind: LinkKind) => ChkconfigNumber,
  makesMissing: boolean,
): void {
  const numbers: Partial<Record<LinkKind, ChkconfigNumber>> = {};
  for (let level = 0; level < RUNLEVELS.length; level++) {
    const present = draft.deciding(level, script.name);
    if (present === undefined && !makesMissing) continue;
    const kind = present?.kind ?? kindOfLevel(script.levels, level);
    const { number, cause } = (numbers[kind] ??= wanted(kind));
    if (present?.number === number) continue;
    const state = present === undefined ? 'header-levels' : 'kept';
    draft.setLink({ level, kind, number, service: script.name, reason: { state, number: cause } });
  }
}
