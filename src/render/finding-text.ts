/** Findings for a person: a title, the place, the line with the words underlined, and the way out. */
import type { ByteString } from '../model/bytes.ts';
import type { Finding } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { cutExcerpt } from './excerpt.ts';
import type { Paint } from './paint.ts';
import { wordFinding, wordRelated } from './sentences.ts';
import { showName } from './show.ts';

/** The text of a file, for its excerpts; undefined if it can no longer be read. */
export type Sources = (file: ByteString) => ByteString | undefined;

/** A finding as text, a blank line behind it included. */
export function renderFinding(finding: Finding, sources: Sources, paint: Paint): ByteString {
  const { title, label, help } = wordFinding(finding);
  const brush = paint[finding.severity];
  const gutter = gutterOf(finding.place, finding.related);
  const lines = [`${brush(`${finding.severity}:`)} ${paint.strong(title)}`];
  if (finding.place.line > 0 && finding.related.length === 0) {
    lines.push(...renderPlace(finding.place, label, sources, gutter, brush, paint));
  }
  for (const also of finding.also) lines.push(renderArrow(also, gutter, paint));
  for (const related of finding.related) {
    lines.push(...renderPlace(related.place, wordRelated(related), sources, gutter, brush, paint));
  }
  if (help !== '') lines.push(`${' '.repeat(gutter)} ${paint.frame('=')} ${paint.help('help:')} ${help}`);
  return `${lines.join('\n')}\n\n`;
}

/** How many columns the line numbers take. */
function gutterOf(place: Place, related: Finding['related']): number {
  const highest = related.reduce((line, { place: { line: other } }) => Math.max(line, other), place.line);
  return String(highest).length;
}

function renderArrow(place: Place, gutter: number, paint: Paint): ByteString {
  return `${' '.repeat(gutter)}${paint.frame('-->')} ${showName(place.file)}:${place.line}:${place.column}`;
}

function renderPlace(
  place: Place,
  label: ByteString,
  sources: Sources,
  gutter: number,
  brush: Paint['error'],
  paint: Paint,
): readonly ByteString[] {
  const blank = ' '.repeat(gutter);
  const where = renderArrow(place, gutter, paint);
  const source = sources(place.file);
  if (source === undefined) return [where, `${blank} ${paint.frame('=')} ${label}`];
  const { line, indent, width } = cutExcerpt(source, place);
  const bar = paint.frame('|');
  const number = paint.frame(String(place.line).padStart(gutter));
  const underline = `${' '.repeat(indent)}${brush('^'.repeat(width))}`;
  const rows = [where, `${blank} ${bar}`, `${number} ${bar} ${line}`];
  const isShort = indent + width + 1 + label.length <= 80 - gutter - 3;
  if (isShort) return [...rows, `${blank} ${bar} ${underline} ${brush(label)}`.trimEnd()];
  return [...rows, `${blank} ${bar} ${underline}`, `${blank} ${paint.frame('=')} ${label}`];
}
