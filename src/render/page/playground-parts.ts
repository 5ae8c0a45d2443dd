/** The parts of the playground, as HTML: findings with their repairs, the order to click in, and answers. */
import type { ByteString } from '../../model/bytes.ts';
import type { LintFinding } from '../../model/lint.ts';
import type { Picture } from '../../model/picture.ts';
import type { Sources } from '../../model/place.ts';
import { escapeXml, labelOf } from '../graph/labels.ts';
import { showLine, showPath } from '../text/show.ts';
import { renderFinding } from './lint-page.ts';

/** Lines of a script before and after a repair; `line` is the number of the first. */
export interface RepairedLines {
  readonly line: number;
  readonly before: ByteString;
  readonly after: ByteString;
}

/** More findings than this nobody reads, and a page would grow slow. */
const MOST_FINDINGS = 500;
/** So many names of what a script waits for stand beside it. */
const MOST_NEEDS = 6;
/** Columns of a line that are shown. */
const MOST_COLUMNS = 160;

/** Findings by file. @param repairOf the lines that the repair of a finding changes */
export function renderFindings(
  findings: readonly LintFinding[],
  sources: Sources,
  repairOf: (finding: LintFinding) => RepairedLines | undefined,
): ByteString {
  if (findings.length === 0) return '<p>Nothing to report.</p>';
  const parts: ByteString[] = [];
  let file: ByteString | undefined;
  for (const finding of findings.slice(0, MOST_FINDINGS)) {
    if (finding.place.file !== file)
      parts.push(`<h3 class="file-name">${escapeXml(showPath(finding.place.file))}</h3>`);
    file = finding.place.file;
    parts.push(renderFinding(finding, sources), renderRepair(repairOf(finding)));
  }
  const more = findings.length - MOST_FINDINGS;
  return parts.join('') + (more > 0 ? `<p>... and ${more} more; initorder lint shows all.</p>` : '');
}

function renderRepair(lines: RepairedLines | undefined): ByteString {
  if (lines === undefined) return '';
  const rows = (text: ByteString, sign: string, tag: string): ByteString =>
    text
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => `<${tag}>${sign} ${escapeXml(showLine(line.slice(0, MOST_COLUMNS)))}</${tag}>`)
      .join('\n');
  const after = lines.after === '' ? '' : `\n${rows(lines.after, '+', 'ins')}`;
  return `<pre class="source repair" aria-label="The repair of line ${lines.line}">${rows(lines.before, '-', 'del')}${after}</pre>`;
}

/** The scripts in their order, each a button: one asks of it, two ask why the one comes before the other. */
export function renderPicks({ nodes, edges, order, direction }: Picture): ByteString {
  const needs = nodes.map((): number[] => []);
  for (const { from, to } of edges) needs[to]?.push(from);
  const items = order.map((index) => {
    const node = nodes[index];
    if (node === undefined) return '';
    const names = (needs[index] ?? []).map((other) => escapeXml(labelOf(nodes[other]?.name ?? '')));
    const more = names.length > MOST_NEEDS ? ` and ${names.length - MOST_NEEDS} more` : '';
    const after = names.length === 0 ? '' : ` after ${names.slice(0, MOST_NEEDS).join(', ')}${more}`;
    return `<li><button type="button" class="pick" data-script="${index}" aria-pressed="false">${escapeXml(labelOf(node.name))}</button><span class="word"> level ${node.level}${after}</span></li>`;
  });
  return `<p>This is the order in which they ${direction}. Click a script to see what it waits for, and a second one to see why the one comes before the other.</p><div class="why" role="status"></div><ol class="picks">\n${items.join('\n')}\n</ol>`;
}

/** An answer in lines, as a command prints it. */
export function renderLines(text: ByteString, label: string): ByteString {
  return `<pre tabindex="0" role="region" aria-label="${label}">${escapeXml(text)}</pre>`;
}
