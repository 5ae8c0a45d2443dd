/** Findings for a person: a title, the place, the line with the words underlined, and the way out. */
import type { ByteString } from '../model/bytes.ts';
import type { Finding } from '../model/finding.ts';
import type { Paint } from './paint.ts';
import { gutterOf, renderArrow, renderPlace, type Frame, type Sources } from './place-text.ts';
import { wordFinding } from './sentences.ts';

/** A finding as text, a blank line behind it included. */
export function renderFinding(finding: Finding, sources: Sources, paint: Paint): ByteString {
  const { title, label, help } = wordFinding(finding);
  const brush = paint[finding.severity];
  const frame: Frame = { sources, gutter: gutterOf([finding.place]), brush, paint };
  const lines = [`${brush(`${finding.severity}:`)} ${paint.strong(title)}`];
  if (finding.place.line > 0) lines.push(...renderPlace(finding.place, label, frame));
  for (const also of finding.also) lines.push(renderArrow(also, frame));
  if (help !== '') lines.push(`${' '.repeat(frame.gutter)} ${paint.frame('=')} ${paint.help('help:')} ${help}`);
  return `${lines.join('\n')}\n\n`;
}
