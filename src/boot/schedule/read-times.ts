/** Times of scripts, as a file has them: a line each of a name, a tab and seconds; or a JSON object of the same. */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';

export type TimesResult =
  | { readonly kind: 'times'; readonly times: ReadonlyMap<ByteString, number> }
  /** What is wrong, and on which line; line 0 is the whole. */
  | { readonly kind: 'wrong'; readonly line: number; readonly message: string };

/** Reads times. A name that stands twice has the sum of its times, as a script that runs twice. O(n). */
export function readTimes(text: ByteString): TimesResult {
  const times = new Map<ByteString, number>();
  const add = (name: ByteString, seconds: number): void => {
    times.set(name, (times.get(name) ?? 0) + seconds);
  };
  if (/^\s*\{/.test(text)) {
    let value: unknown;
    try {
      value = JSON.parse(textOfBytes(text));
    } catch {
      return { kind: 'wrong', line: 0, message: 'no JSON' };
    }
    for (const [name, seconds] of Object.entries(value as Record<string, unknown>)) {
      if (typeof seconds !== 'number' || !isTime(seconds)) {
        return { kind: 'wrong', line: 0, message: `'${name}' has no number of seconds` };
      }
      add(bytesOfText(name), seconds);
    }
    return { kind: 'times', times };
  }
  for (const [i, line] of text.split('\n').entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const [name = '', ...fields] = trimmed.split(/[\t ]+/);
    const numbers = fields.map(Number);
    const [first = Number.NaN, last = first] = numbers;
    // A wrapper around scripts may note when each began and when it ended.
    const seconds = numbers.length > 1 ? last - first : first;
    if (fields.length > 2 || !isTime(seconds)) {
      return { kind: 'wrong', line: i + 1, message: "not `name<tab>seconds' nor `name<tab>start<tab>end'" };
    }
    add(name, seconds);
  }
  return { kind: 'times', times };
}

function isTime(seconds: number): boolean {
  return Number.isFinite(seconds) && seconds >= 0;
}
