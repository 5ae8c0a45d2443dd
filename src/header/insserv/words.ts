/** Values and words as insserv cuts them, in headers and in its conf file alike. */
import type { ByteString } from '../../model/bytes.ts';

/** Where a value ends: at the first byte that is no printable ASCII, so also at a tab or a carriage return. */
export function printableEnd(text: ByteString, start: number, end: number): number {
  let at = start;
  while (at < end && isPrintable(text.charCodeAt(at))) at += 1;
  return at;
}

function isPrintable(code: number): boolean {
  return code >= 0x20 && code < 0x7f;
}

/** Words between blanks, commas and semicolons, the last two of which separate no words to any other program. */
export const INSSERV_SEPARATED: RegExp = /[^ ,;]+/g;
