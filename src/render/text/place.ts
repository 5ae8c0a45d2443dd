/** A place for a person: its address, and the line of source with the words underlined. */
import type { ByteString } from '../../model/bytes.ts';
import type { Place, Sources } from '../../model/place.ts';
import { cutExcerpt } from './excerpt.ts';
import type { Paint } from './paint.ts';
import { showPath } from './show.ts';

/** How the excerpts of one message are set. */
export interface Frame {
  readonly sources: Sources;
  /** Columns that line numbers take; the same throughout a message, so that its bars stand in one line. */
  readonly gutter: number;
  /** Colour of the underline and of what is said at it. */
  readonly brush: Paint['error'];
  readonly paint: Paint;
}

/** Columns of a screen that everything is made for. */
export const SCREEN = 80;

/** How many columns the line numbers of these places take. */
export function gutterOf(places: readonly Place[]): number {
  return String(places.reduce((highest, { line }) => Math.max(highest, line), 0)).length;
}

/** `--> file:line:column`, the form that editors and terminals make a link of; of a whole file its path alone. */
export function renderArrow({ file, line, column }: Place, { gutter, paint }: Frame): ByteString {
  const address = line === 0 ? showPath(file) : `${showPath(file)}:${line}:${column}`;
  return `${' '.repeat(gutter)}${paint.frame('-->')} ${address}`;
}

/** The lines for a place: its address, the source, the underline with a label; without the source if it is gone. */
export function renderPlace(place: Place, label: ByteString, frame: Frame): readonly ByteString[] {
  const { sources, gutter, brush, paint } = frame;
  const blank = ' '.repeat(gutter);
  const where = renderArrow(place, frame);
  const source = sources(place.file);
  const note = label === '' ? [] : [`${blank} ${paint.frame('=')} ${label}`];
  if (source === undefined || place.line === 0) return [where, ...note];
  const { line, indent, width } = cutExcerpt(source, place);
  const bar = paint.frame('|');
  const number = paint.frame(String(place.line).padStart(gutter));
  const underline = `${blank} ${bar} ${' '.repeat(indent)}${brush('^'.repeat(width))}`;
  const rows = [where, `${blank} ${bar}`, `${number} ${bar} ${line}`];
  const fits = indent + width + 1 + label.length <= SCREEN - gutter - 3;
  if (label === '') return [...rows, underline];
  return fits ? [...rows, `${underline} ${brush(label)}`] : [...rows, underline, ...note];
}
