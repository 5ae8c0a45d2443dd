/** Notes on a link plan, and what it would change in a tree, for a person. */
import type { ByteString } from '../../model/bytes.ts';
import type { DifferenceReason, LinkDifference, PlanScheme } from '../../model/link-plan.ts';
import { renderWorded } from '../finding/report.ts';
import { type Sources, wholeFile } from '../../model/place.ts';
import { wordPlanCause } from './cause.ts';
import type { PlanNote } from './note.ts';
import type { Paint } from '../text/paint.ts';
import { levelName, shortLink } from '../chkconfig/plan-text.ts';
import { showName } from '../text/show.ts';
import { wrapSentence } from '../text/wrap.ts';

/** Columns for the runlevels of a change: all eight of them. */
const LEVELS = 15;

/** A note with its place and the way out. */
export function renderPlanNote({ place, ...note }: PlanNote, sources: Sources, paint: Paint): ByteString {
  return renderWorded({ ...note, place: place ?? wholeFile(''), also: [], related: [] }, sources, paint);
}

/** By script and change, with the runlevels that it holds for and the reason. */
export function renderDifference(changes: readonly LinkDifference[], scheme: PlanScheme, paint: Paint): ByteString {
  if (changes.length === 0) return 'nothing to change\n';
  const scripts = new Map<ByteString, Map<string, { readonly change: LinkDifference; readonly levels: number[] }>>();
  for (const change of changes) {
    const rows = scripts.get(change.script) ?? new Map<string, { change: LinkDifference; levels: number[] }>();
    scripts.set(change.script, rows);
    const key = `${change.before ?? ''}/${change.after ?? ''}/${wordDifference(change, scheme)}`;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { change, levels: [change.level] });
    else row.levels.push(change.level);
  }
  const parts: ByteString[] = [];
  for (const [script, rows] of scripts) {
    parts.push(`${paint.strong(showName(script))}\n`);
    for (const { change, levels } of rows.values()) parts.push(renderRow(change, levels, scheme, paint));
  }
  return parts.join('');
}

function renderRow(change: LinkDifference, levels: readonly number[], scheme: PlanScheme, paint: Paint): ByteString {
  const { before, after } = change;
  const [old, next] = [before && shortLink(before), after && shortLink(after)];
  const [what, brush] =
    after === undefined
      ? [`- ${old ?? ''}`, paint.error]
      : before === undefined
        ? [`+ ${next ?? ''}`, paint.help]
        : before === after
          ? [`= ${next ?? ''}`, paint.warning]
          : [`${old ?? ''} -> ${next ?? ''}`, paint.warning];
  const lead = `  ${levels.map(levelName).join(' ').padEnd(LEVELS)}  ${what.padEnd(10)}  `;
  const line = wrapSentence(lead, wordDifference(change, scheme));
  // The lead has its columns whether it is coloured or not, so colour comes last.
  const at = lead.indexOf(what);
  return `${line.slice(0, at)}${brush(what)}${line.slice(at + what.length)}\n`;
}

const REASONS: Readonly<Record<DifferenceReason, ByteString>> = {
  missing: '',
  renumbered: '',
  switched: "by the header's runlevels",
  'other-runlevel': 'not a runlevel of the script',
  surplus: 'another link of the script is the right one',
  dangling: 'leads nowhere',
  'other-target': 'leads elsewhere, made anew',
};

/** Why a change is made: what is wrong with the entry, and the cause of the new number. */
export function wordDifference({ reason, cause, after, file = '' }: LinkDifference, scheme: PlanScheme): ByteString {
  const why = REASONS[reason];
  if (cause === undefined || after === undefined || reason === 'other-target') return why;
  const number = wordPlanCause({ kind: after.startsWith('S') ? 'S' : 'K', file, cause }, scheme);
  return why === '' ? number : `${why}; ${number}`;
}
