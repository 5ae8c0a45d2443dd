/**
 * Lines as a C program gets them that reads into a buffer of 2048 bytes, which is how insserv reads scripts and its conf
 * file: a longer line is seen as several lines, and a NUL hides the rest of the piece it stands in.
 */
import type { ByteString } from '../model/bytes.ts';
import { lineEnd } from './lines.ts';

/** The longest piece of a line, its line feed included. */
const LONGEST = 2047;

/** A line or a piece of one: the bytes `text[start..end)`, without its line feed. */
export interface ShortLine {
  readonly start: number;
  readonly end: number;
  /** The physical line that it is of: its number, from 1, and its offset. */
  readonly line: number;
  readonly lineStart: number;
}

/**
 * The pieces of a text, in its order, from the line on that has an offset. O(n).
 *
 * @param from the offset; with the length of the text there is nothing to give
 */
export function* shortLines(text: ByteString, from = 0): Generator<ShortLine> {
  let line = 1;
  let first = 0;
  for (let end = lineEnd(text, 0); end < from; end = lineEnd(text, first)) {
    first = end + 1;
    line += 1;
  }
  let nul = text.indexOf('\0', first);
  for (let lineStart = from < text.length ? first : text.length; lineStart < text.length; line++) {
    const end = lineEnd(text, lineStart);
    const next = Math.min(end + 1, text.length);
    for (let start = lineStart; start < next; start += LONGEST) {
      const pieceEnd = Math.min(start + LONGEST, end);
      if (nul >= 0 && nul < start) nul = text.indexOf('\0', start);
      yield { start, end: nul < 0 ? pieceEnd : Math.min(nul, pieceEnd), line, lineStart };
    }
    lineStart = next;
  }
}
