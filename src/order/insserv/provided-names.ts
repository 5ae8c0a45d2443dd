/** The names that a script goes by: the good words of its Provides line, or what its file name says. */
import type { ByteString } from '../../model/bytes.ts';
import type { InsservRun } from './run.ts';
import { placeOfWord, type ScriptValues } from './script-values.ts';

/** The names, one after the other, so that what is said of a bad one stands between the messages about its neighbours. */
export function* providedNames(
  run: InsservRun,
  values: ScriptValues,
  shown: ByteString,
  fallback: ByteString,
): Generator<ByteString> {
  if (values.provides.length === 0) yield fallback;
  for (const word of values.provides) {
    const { text } = word;
    const sign = text.charAt(0);
    if (sign === '$' || sign === '#') {
      const code = sign === '$' ? 'provides-facility' : 'provides-comment';
      const place = placeOfWord(values, word);
      run.emit({ code, name: shown, word: text, ...(place !== undefined && { place }) });
    } else {
      yield text;
    }
  }
}
