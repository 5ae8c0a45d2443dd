/** Words that insserv drops from a list, in words, with the line to write. */
import type { ByteString } from '../../model/bytes.ts';
import type { InsservField } from '../../model/insserv.ts';
import { placeIn, wholeFile, type Word } from '../../model/place.ts';
import { showName } from '../text/show.ts';
import type { SilenceSentence } from '../finding/start-silence.ts';

/** @param file the script, or the override that its header is from */
export function wordDroppedWords(
  script: ByteString,
  file: ByteString,
  { field, words, cause }: { field: InsservField; words: readonly Word[]; cause: 'comma' | 'blanks' },
): SilenceSentence {
  const { keyword } = field;
  const names = words.map(({ text }) => `\`${showName(text)}'`).join(', ');
  const all = [...field.words, ...words].map(({ text }) => showName(text)).join(' ');
  const what = cause === 'comma' ? 'a comma with a blank beside it ends' : 'two blanks in a row end';
  const [first] = words;
  return {
    severity: 'warning',
    title: `${names} ${words.length === 1 ? 'does' : 'do'} not count in the ${keyword} of \`${showName(script)}': ${what} the list for insserv`,
    label: 'it is not read from here on',
    help: `part the words with one blank: # ${keyword}: ${all}`,
    place: first === undefined ? wholeFile(file) : placeIn(file, first),
  };
}
