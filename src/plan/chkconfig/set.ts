/**
 * The links that chkconfig 1.33 makes of a set of scripts on a root without links: those of `chkconfig --add` for one after
 * the other, in byte order of their names. Each LSB script that is added moves those before it.
 *
 * Going through all steps costs a walk over the words of all scripts for each. But a script that is on somewhere only ever
 * waits for scripts that were added, so its numbers only rise (fall, when stopping), and the last step has them all. What
 * is off everywhere also waits for scripts that were not added yet; it is renumbered at the last step too, unless it has
 * numbers of its own and is back at them: chkconfig then leaves it where an earlier step has put it. Only sets in which that
 * may be are gone through step by step.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { ChkconfigScript, MaskedScript } from '../../model/chkconfig-script.ts';
import type { LinkKind } from '../../model/link-farm.ts';
import type { OnElsewhere, PlannedLink, PlanRing, UnmetName } from '../../model/link-plan.ts';
import { placeIn } from '../../model/place.ts';
import { ChkconfigPriorities } from '../../order/chkconfig/priorities.ts';
import { planAdd } from './commands.ts';
import { headerNumbers } from './numbers.ts';
import { FarmDraft, kindOfLevel, RUNLEVELS } from './farm-draft.ts';
import { isPattern } from './name-pattern.ts';

/** A service, and the file that it is from. */
export interface ServiceFile {
  readonly script: ChkconfigScript;
  readonly file: ByteString;
}

export interface ChkconfigSetPlan {
  readonly links: readonly PlannedLink[];
  readonly rings: readonly PlanRing[];
  readonly unmet: readonly UnmetName[];
}

/**
 * Plans the links. O(names and words) where nothing depends on the steps, else that for each LSB script.
 *
 * @param services in byte order of their names, no name twice
 */
export function planChkconfigSet(services: readonly ServiceFile[]): ChkconfigSetPlan {
  const scripts = services.map(({ script }) => script);
  const draft = new FarmDraft({
    levels: RUNLEVELS.map((level) => ({ path: `rc${level}.d`, names: [], isFolder: () => false })),
  });
  const ground = { draft, catalogue: () => scripts };
  const last = scripts.findLastIndex(({ lsb }) => lsb);
  const isStepwise = scripts.some(dependsOnSteps);
  for (const [index, script] of scripts.entries()) {
    if (script.lsb && index !== last && !isStepwise) linkForLater(draft, script);
    else planAdd(ground, script, false);
  }
  const masked = scripts.map((script) => ({ script, mask: draft.mask(script.name) }));
  const priorities = new ChkconfigPriorities(masked);
  return {
    links: describeLinks(draft, services),
    rings: [...findRings(masked, priorities, 'start'), ...findRings(masked, priorities, 'stop')],
    unmet: findUnmet(priorities, masked),
  };
}

const NUMBERED_LEVELS = 0x7f;

/** A name that is a pattern finds the links of other scripts; see the head of this file for the rest. */
function dependsOnSteps({ name, lsb, levels, start, stop, lists }: ChkconfigScript): boolean {
  if (isPattern(name)) return true;
  const isOff = (levels & NUMBERED_LEVELS) === 0;
  const hasNumbers = start >= 0 && stop <= HIGHEST;
  return lsb && isOff && hasNumbers && Object.values(lists).some(({ words }) => words.length > 0);
}

const HIGHEST = 99;
const DEFAULT_NUMBER = 50;

/** Links an LSB script by what its header says alone; the last step puts the numbers right. */
function linkForLater(draft: FarmDraft, script: ChkconfigScript): void {
  const numbers = headerNumbers(script);
  for (const level of RUNLEVELS) {
    const kind = kindOfLevel(script.levels, level);
    const own = kind === 'S' ? numbers.start : numbers.stop;
    const isNone = own.number < 0 || own.number > HIGHEST;
    const { number, cause } = isNone ? { number: DEFAULT_NUMBER, cause: { kind: 'default' } as const } : own;
    draft.setLink({ level, kind, number, service: script.name, reason: { state: 'header-levels', number: cause } });
  }
}

function describeLinks(draft: FarmDraft, services: readonly ServiceFile[]): readonly PlannedLink[] {
  const files = new Map(services.map(({ script, file }) => [script.name, file]));
  return draft.changes().flatMap(({ level, service, after, target, reason }) => {
    if (after === undefined || reason.number === undefined) return [];
    const kind: LinkKind = after.startsWith('S') ? 'S' : 'K';
    // An override without numbers gives the name K100x or S-1x, which is no name of a link.
    const number = Number(after.slice(1, after.length - service.length));
    const file = files.get(service) ?? '';
    return [{ level, kind, number, script: service, file, name: after, target, cause: reason.number }];
  });
}

/**
 * A script of a ring, or behind one, names another such script as the cause of its number; following these words ends in a
 * ring. O(scripts).
 */
function findRings(
  masked: readonly MaskedScript[],
  priorities: ChkconfigPriorities,
  direction: 'start' | 'stop',
): readonly PlanRing[] {
  const next = new Map<ByteString, ByteString>();
  for (const [index, { script }] of masked.entries()) {
    const { cause } = priorities[direction](index);
    if (cause.kind === 'ring') next.set(script.name, cause.on);
  }
  const rings: PlanRing[] = [];
  const seen = new Map<ByteString, ByteString>();
  for (const first of next.keys()) {
    let at: ByteString | undefined = first;
    for (; at !== undefined && !seen.has(at); at = next.get(at)) seen.set(at, first);
    if (at === undefined || seen.get(at) !== first) continue;
    const ring = [at];
    for (let step = next.get(at); step !== undefined && step !== at; step = next.get(step)) ring.push(step);
    rings.push({ direction, scripts: ring.sort() });
  }
  return rings;
}

/** Facilities are what a system has, or has not, without a script; only plain names are asked for. O(words and names). */
function findUnmet(priorities: ChkconfigPriorities, masked: readonly MaskedScript[]): readonly UnmetName[] {
  let providers: ReadonlyMap<ByteString, OnElsewhere> | undefined;
  return masked.flatMap(({ script, mask }) => {
    if (!script.lsb || mask === 0) return [];
    const told = new Set<ByteString>();
    return priorities.adjust({ script, mask }).unmet.flatMap(({ word, file }) => {
      if (word.text.startsWith('$') || told.has(word.text)) return [];
      told.add(word.text);
      providers ??= indexProviders(masked);
      const elsewhere = providers.get(word.text);
      return [{ script: script.name, word, place: placeIn(file, word), ...(elsewhere !== undefined && { elsewhere }) }];
    });
  });
}

/** Of each name the first script that provides it, with the runlevels that it is on in. */
function indexProviders(masked: readonly MaskedScript[]): ReadonlyMap<ByteString, OnElsewhere> {
  const byName = new Map<ByteString, OnElsewhere>();
  for (const { script, mask } of masked) {
    const levels = RUNLEVELS.filter((level) => (mask & (1 << level)) !== 0);
    for (const name of [script.name, ...script.provides]) {
      if (!byName.has(name)) byName.set(name, { script: script.name, levels });
    }
  }
  return byName;
}
