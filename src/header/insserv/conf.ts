/** The lines of insserv.conf and of the files in insserv.conf.d (insserv 1.26): which count, and their words. */
import type { ByteString } from '../../model/bytes.ts';
import type { Word } from '../../model/place.ts';
import { isNameByte, skipBlanks } from '../text/comment.ts';
import { INSSERV_SEPARATED, printableEnd } from './words.ts';
import { ShortLines } from './short-lines.ts';
import { locateOnLine, splitWords, wordAt } from '../text/words.ts';

/** A line that counts: `$name`, or `<name>`, and its words. */
export interface ConfLine {
  readonly key: Word;
  readonly words: readonly Word[];
}

/** Reads the lines of one file; all lines that define nothing are passed over. Never throws. O(n). */
export function readConfLines(text: ByteString): readonly ConfLine[] {
  const lines: ConfLine[] = [];
  for (const piece = new ShortLines(text); piece.next();) {
    const line = readConfLine(text, piece);
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

/** In column one the key, then a blank, `=` or `:`, then the value. */
function readConfLine(text: ByteString, { start, end, line, lineStart }: ShortLines): ConfLine | undefined {
  const keyEnd = readKey(text, start, end);
  const separator = skipBlanks(text, keyEnd, end);
  const sign = separator < end && '=:'.includes(text.charAt(separator));
  if (keyEnd === start || (separator === keyEnd && !sign)) return undefined;
  const value = sign ? skipBlanks(text, separator + 1, end) : separator;
  const locate = locateOnLine(line, lineStart);
  return {
    key: wordAt(text, start, keyEnd, locate),
    words: splitWords(text, value, printableEnd(text, value, end), locate, INSSERV_SEPARATED),
  };
}

/** Behind `$name` or `<name>`; `start` if neither stands there. */
function readKey(text: ByteString, start: number, end: number): number {
  const opening = start < end ? text.charAt(start) : '';
  if (opening !== '$' && opening !== '<') return start;
  let nameEnd = start + 1;
  while (nameEnd < end && isNameByte(text.charCodeAt(nameEnd))) nameEnd += 1;
  if (nameEnd === start + 1) return start;
  if (opening === '$') return nameEnd;
  return nameEnd < end && text.charAt(nameEnd) === '>' ? nameEnd + 1 : start;
}
