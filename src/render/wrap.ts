/** Sentences broken over lines, for a screen of 80 columns. */
import type { ByteString } from '../model/bytes.ts';
import { SCREEN } from './place-text.ts';
import { columnsOf } from './show.ts';

/**
 * Breaks a sentence at its blanks. A word that is wider than a line stands on one of its own, whole, so that a path can be
 * copied. O(n).
 *
 * @param lead what the first line begins with; further lines are indented by as many columns
 */
export function wrapSentence(lead: ByteString, sentence: ByteString): ByteString {
  const indent = ' '.repeat(columnsOf(lead));
  const lines: ByteString[] = [];
  let line = lead;
  let isEmpty = true;
  for (const word of sentence.split(' ')) {
    if (!isEmpty && columnsOf(line) + 1 + columnsOf(word) > SCREEN) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}
