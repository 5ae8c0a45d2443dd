/** A line of source with the words in question underlined, fit for 80 columns. */
import type { ByteString } from '../../model/bytes.ts';
import type { Place } from '../../model/place.ts';
import { columnsOf, showLine } from './show.ts';

export interface Excerpt {
  /** The line as it may be shown, or the part around the words if it is long. */
  readonly line: ByteString;
  /** Blanks before the underline, and its length; both in columns. */
  readonly indent: number;
  readonly width: number;
}

/** Columns for the line itself; the frame around it takes the rest of 80. */
const MOST_COLUMNS = 70;
/** How much of a long line is shown before the words. */
const LEAD = 20;
const ELLIPSIS = '...';

/** A line in three parts, each as it may be shown. */
export interface CutLine {
  readonly lead: ByteString;
  /** Empty where a place is between two characters. */
  readonly word: ByteString;
  readonly rest: ByteString;
}

/** The line that a place stands on. Only as many bytes are looked at as are shown, however long the line is. */
export function cutLine(text: ByteString, place: Place): CutLine {
  const lineStart = place.offset - place.column + 1;
  const newline = text.indexOf('\n', place.offset);
  const lineStop = newline < 0 ? text.length : newline;
  const wordStop = Math.min(place.offset + place.length, lineStop);
  const isLong = lineStop - lineStart > MOST_COLUMNS;
  const from = isLong && place.offset - lineStart > LEAD ? toCharacter(text, place.offset - LEAD, 1) : lineStart;
  const to = isLong ? toCharacter(text, Math.min(lineStop, from + MOST_COLUMNS), -1) : lineStop;
  const rest = wordStop < to ? showLine(withoutReturn(text.slice(wordStop, to))) : '';
  return {
    lead: (from > lineStart ? ELLIPSIS : '') + showLine(text.slice(from, place.offset)),
    word: showLine(text.slice(place.offset, Math.min(wordStop, to))),
    rest: rest + (to < lineStop ? ELLIPSIS : ''),
  };
}

/** The same, to be underlined by a line below it. */
export function cutExcerpt(text: ByteString, place: Place): Excerpt {
  const { lead, word, rest } = cutLine(text, place);
  return { line: lead + word + rest, indent: columnsOf(lead), width: Math.max(1, columnsOf(word)) };
}

/** The next offset, forwards or backwards, at which no UTF-8 sequence goes on: half a character cannot be shown. */
function toCharacter(text: ByteString, offset: number, step: 1 | -1): number {
  let at = offset;
  for (let i = 0; i < 3 && (text.charCodeAt(at) & 0xc0) === 0x80; i++) at += step;
  return at;
}

/** The carriage return of a CRLF line end is no part of the line to a reader, unless it is the very thing underlined. */
function withoutReturn(text: ByteString): ByteString {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
