/** The names that a script goes by: the good words of its Provides line, or what its file name says. */
import type { ByteString } from '../../model/bytes.ts';
import type { Place } from '../../model/place.ts';
import type { InsservRun } from './run.ts';
import { placeOfWord, type ScriptValues } from './script-values.ts';

/** A file name is cut into words as a list is. */
const SEPARATOR = /[ ,;\t]/;

interface ProvidedWord {
  readonly text: ByteString;
  readonly place?: Place | undefined;
}

/**
 * The names, one after the other, so that what is said of a bad one stands between the messages about its neighbours.
 *
 * @param fallback counts where nothing is provided; a name with blanks in it is several words to insserv
 */
export function* providedNames(
  run: InsservRun,
  values: ScriptValues,
  shown: ByteString,
  fallback: ByteString,
): Generator<ByteString> {
  const words: readonly ProvidedWord[] =
    values.provides.length > 0
      ? values.provides.map((word) => ({ text: word.text, place: placeOfWord(values, word) }))
      : cutName(fallback).map((text) => ({ text }));
  for (const { text, place } of words) {
    const sign = text.charAt(0);
    if (sign === '$' || sign === '#') {
      const code = sign === '$' ? 'provides-facility' : 'provides-comment';
      run.emit({ code, name: shown, word: text, ...(place !== undefined && { place }) });
    } else {
      yield text;
    }
  }
}

/** An empty word ends the list. */
function cutName(name: ByteString): readonly ByteString[] {
  const words = name.split(SEPARATOR);
  const end = words.indexOf('');
  return end < 0 ? words : words.slice(0, end);
}
