/** The words of a list that insserv does not read: two separators in a row end a list, and what stands behind is lost. */
import type { InsservField, InsservKeyword, InsservReading } from '../../model/insserv.ts';
import type { Span, Word } from '../../model/place.ts';
import { splitWords } from '../text/words.ts';
import { INSSERV_SEPARATED } from './words.ts';

/** The lists that order scripts. */
const LISTS: readonly InsservKeyword[] = [
  'Provides',
  'Required-Start',
  'Required-Stop',
  'Should-Start',
  'Should-Stop',
  'X-Start-Before',
  'X-Stop-After',
];

export interface DroppedWords {
  readonly field: InsservField;
  readonly words: readonly Word[];
  /** What ended the list: a comma or semicolon and a further separator, or blanks alone. */
  readonly cause: 'comma' | 'blanks';
}

/** The words that are lost in each list of a header. O(length of its lists). */
export function findDroppedWords({ fields }: InsservReading): readonly DroppedWords[] {
  return LISTS.flatMap((keyword) => {
    const field = fields.get(keyword);
    const found = field === undefined ? undefined : droppedOf(field);
    return found === undefined ? [] : [found];
  });
}

function droppedOf(field: InsservField): DroppedWords | undefined {
  const { text, line, column, offset } = field.value;
  const end = /(?:^|[ ,;])[ ,;]/.exec(text);
  if (end === null) return undefined;
  const locate = (first: number, last: number): Span => ({
    line,
    column: column + first,
    offset: offset + first,
    length: last - first,
  });
  const words = splitWords(text, end.index, text.length, locate, INSSERV_SEPARATED);
  if (words.length === 0) return undefined;
  return { field, words, cause: end[0] === '  ' ? 'blanks' : 'comma' };
}
