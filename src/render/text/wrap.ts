/** Sentences broken over lines, for a screen of 80 columns. */
import type { ByteString } from '../../model/bytes.ts';
import { SCREEN } from './place.ts';
import { columnsOf } from './show.ts';

/**
 * Breaks a sentence at its blanks. A word that is wider than a line stands on one of its own, whole, so that a path can be
 * copied. O(n).
 *
 * @param lead what the first line begins with; further lines are indented by as many columns
 * @param brush colours the lead, which takes no columns
 */
export function wrapSentence(
  lead: ByteString,
  sentence: ByteString,
  brush: (text: ByteString) => ByteString = (text) => text,
): ByteString {
  const indent = columnsOf(lead);
  const lines: ByteString[][] = [[]];
  let column = indent;
  for (const word of sentence.split(' ')) {
    const line = lines.at(-1);
    const width = columnsOf(word);
    if (line === undefined || (line.length > 0 && column + 1 + width > SCREEN)) {
      lines.push([word]);
      column = indent + width;
    } else {
      column += line.length > 0 ? 1 + width : width;
      line.push(word);
    }
  }
  return lines.map((words, i) => (i === 0 ? brush(lead) : ' '.repeat(indent)) + words.join(' ')).join('\n');
}
