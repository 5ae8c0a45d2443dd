/** Findings for a person: a title, the place, the line with the words underlined, and the way out. */
import type { ByteString } from '../../model/bytes.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import type { Place, Sources } from '../../model/place.ts';
import type { Paint } from '../text/paint.ts';
import { gutterOf, renderArrow, renderPlace, type Frame } from '../text/place.ts';
import { wordFinding } from './sentences.ts';
import type { Sentences } from './words.ts';

/** What can be shown as a finding: its words, and the places that they are about. */
export interface Worded extends Sentences {
  readonly severity: Severity;
  readonly place: Place;
  /** Further places of the very same fault. */
  readonly also: readonly Place[];
  /** Other places that the reader has to see, and what they are to the fault. */
  readonly related: readonly { readonly place: Place; readonly label: ByteString }[];
}

/** A finding as text, a blank line behind it included. */
export function renderFinding(finding: Finding, sources: Sources, paint: Paint): ByteString {
  const { severity, place, also } = finding;
  return renderWorded({ ...wordFinding(finding), severity, place, also, related: [] }, sources, paint);
}

/** The same for what was put into words elsewhere. */
export function renderWorded(finding: Worded, sources: Sources, paint: Paint): ByteString {
  const { title, label, help, place, also, related } = finding;
  const brush = paint[finding.severity];
  const gutter = gutterOf([place, ...related.map((other) => other.place)]);
  const frame: Frame = { sources, gutter, brush, paint };
  const lines = [`${brush(`${finding.severity}:`)} ${paint.strong(title)}`];
  if (place.line > 0 && related.length === 0) lines.push(...renderPlace(place, label, frame));
  for (const other of also) lines.push(renderArrow(other, frame));
  for (const other of related) lines.push(...renderPlace(other.place, other.label, frame));
  if (help !== '') lines.push(`${' '.repeat(gutter)} ${paint.frame('=')} ${paint.help('help:')} ${help}`);
  return `${lines.join('\n')}\n\n`;
}
