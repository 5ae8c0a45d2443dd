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

/** A change of one script's links, with the runlevels that it holds for. */
interface ChangeRow {
  readonly script: ByteString;
  readonly levels: number[];
  readonly kind: 'removed' | 'made' | 'made-anew' | 'renamed';
  readonly what: ByteString;
  readonly why: ByteString;
}

/** By script, then by change. O(n). */
export function groupDifference(changes: readonly LinkDifference[], scheme: PlanScheme): readonly ChangeRow[] {
  const scripts = new Map<ByteString, Map<string, ChangeRow>>();
  for (const change of changes) {
    const rows = scripts.get(change.script) ?? new Map<string, ChangeRow>();
    scripts.set(change.script, rows);
    const why = wordDifference(change, scheme);
    const key = `${change.before ?? ''}/${change.after ?? ''}/${why}`;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { script: change.script, levels: [change.level], ...wordChange(change), why });
    else row.levels.push(change.level);
  }
  return [...scripts.values()].flatMap((rows) => [...rows.values()]);
}

function wordChange({ before, after }: LinkDifference): Pick<ChangeRow, 'kind' | 'what'> {
  const [old, next] = [before && shortLink(before), after && shortLink(after)];
  if (after === undefined) return { kind: 'removed', what: `- ${old ?? ''}` };
  if (before === undefined) return { kind: 'made', what: `+ ${next ?? ''}` };
  if (before === after) return { kind: 'made-anew', what: `= ${next ?? ''}` };
  return { kind: 'renamed', what: `${old ?? ''} -> ${next ?? ''}` };
}

/** By script and change, with the runlevels that it holds for and the reason. */
export function renderDifference(changes: readonly LinkDifference[], scheme: PlanScheme, paint: Paint): ByteString {
  if (changes.length === 0) return 'nothing to change\n';
  const parts: ByteString[] = [];
  let last: ByteString | undefined;
  for (const row of groupDifference(changes, scheme)) {
    if (row.script !== last) parts.push(`${paint.strong(showName(row.script))}\n`);
    last = row.script;
    parts.push(renderRow(row, paint));
  }
  return parts.join('');
}

const BRUSHES = { removed: 'error', made: 'help', 'made-anew': 'warning', renamed: 'warning' } as const;

function renderRow({ levels, kind, what, why }: ChangeRow, paint: Paint): ByteString {
  const lead = `  ${levels.map(levelName).join(' ').padEnd(LEVELS)}  ${what.padEnd(10)}  `;
  const line = wrapSentence(lead, why);
  // The lead has its columns whether it is coloured or not, so colour comes last.
  const at = lead.indexOf(what);
  return `${line.slice(0, at)}${paint[BRUSHES[kind]](what)}${line.slice(at + what.length)}\n`;
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
