/**
 * Splitting a stretch of text into words with their places. All readers share it; they differ only in which bytes separate.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { Span, Word } from '../../model/place.ts';

/** Tells where a stretch of the text that is being read stands in the script. */
export type Locate = (start: number, end: number) => Span;

/** `Locate` for text that is read as it stands, on one line that begins at offset `lineStart`. */
export function locateOnLine(line: number, lineStart: number): Locate {
  return (start, end) => ({ line, column: start - lineStart + 1, offset: start, length: end - start });
}

/** True for what isspace(3) takes in the C locale: blank, tab, LF, VT, FF, CR. */
export function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

const NONE: readonly Word[] = [];

/** Words between blanks, tabs and newlines, as rcorder(8) splits. A carriage return is part of a word there. */
export const BLANK_SEPARATED: RegExp = /[^ \t\n]+/g;

/** Words between everything that isspace(3) takes. */
export const SPACE_SEPARATED: RegExp = /[^ \t\n\v\f\r]+/g;

/**
 * The words of `text` from `start` to `end`. Empty words are dropped. O(n).
 *
 * @param word a global pattern of one character class; the regular expression engine finds words several times faster than
 *   a loop does in a program that has just started
 */
export function splitWords(
  text: ByteString,
  start: number,
  end: number,
  locate: Locate,
  word: RegExp,
): readonly Word[] {
  word.lastIndex = start;
  const first = word.exec(text);
  if (first === null || first.index >= end) return NONE;
  const words = [wordAt(text, first.index, Math.min(end, word.lastIndex), locate)];
  // Most lists have one word, and in most scripts all of them end with it.
  if (word.lastIndex >= end) return words;
  for (let found = word.exec(text); found !== null && found.index < end; found = word.exec(text)) {
    words.push(wordAt(text, found.index, Math.min(end, word.lastIndex), locate));
  }
  // A copy has just the room it needs; an array that grew keeps room for 17, which for thousands of scripts is most of it.
  return words.slice();
}

/** The stretch from `start` to `end` as one word. */
export function wordAt(text: ByteString, start: number, end: number, locate: Locate): Word {
  const { line, column, offset, length } = locate(start, end);
  return { text: text.slice(start, end), line, column, offset, length };
}

/** The stretch from the first to the last byte that is no space; empty, at `start`, if there is none. */
export function trimmedWord(text: ByteString, start: number, end: number, locate: Locate): Word {
  let first = start;
  let last = end;
  while (first < last && isSpace(text.charCodeAt(first))) first += 1;
  while (last > first && isSpace(text.charCodeAt(last - 1))) last -= 1;
  return wordAt(text, first, last, locate);
}
