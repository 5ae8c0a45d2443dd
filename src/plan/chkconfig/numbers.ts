/** Renumbering as chkconfig 1.33 does it around an LSB target: every LSB service moves behind what it waits for. */
import type { ByteString } from '../../model/bytes.ts';
import type { ChkconfigScript } from '../../model/chkconfig-script.ts';
import { kindOfLink, numberOfLink, type LinkKind } from '../../model/link-farm.ts';
import type { NumberCause } from '../../model/plan.ts';
import { ChkconfigPriorities, type ChkconfigNumber, type UnmetWord } from '../../order/chkconfig/priorities.ts';
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
      const wanted: NumberSource = {
        number: (kind) => (kind === 'S' ? priorities.startNumber(index) : priorities.stopNumber(index)),
        cause: (kind) => (kind === 'S' ? priorities.start(index) : priorities.stop(index)).cause,
      };
      renewLinks(draft, script, wanted, false);
    }
  });
  const { start, stop, unmet } = priorities.adjust({ script: target, mask: wanted });
  const lacking = unmet.filter(({ word }) => word.text !== '$local_fs' && !isMetElsewhere(word.text));
  if (!isStrict || lacking.length === 0) {
    const own = (kind: LinkKind): ChkconfigNumber => (kind === 'S' ? start : stop);
    renewLinks(draft, target, { number: (kind) => own(kind).number, cause: (kind) => own(kind).cause }, true);
  }
  return { numbers: { start, stop }, unmet: lacking };
}

/** The numbers of a script's links; a cause is worked out only where a link changes. */
interface NumberSource {
  readonly number: (kind: LinkKind) => number;
  readonly cause: (kind: LinkKind) => NumberCause;
}

/** Links that are on or off stay so, under the right number; missing ones are made by the header's levels, if at all. */
function renewLinks(draft: FarmDraft, script: ChkconfigScript, wanted: NumberSource, makesMissing: boolean): void {
  const { name: service } = script;
  for (let level = 0; level < RUNLEVELS.length; level++) {
    const present = draft.decidingEntry(level, service);
    if (present === undefined && !makesMissing) continue;
    const kind = present === undefined ? kindOfLevel(script.levels, level) : kindOfLink(present);
    const number = wanted.number(kind);
    if (present !== undefined && numberOfLink(present) === number) continue;
    const state = present === undefined ? 'header-levels' : 'kept';
    draft.setLink({ level, kind, number, service, reason: { state, number: wanted.cause(kind) } });
  }
}
