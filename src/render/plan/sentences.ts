/** What there is to say of a link plan besides its links: rings, what is not met, scripts without a link. */
import type { ByteString } from '../../model/bytes.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import { classOfEvent, type InsservEvent, type NoScriptReason } from '../../model/insserv-event.ts';
import type {
  LeftOut,
  LeftOutReason,
  LinkPlan,
  Misnamed,
  PlanDifference,
  PlanRing,
  UnmetName,
} from '../../model/link-plan.ts';
import { wordRefusal } from '../chkconfig/refusal.ts';
import { wordInsservEvent } from '../insserv/sentences.ts';
import { wordFinding } from '../finding/sentences.ts';
import { showName } from '../text/show.ts';
import { note, type PlanNote } from './note.ts';
import { withoutSlips, wordSlip } from './slips.ts';

/** So many names are told of each reason; the JSON form has all. */
const MOST_NAMES = 5;

/** All notes on a plan. @param cyclesCommand how the report on rings is asked for */
export function wordPlanNotes(plan: LinkPlan, cyclesCommand: ByteString): readonly PlanNote[] {
  const unmade = plan.isMade || plan.rings.length > 0 ? [] : [NO_PLAN];
  return [
    ...wordEvents(plan),
    ...plan.unmet.map(wordUnmet),
    ...plan.dropped.map(wordFindingNote),
    ...plan.rings.map((ring) => wordRing(ring, plan, cyclesCommand)),
    ...unmade,
    ...plan.slips.map(wordSlip),
    ...wordLeftOut(withoutSlips(plan)),
  ];
}

function wordUnmet({ script, word, place, elsewhere }: UnmetName): PlanNote {
  if (elsewhere === undefined) {
    const title = `nothing provides ${quote(word.text)} wherever ${quote(script)} is on`;
    return { ...note('unmet', 'warning', title, NO_EFFECT), place };
  }
  const levels = elsewhere.levels.join(' ');
  const where = levels === '' ? 'in no runlevel' : `in ${levels} only`;
  const who = showName(elsewhere.script);
  const title = `${who} is on ${where}, so ${quote(word.text)} is not there wherever ${quote(script)} is on`;
  return { ...note('unmet', 'warning', title, 'the word has no effect; give both the same runlevels'), place };
}

const NO_EFFECT = 'the word has no effect; add the script that provides it, or delete the word';
const NO_PLAN = note(
  'no-plan',
  'error',
  'no plan, because of the faults above: insserv makes no link then',
  '--force plans all the same, as insserv -f does it',
);

/** How a plan came to its numbers. */
export function wordScheme({ scheme, schemeCause }: LinkPlan): ByteString {
  switch (schemeCause) {
    case 'asked':
      return `numbers of ${scheme}`;
    case 'lsb-headers':
      return 'numbers of insserv, for the scripts have LSB blocks (see --scheme)';
    case 'chkconfig-headers':
      return 'numbers of chkconfig, for some scripts have no LSB block (see --scheme)';
    case 'no-header':
      return 'no script with an LSB or chkconfig header';
  }
}

/** A finding about a file that could not be read, as a note. */
export function wordFindingNote(finding: Finding): PlanNote {
  return { code: finding.code, severity: finding.severity, ...wordFinding(finding), place: finding.place };
}

/** What there is to say of a tree that is compared with a plan. */
export function wordDifferenceNotes({ blocked, others }: PlanDifference): readonly PlanNote[] {
  const inTheWay = blocked.map((path) =>
    note('blocked', 'error', `${showName(path)} is no link, so the plan's link cannot be made`, 'move it away'),
  );
  if (others === 0) return inTheWay;
  const links = others === 1 ? '1 link belongs' : `${others} links belong`;
  return [...inTheWay, note('others', 'info', `${links} to scripts that are not in the plan, and would stay`, '')];
}

function wordEvents({ events, leftOut, hasConf, misnamed }: LinkPlan): readonly PlanNote[] {
  const headerless = new Set(leftOut.flatMap(({ name, reason }) => (isHeaderless(reason) ? [name] : [])));
  const told = new Set<string>();
  const facilities = new Set<ByteString>();
  const notes: PlanNote[] = [];
  for (const event of events) {
    const kind = classOfEvent(event);
    if ((kind !== 'error' && kind !== 'warning') || isSaidElsewhere(event, headerless)) continue;
    if (event.code === 'unknown-facility' && !hasConf) {
      facilities.add(event.word);
      continue;
    }
    const worded = wordMissing(event, misnamed) ?? wordInsservEvent(event);
    const key = JSON.stringify(worded);
    if (worded === undefined || told.has(key)) continue;
    told.add(key);
    notes.push({ code: `insserv/${event.code}`, ...worded });
  }
  if (facilities.size === 0) return notes;
  const title = `no insserv.conf says what ${listNames([...facilities])} stand${facilities.size === 1 ? 's' : ''} for`;
  return [...notes, note('no-conf', 'warning', title, 'the words have no effect; give the file with -c FILE')];
}

/** insserv speaks of what is enabled; here all that was read is. */
function wordMissing(event: InsservEvent, misnamed: LinkPlan['misnamed']): Omit<PlanNote, 'code'> | undefined {
  if (event.code !== 'not-enabled' && event.code !== 'not-there') return undefined;
  const found = misnamed.get(event.required);
  return {
    severity: 'error',
    title: `none of these scripts provides ${quote(event.required)}, which ${quote(event.service)} requires`,
    label: '',
    help: found === undefined ? ADD_OR_FORCE : wordMisnamed(found),
    ...(event.place !== undefined && { place: event.place }),
  };
}

const ADD_OR_FORCE = 'add the script that does, delete the word, or plan without it: --force';

function wordMisnamed({ file, provides }: Misnamed): ByteString {
  return provides === ''
    ? `${showName(file)} is there, and has no LSB block that provides a name: add one`
    : `${showName(file)} is there, it provides ${quote(provides)}: write that`;
}

function isHeaderless({ kind }: LeftOutReason): boolean {
  return kind === 'no-header' || kind === 'no-lsb' || kind === 'rcorder' || kind === 'foreign';
}

/** What is told once for all scripts, or in the terms of a plan. */
function isSaidElsewhere(event: InsservEvent, headerless: ReadonlySet<ByteString>): boolean {
  if (event.code === 'no-runlevels') return headerless.has(event.name);
  return event.code === 'no-tags' || event.code === 'exiting' || event.code === 'exiting-unchanged';
}

function wordRing({ direction, scripts }: PlanRing, { scheme, isMade }: LinkPlan, command: ByteString): PlanNote {
  const [what, so] =
    scripts.length === 1
      ? [`${quote(scripts[0] ?? '')} waits for itself`, 'its number is']
      : [`${listNames(scripts)} wait for one another`, 'their numbers are'];
  const end = direction === 'start' ? 99 : 0;
  const outcome =
    scheme === 'chkconfig'
      ? `so ${so} ${end}`
      : isMade
        ? 'and insserv -f breaks the ring somewhere'
        : 'so insserv makes no link';
  return note('ring', 'error', `${what} when they ${direction}, ${outcome}`, `${command} shows the words to delete`);
}

function wordLeftOut(leftOut: readonly LeftOut[]): readonly PlanNote[] {
  const names = (matches: (reason: LeftOutReason) => boolean): readonly ByteString[] =>
    leftOut.flatMap(({ name, reason }) => (matches(reason) ? [name] : []));
  const notes: PlanNote[] = [];
  for (const { file, name, reason } of leftOut) {
    if (reason.kind === 'refused') {
      const { title, label, help, place } = wordRefusal(name, file, reason.refusal);
      notes.push({ code: 'left-out/refused', severity: 'warning', title, label, help, place });
    } else if (reason.kind === 'same-name') {
      const title = `${showName(file)} is left out: ${showName(reason.other)} has the same name`;
      notes.push(note('left-out/same-name', 'warning', title, 'a link can lead to one of them only; rename the other'));
    }
  }
  for (const [kind, severity, say, help] of GROUPS) {
    const found = names((reason) => reason.kind === kind);
    if (found.length > 0) notes.push(note(`left-out/${kind}`, severity, say(found), help));
  }
  for (const [reason, why] of Object.entries(NO_SCRIPT) as readonly [NoScriptReason, ByteString][]) {
    const found = names((other) => other.kind === 'no-script' && other.reason === reason);
    const help = reason === 'not-executable' ? 'chmod +x makes scripts of them, if they are meant as such' : '';
    const title = `left out, ${why}: ${listNames(found)}`;
    if (found.length > 0) notes.push(note('left-out/no-script', 'info', title, help));
  }
  return notes;
}

const NO_SCRIPT: Readonly<Record<NoScriptReason, ByteString>> = {
  'not-executable': 'since they are not executable',
  'link-to-sibling': 'since they are links to other scripts',
  'link-to-not-executable': 'since they lead to what is not executable',
  'bad-name': 'since no script has such a name',
};

type GroupedKind = Exclude<LeftOutReason['kind'], 'refused' | 'same-name' | 'no-script'>;

const GROUPS: readonly (readonly [
  kind: GroupedKind,
  severity: Severity,
  say: (names: readonly ByteString[]) => ByteString,
  help: ByteString,
])[] = [
  [
    'rcorder',
    'info',
    (names) => `left out, since rc.d scripts of a BSD have no links: ${listNames(names)}`,
    'rc(8) orders them anew at each boot; initorder order shows how',
  ],
  [
    'no-header',
    'warning',
    (names) => `left out, since there is no header to go by: ${listNames(names)}`,
    'add a block from ### BEGIN INIT INFO to ### END INIT INFO',
  ],
  [
    'no-lsb',
    'warning',
    (names) => `left out, since insserv goes by LSB blocks alone: ${listNames(names)}`,
    'they have chkconfig lines: --scheme chkconfig plans them',
  ],
  ['foreign', 'info', (names) => `left alone, scripts of OpenRC or OpenWrt: ${listNames(names)}`, ''],
  ['name-taken', 'info', (names) => `no link, since another script has their name already: ${listNames(names)}`, ''],
  ['no-runlevel', 'info', (names) => `no link, since no runlevel is theirs: ${listNames(names)}`, ''],
];

/** `a, b, c and 12 more` */
function listNames(names: readonly ByteString[]): ByteString {
  const shown = names.slice(0, MOST_NAMES).map(showName);
  const more = names.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function quote(name: ByteString): ByteString {
  return `\`${showName(name)}'`;
}
