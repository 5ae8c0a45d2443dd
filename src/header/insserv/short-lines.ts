/**
 * Lines as a C program gets them that reads into a buffer of 2048 bytes, which is how insserv reads scripts and its conf
 * file: a longer line is seen as several lines, and a NUL hides the rest of the piece it stands in.
 */
import type { ByteString } from '../../model/bytes.ts';
import { lineEnd } from '../text/lines.ts';

/** The longest piece of a line, its line feed included. */
const LONGEST = 2047;

/**
 * Goes through the lines and pieces of lines of a text, in its order; each is the bytes `text[start..end)`, without the line
 * feed. It is one object for all of them: thousands of small scripts have ten times as many lines.
 */
export class ShortLines {
  start = 0;
  end = 0;
  /** The physical line that the piece is of: its number, from 1, and its offset. */
  line = 0;
  lineStart = 0;
  readonly #text: ByteString;
  /** Where the next piece begins, and where its line ends. */
  #next = 0;
  #lineEnd = -1;
  #nul: number;

  /** @param from the first line is the one that has this offset; with the length of the text there is none */
  constructor(text: ByteString, from = 0) {
    this.#text = text;
    if (from >= text.length) this.#next = text.length;
    else this.#passOver(from);
    this.#lineEnd = this.#next - 1;
    this.#nul = text.indexOf('\0', this.#next);
  }

  #passOver(offset: number): void {
    for (let end = lineEnd(this.#text, 0); end < offset; end = lineEnd(this.#text, this.#next)) {
      this.#next = end + 1;
      this.line += 1;
    }
  }

  /** Goes to the next piece; false if there is none. O(its length). */
  next(): boolean {
    const text = this.#text;
    const start = this.#next;
    if (start >= text.length) return false;
    if (start > this.#lineEnd) {
      this.line += 1;
      this.lineStart = start;
      this.#lineEnd = lineEnd(text, start);
    }
    let end = Math.min(start + LONGEST, this.#lineEnd);
    this.#next = start + LONGEST > this.#lineEnd ? this.#lineEnd + 1 : start + LONGEST;
    if (this.#nul >= 0 && this.#nul < start) this.#nul = text.indexOf('\0', start);
    if (this.#nul >= 0 && this.#nul < end) end = this.#nul;
    this.start = start;
    this.end = end;
    return true;
  }
}
