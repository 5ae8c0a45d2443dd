/** The page of a link plan: the table of links first, or of what they would change; then what waits for what. */
import type { ByteString } from '../../model/bytes.ts';
import type { LinkPlan, PlanDifference, PlannedLink } from '../../model/link-plan.ts';
import type { Picture } from '../../model/picture.ts';
import type { Sources } from '../../model/place.ts';
import type { StoreyLayout } from '../../model/storey-view.ts';
import { levelName } from '../chkconfig/plan-text.ts';
import { escapeXml } from '../graph/labels.ts';
import { linkTo } from '../graph/svg.ts';
import { wordPlanCause } from '../plan/cause.ts';
import type { PlanNote } from '../plan/note.ts';
import { groupDifference, renderPlanNote } from '../plan/report.ts';
import { wordScheme } from '../plan/sentences.ts';
import { PLAIN } from '../text/paint.ts';
import { showName } from '../text/show.ts';
import { renderGraphPage } from './graph-page.ts';

export interface PlanPage {
  readonly plan: LinkPlan;
  readonly difference: PlanDifference | undefined;
  readonly notes: readonly PlanNote[];
  readonly sources: Sources;
  readonly picture: Picture;
  readonly storeys: readonly StoreyLayout[];
  readonly title: ByteString;
}

export function renderPlanPage({ plan, difference, notes, sources, picture, storeys, title }: PlanPage): ByteString {
  const nodes = new Map(picture.nodes.map((node, index) => [node.path, index]));
  const nameOf = (script: ByteString, file: ByteString | undefined): ByteString => {
    const node = picture.nodes[nodes.get(file ?? '') ?? -1];
    const name = escapeXml(showName(script));
    return node === undefined ? name : `<a class="jump" href="${linkTo(node)}">${name}</a>`;
  };
  const rows = groupByScript(plan.links);
  const links = new Map(
    rows.flatMap(({ file, links: own }) => {
      const node = nodes.get(file);
      return node === undefined ? [] : [[node, groupNumbers(own, plan).map(wordNumber).join('; ')] as const];
    }),
  );
  const first = [
    difference === undefined ? renderLinkTable(plan, nameOf) : renderChanges(plan, difference, nameOf),
    renderNotes(notes, sources),
  ].join('\n');
  return renderGraphPage({ picture, storeys, title, theme: 'auto', first, links });
}

type NameOf = (script: ByteString, file: ByteString | undefined) => ByteString;

interface ScriptRow {
  readonly script: ByteString;
  readonly file: ByteString;
  readonly links: PlannedLink[];
}

/** By the number of the first start, scripts that are only killed last; equal ones in byte order, as the plan has them. */
function groupByScript(links: readonly PlannedLink[]): readonly ScriptRow[] {
  const rows = new Map<ByteString, ScriptRow>();
  for (const link of links) {
    const row = rows.get(link.script);
    if (row === undefined) rows.set(link.script, { script: link.script, file: link.file, links: [link] });
    else row.links.push(link);
  }
  const rank = ({ links: own }: ScriptRow): number =>
    Math.min(...own.map(({ kind, number, level }) => (kind === 'K' ? 1000 : level === 7 ? 0 : 200) + number));
  return [...rows.values()].sort((a, b) => rank(a) - rank(b) || (a.script < b.script ? -1 : 1));
}

/** A link for each runlevel, as a column; then where its numbers come from. */
export function renderLinkTable(plan: LinkPlan, nameOf: NameOf = plainName): ByteString {
  const rows = groupByScript(plan.links);
  const levels = [...new Set(plan.links.map(({ level }) => level))].sort((a, b) => a - b);
  const body = rows.map(({ script, file, links }) => {
    const cells = levels.map((level) => {
      const link = links.find((one) => one.level === level);
      return `<td>${link === undefined ? '' : wordLink(link)}</td>`;
    });
    const why = groupNumbers(links, plan).map(
      ({ name, why: reason }) => `<div><b>${name}</b> ${escapeXml(reason)}</div>`,
    );
    return `<tr><th scope="row">${nameOf(script, file)}</th>${cells.join('')}<td class="word">${why.join('')}</td></tr>`;
  });
  const caption = `${rows.length} scripts, ${plan.links.length} links; ${escapeXml(wordScheme(plan))}`;
  return renderTable('Links', caption, ['script', ...levels.map(levelName), 'why'], body);
}

function plainName(script: ByteString): ByteString {
  return escapeXml(showName(script));
}

function renderChanges({ scheme }: LinkPlan, { changes }: PlanDifference, nameOf: NameOf): ByteString {
  const files = new Map(changes.map(({ script, file }) => [script, file]));
  const body = groupDifference(changes, scheme).map(({ script, levels, what, why }) => {
    const cells = [nameOf(script, files.get(script)), levels.map(levelName).join(' '), `<b>${escapeXml(what)}</b>`];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}<td class="word">${escapeXml(why)}</td></tr>`;
  });
  const caption = changes.length === 0 ? 'nothing to change' : `${changes.length} changes`;
  return renderTable('Changes', caption, ['script', 'runlevels', 'change', 'why'], body);
}

function renderTable(
  label: string,
  caption: ByteString,
  headings: readonly string[],
  rows: readonly ByteString[],
): ByteString {
  const head = headings.map((heading) => `<th scope="col">${heading}</th>`).join('');
  return [
    `<div class="table" tabindex="0" role="region" aria-label="${label}"><table><caption>${caption}</caption>`,
    `<thead><tr>${head}</tr></thead><tbody>`,
    ...rows,
    '</tbody></table></div>',
  ].join('\n');
}

interface NumberRow {
  readonly name: string;
  readonly levels: number[];
  readonly why: ByteString;
}

/** The different numbers of a script, each once with its reason. */
function groupNumbers(links: readonly PlannedLink[], { scheme }: LinkPlan): readonly NumberRow[] {
  const rows = new Map<string, NumberRow>();
  for (const link of links) {
    const [name, why] = [wordLink(link), wordPlanCause(link, scheme)];
    const row = rows.get(`${name} ${why}`);
    if (row === undefined) rows.set(`${name} ${why}`, { name, levels: [link.level], why });
    else row.levels.push(link.level);
  }
  return [...rows.values()];
}

function wordNumber({ name, levels, why }: NumberRow): ByteString {
  return `${name} in ${levels.map(levelName).join(' ')}, ${why}`;
}

function wordLink({ kind, number }: PlannedLink): string {
  return `${kind}${String(number).padStart(2, '0')}`;
}

/** What there is to say of a plan besides its links. */
export function renderNotes(notes: readonly PlanNote[], sources: Sources): ByteString {
  if (notes.length === 0) return '';
  const texts = notes.map((note) => escapeXml(renderPlanNote(note, sources, PLAIN)));
  return `<section aria-label="Notes"><h2>Notes</h2><pre tabindex="0">${texts.join('')}</pre></section>`;
}
