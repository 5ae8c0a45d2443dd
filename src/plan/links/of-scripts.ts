/** The link plan of a set of scripts, whichever headers they have: which scheme, which links, and what is left out. */
import { readFacilities, type ConfFile } from '../../header/facility/definitions.ts';
import { compareBytes, type ByteString } from '../../model/bytes.ts';
import type { InsservEvent } from '../../model/insserv-event.ts';
import type {
  LeftOut,
  LeftOutReason,
  LinkPlan,
  PlannedLink,
  PlanScheme,
  PlanSlip,
  SchemeCause,
} from '../../model/link-plan.ts';
import { NO_RUNLEVEL } from '../../model/runlevel.ts';
import { isBadScriptName } from '../../order/insserv/script-names.ts';
import { findDropped } from '../../order/dropped-findings.ts';
import { isSkipped } from '../../order/chkconfig/script-names.ts';
import { planChkconfigSet } from '../chkconfig/set.ts';
import { findPlanSlips } from './header-slips.ts';
import { planInsservSet } from '../insserv/set.ts';
import { isService, readPlanScript, type PlanScript, type ScriptText } from './script.ts';

export interface LinkPlanOptions {
  /**
   * Absent: chkconfig if a script has a chkconfig line and no LSB block, else insserv; insserv too where there is a conf file
   * and most scripts have blocks.
   */
  readonly scheme?: PlanScheme;
  /** insserv.conf and what stands in its place or beside it: definitions of facilities. */
  readonly conf?: readonly ConfFile[];
  /** Plan as `insserv -f` does, in spite of rings and of requirements that are not met. */
  readonly isForced?: boolean;
  /** The value of LANG, by which chkconfig reads some headers. */
  readonly language?: ByteString;
}

/**
 * Plans the links that the scripts ask for on a root without links: link for link those that insserv-ts makes of all of them
 * at once, or chkconfig-ts --add of one after the other. Never throws. What a run of these programs costs.
 *
 * @param sources of two of one name the first counts
 */
export function planScriptLinks(sources: readonly ScriptText[], options: LinkPlanOptions = {}): LinkPlan {
  const { conf = [], isForced = false, language } = options;
  const { kept, leftOut } = dropSameNames(sources.map((source) => readPlanScript(source, language)));
  const { scheme, cause } = chooseScheme(kept, options.scheme, conf.length > 0);
  const common = { scheme, schemeCause: cause, isForced, hasConf: conf.length > 0 };
  const slipsOf = (scripts: readonly PlanScript[], links: readonly PlannedLink[]): readonly PlanSlip[] =>
    findPlanSlips(scripts, scheme, new Set(links.map(({ script }) => script)));
  if (scheme === 'chkconfig') {
    const services = kept.flatMap(({ name, file, chkconfig }) =>
      isService(chkconfig) && !isSkipped(name) ? [{ script: chkconfig, file }] : [],
    );
    const { links, rings, unmet } = planChkconfigSet(services);
    return {
      ...common,
      isMade: true,
      links: sortLinks(links),
      rings,
      unmet,
      misnamed: new Map(),
      dropped: [],
      events: [],
      leftOut: [...leftOut, ...listLeftOut(kept, links, reasonOfChkconfig)],
      slips: slipsOf(kept, links),
    };
  }
  const taken = kept.filter((script) => refusalOf(script) === undefined);
  const facilities = readFacilities(conf);
  const { links, rings, events } = planInsservSet(taken, facilities, isForced);
  const read = taken.map(({ file, lsb }) => ({ file, headerFile: lsb.file, reading: lsb.reading }));
  const reason = openReasons(taken);
  const isTold = (script: PlanScript): boolean =>
    links !== undefined || !['no-runlevel', 'name-taken'].includes(reason(script).kind);
  const left = kept.filter(isTold);
  return {
    ...common,
    isMade: links !== undefined,
    links: sortLinks(links ?? []),
    rings,
    unmet: [],
    misnamed: findMisnamed(events, kept),
    dropped: (['start', 'stop'] as const).flatMap((direction) =>
      findDropped(read, facilities, direction).map(({ finding }) => finding),
    ),
    events,
    leftOut: [...leftOut, ...listLeftOut(left, links ?? [], reason)],
    slips: slipsOf(taken, links ?? []),
  };
}

/** In byte order of the names; of two scripts of one name the first that was given. */
function dropSameNames(scripts: readonly PlanScript[]): {
  readonly kept: readonly PlanScript[];
  readonly leftOut: readonly LeftOut[];
} {
  const byName = new Map<ByteString, PlanScript>();
  const leftOut: LeftOut[] = [];
  for (const script of scripts) {
    const { name, file } = script;
    const first = byName.get(name);
    if (first === undefined) byName.set(name, script);
    else if (first.file !== file) leftOut.push({ file, name, reason: { kind: 'same-name', other: first.file } });
  }
  const kept = [...byName.values()].sort((a, b) => compareBytes(a.name, b.name));
  return { kept, leftOut };
}

function chooseScheme(
  scripts: readonly PlanScript[],
  asked: PlanScheme | undefined,
  hasConf: boolean,
): { readonly scheme: PlanScheme; readonly cause: SchemeCause } {
  if (asked !== undefined) return { scheme: asked, cause: 'asked' };
  const hasLsb = ({ lsb }: PlanScript): boolean => lsb.block !== 'none';
  const numbered = scripts.filter((script) => isService(script.chkconfig) && !hasLsb(script)).length;
  // With insserv's own file there, a few scripts from elsewhere do not make another system of it.
  const isInsserv = hasConf && scripts.filter(hasLsb).length > numbered;
  if (numbered > 0 && !isInsserv) {
    return { scheme: 'chkconfig', cause: 'chkconfig-headers' };
  }
  return { scheme: 'insserv', cause: scripts.some(hasLsb) ? 'lsb-headers' : 'no-header' };
}

/** In the order in which init(8) runs them. */
function sortLinks(links: readonly PlannedLink[]): readonly PlannedLink[] {
  return [...links].sort((a, b) => a.level - b.level || compareBytes(a.name, b.name));
}

function listLeftOut(
  scripts: readonly PlanScript[],
  links: readonly PlannedLink[],
  reasonOf: (script: PlanScript) => LeftOutReason,
): readonly LeftOut[] {
  const linked = new Set(links.map(({ script }) => script));
  return scripts
    .filter(({ name }) => !linked.has(name))
    .map((script) => ({ file: script.file, name: script.name, reason: reasonOf(script) }));
}

function refusalOf({ name, refusal }: PlanScript): PlanScript['refusal'] {
  return refusal ?? (isBadScriptName(name, new Set()) ? 'bad-name' : undefined);
}

/** Of the names that events say nobody provides, those that are the file names of scripts. */
function findMisnamed(events: readonly InsservEvent[], scripts: readonly PlanScript[]): LinkPlan['misnamed'] {
  const asked = new Set(
    events.flatMap((event) => (event.code === 'not-there' || event.code === 'not-enabled' ? [event.required] : [])),
  );
  const found = scripts.filter(({ name }) => asked.has(name));
  return new Map(
    found.map(({ name, file, lsb }) => [name, { file, provides: lsb.values.provides[0]?.text ?? '' }] as const),
  );
}

/** Why insserv makes no link of a script. @param taken the scripts that it reads, in its order */
function openReasons(taken: readonly PlanScript[]): (script: PlanScript) => LeftOutReason {
  const firsts = new Map<ByteString, ByteString>();
  for (const { name, lsb } of taken) {
    for (const { text } of lsb.values.provides) if (!firsts.has(text)) firsts.set(text, name);
  }
  return (script) => {
    const { name, lsb, chkconfig, isRcorder, isForeign } = script;
    const refusal = refusalOf(script);
    if (refusal !== undefined) return { kind: 'no-script', reason: refusal };
    if (lsb.block === 'none') {
      if (isForeign) return { kind: 'foreign' };
      if (isService(chkconfig)) return { kind: 'no-lsb' };
      return { kind: isRcorder ? 'rcorder' : 'no-header' };
    }
    const { defaultStart, defaultStop, provides } = lsb.values;
    const hasLevels =
      (defaultStart?.set ?? NO_RUNLEVEL) !== NO_RUNLEVEL || (defaultStop?.set ?? NO_RUNLEVEL) !== NO_RUNLEVEL;
    const lost = provides.find(({ text }) => firsts.get(text) !== name)?.text;
    const other = lost === undefined ? undefined : firsts.get(lost);
    if (!hasLevels || lost === undefined || other === undefined) return { kind: 'no-runlevel' };
    return { kind: 'name-taken', provided: lost, other };
  };
}

function reasonOfChkconfig({ name, lsb, chkconfig, isRcorder, isForeign }: PlanScript): LeftOutReason {
  if (isSkipped(name)) return { kind: 'no-script', reason: 'bad-name' };
  if (isService(chkconfig)) return { kind: 'no-runlevel' };
  const isBlank = chkconfig.reason === 'no-levels' && lsb.block === 'none';
  if (!isBlank) return { kind: 'refused', refusal: chkconfig };
  if (isForeign) return { kind: 'foreign' };
  return { kind: isRcorder ? 'rcorder' : 'no-header' };
}
