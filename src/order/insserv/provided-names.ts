/** The names that a script goes by: the good words of its Provides line, or what its file name says. */
import type { ByteString } from '../../model/bytes.ts';
import type { InsservRun } from './run.ts';
import type { ScriptValues } from './script-values.ts';

/** The names, one after the other, so that what is said of a bad one stands between the messages about its neighbours. */
export function* providedNames(
  run: InsservRun,
  { provides }: ScriptValues,
  shown: ByteString,
  fallback: ByteString,
): Generator<ByteString> {
  if (provides.length === 0) yield fallback;
  for (const { text, place } of provides) {
    const sign = text.charAt(0);
    if (sign === '$' || sign === '#') {
      const code = sign === '$' ? 'provides-facility' : 'provides-comment';
      run.emit({ code, name: shown, word: text, ...(place !== undefined && { place }) });
    } else {
      yield text;
    }
  }
}
