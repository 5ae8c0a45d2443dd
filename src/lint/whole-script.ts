/** Telling a script from a part of one: a file that others read in, an override that holds a header alone. */
import type { ByteString } from '../model/bytes.ts';

/** The longest first line that is looked at. */
const LONGEST = 4096;

/** True for a text that the kernel, or a person, takes for a program: its first line names an interpreter. */
export function isWholeScript(text: ByteString): boolean {
  const start = text.startsWith('\xef\xbb\xbf') ? 3 : 0;
  return /^[ \t]*#!/.test(text.slice(start, start + LONGEST));
}
