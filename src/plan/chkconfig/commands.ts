/**
 * What chkconfig's commands do to the links of one service (version 1.33), said to a draft of the farm. Nothing here touches
 * the disk; looking a service up, and refusing for want of privileges, is over when these are called.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { ChkconfigScript } from '../../model/chkconfig-script.ts';
import type { UnmetWord } from '../../order/chkconfig/priorities.ts';
import { headerNumbers, renumber, type NumberPair } from './numbers.ts';
import { kindOfLevel, RUNLEVELS, type FarmDraft } from './farm-draft.ts';

/** What a command is planned on. */
export interface PlanGround {
  readonly draft: FarmDraft;
  /** All supported scripts; undefined if init.d could not be listed. Asked for only where an LSB service, or strict mode, needs it. */
  readonly catalogue: () => readonly ChkconfigScript[] | undefined;
  /** Names that something outside init.d makes up for, as systemd's units may; strict mode asks. */
  readonly isMetElsewhere?: (name: ByteString) => boolean;
}

/** How a command ended: chkconfig's exit status, and the required names that nobody provides where the service is on. */
export interface CommandOutcome {
  readonly status: 0 | 1;
  readonly unmet: readonly UnmetWord[];
  /** In strict mode: who still needs the service. */
  readonly neededBy?: ChkconfigScript;
}

const DONE: CommandOutcome = { status: 0, unmet: [] };

/** `--add`: links in all levels that have none, by the header's levels; an LSB service gets its number first. */
export function planAdd(ground: PlanGround, script: ChkconfigScript, isStrict: boolean): CommandOutcome {
  const { draft, isMetElsewhere } = ground;
  if (script.lsb) {
    const catalogue = ground.catalogue();
    if (catalogue === undefined) return { status: 1, unmet: [] };
    const wanted = draft.isLinked(script.name) ? draft.mask(script.name) : script.levels;
    const { unmet } = renumber(draft, catalogue, script, wanted, isStrict, isMetElsewhere);
    return { status: isStrict && unmet.length > 0 ? 1 : 0, unmet };
  }
  const numbers = headerNumbers(script);
  for (const level of RUNLEVELS) {
    if (draft.deciding(level, script.name) !== undefined) continue;
    const kind = kindOfLevel(script.levels, level);
    const { number, cause } = kind === 'S' ? numbers.start : numbers.stop;
    draft.setLink({ level, kind, number, service: script.name, reason: { state: 'header-levels', number: cause } });
  }
  return DONE;
}

/** `--del`: no link of the service is left. In strict mode not while another service needs it by its file name. */
export function planDelete(ground: PlanGround, { name }: ChkconfigScript, isStrict: boolean): CommandOutcome {
  const { draft, catalogue } = ground;
  const neededBy = isStrict ? catalogue()?.find((other) => needs(draft, other, name)) : undefined;
  if (neededBy !== undefined) return { status: 1, unmet: [], neededBy };
  for (const level of RUNLEVELS) draft.dropLinks(level, name, { state: 'asked' });
  return DONE;
}

function needs(draft: FarmDraft, { name, lists }: ChkconfigScript, needed: ByteString): boolean {
  if (lists['Required-Start'].words.some(({ text }) => text === needed) && draft.mask(name) !== 0) return true;
  if (!lists['Required-Stop'].words.some(({ text }) => text === needed)) return false;
  return RUNLEVELS.some((level) => draft.deciding(level, name)?.kind === 'K');
}

export type SetState = 'on' | 'off' | 'reset' | 'resetpriorities';

/** `NAME on|off|reset|resetpriorities` in the levels given; an LSB service gets its number, and all its links, first. */
export function planSet(
  ground: PlanGround,
  script: ChkconfigScript,
  state: SetState,
  levels: readonly number[],
): CommandOutcome {
  const { draft, isMetElsewhere } = ground;
  const catalogue = script.lsb ? ground.catalogue() : undefined;
  let numbers = headerNumbers(script);
  let unmet: readonly UnmetWord[] = [];
  if (catalogue !== undefined) {
    const wanted = wantedMask(draft.mask(script.name), script, state, levels);
    ({ numbers, unmet } = renumber(draft, catalogue, script, wanted, false, isMetElsewhere));
  }
  const before = draft.refused.length;
  for (const level of RUNLEVELS) {
    if (!levels.includes(level)) continue;
    const isOn = isOnAfter(draft, script, state, level);
    const { number, cause } = isOn ? numbers.start : numbers.stop;
    draft.setLink({
      level,
      kind: isOn ? 'S' : 'K',
      number,
      service: script.name,
      reason: { state: STATE_CAUSES[state], number: cause },
    });
  }
  return { status: draft.refused.length > before ? 1 : 0, unmet: state === 'off' ? [] : unmet };
}

const STATE_CAUSES = { on: 'asked', off: 'asked', reset: 'header-levels', resetpriorities: 'kept' } as const;

function isOnAfter(draft: FarmDraft, script: ChkconfigScript, state: SetState, level: number): boolean {
  switch (state) {
    case 'on':
      return true;
    case 'off':
      return false;
    case 'reset':
      return kindOfLevel(script.levels, level) === 'S';
    case 'resetpriorities':
      return draft.deciding(level, script.name)?.kind === 'S';
  }
}

/** For `off` it is all bits but the level's, which looks like a slip of the original: no dependency of its own counts then. */
function wantedMask(current: number, script: ChkconfigScript, state: SetState, levels: readonly number[]): number {
  switch (state) {
    case 'on':
      return levels.reduce((mask, level) => mask | (1 << level), current);
    case 'off':
      return levels.reduce((mask, level) => mask | ~(1 << level), current);
    case 'reset':
      return script.levels;
    case 'resetpriorities':
      return current;
  }
}

/** A script and its override, each read by itself. */
export interface OverridePair {
  readonly script: ChkconfigScript;
  readonly override: ChkconfigScript;
}

/** True if `--override` has something to do: dependencies alone are not compared. */
export function isOverridden({ script, override }: OverridePair): boolean {
  return script.levels !== override.levels || script.start !== override.start || script.stop !== override.stop;
}

/**
 * `--override`: a service whose links are still as the script has them gets those of the override. Where one of the two is
 * LSB without numbers, its links are renumbered on the way, and then usually found to be changed.
 */
export function planOverride({ draft, catalogue }: PlanGround, pair: OverridePair): CommandOutcome {
  const { script, override } = pair;
  const lacksNumbers = ({ start, stop }: ChkconfigScript): boolean => start === -1 && stop === 100;
  const settle = (target: ChkconfigScript): NumberPair => {
    const scripts = catalogue();
    return scripts === undefined ? headerNumbers(target) : renumber(draft, scripts, target, 0, false).numbers;
  };
  const own = script.lsb && lacksNumbers(script) ? settle(script) : headerNumbers(script);
  const isLsb = script.lsb || override.lsb;
  const other = isLsb && lacksNumbers(override) ? settle({ ...override, lsb: true }) : headerNumbers(override);
  if (!draft.isLinked(script.name) || !isAsScriptSays(draft, script, own)) return DONE;
  for (const level of RUNLEVELS) {
    const kind = kindOfLevel(override.levels, level);
    const { number, cause } = kind === 'S' ? other.start : other.stop;
    draft.setLink({ level, kind, number, service: script.name, reason: { state: 'header-levels', number: cause } });
  }
  return DONE;
}

function isAsScriptSays(draft: FarmDraft, script: ChkconfigScript, { start, stop }: NumberPair): boolean {
  return RUNLEVELS.every((level) => {
    const present = draft.deciding(level, script.name);
    if (present === undefined) return true;
    const kind = kindOfLevel(script.levels, level);
    return present.kind === kind && present.number === (kind === 'S' ? start : stop).number;
  });
}

/** Switches a service to exactly these levels, as a saved list has them; one that is so already is left alone. */
export function planRestore(ground: PlanGround, script: ChkconfigScript, levels: number): CommandOutcome {
  const { draft, isMetElsewhere } = ground;
  const isWrong = (level: number): boolean =>
    (draft.deciding(level, script.name)?.kind ?? 'K') !== kindOfLevel(levels, level);
  if (!RUNLEVELS.some(isWrong)) return DONE;
  const catalogue = script.lsb ? ground.catalogue() : undefined;
  let numbers = headerNumbers(script);
  let unmet: readonly UnmetWord[] = [];
  if (catalogue !== undefined) {
    ({ numbers, unmet } = renumber(draft, catalogue, script, levels, false, isMetElsewhere));
  }
  const before = draft.refused.length;
  for (const level of RUNLEVELS.filter(isWrong)) {
    const kind = kindOfLevel(levels, level);
    const { number, cause } = kind === 'S' ? numbers.start : numbers.stop;
    draft.setLink({ level, kind, number, service: script.name, reason: { state: 'asked', number: cause } });
  }
  return { status: draft.refused.length > before ? 1 : 0, unmet };
}
