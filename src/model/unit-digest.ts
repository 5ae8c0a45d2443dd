/** What tells a unit that is as it was made from one that somebody has changed since: a last line with the digest of the others. */
import type { ByteString } from './bytes.ts';

const LAST_LINE = /Digest=[0-9a-f]{16}\n$/;

/** The text with the line at its end. */
export function withDigest(text: ByteString): ByteString {
  return `${text}Digest=${digestOf(text)}\n`;
}

/** True if nothing was changed since the line was written. */
export function isAsMade(text: ByteString): boolean {
  const found = LAST_LINE.exec(text);
  return found !== null && withDigest(text.slice(0, found.index)) === text;
}

/** FNV-1a of 32 bits, from two beginnings: against accidents, not against forgers. */
function digestOf(text: ByteString): ByteString {
  let one = 0x811c9dc5;
  let two = 0x9dc5811c;
  for (let i = 0; i < text.length; i++) {
    one = Math.imul(one ^ text.charCodeAt(i), 0x01000193);
    two = Math.imul(two ^ text.charCodeAt(i), 0x01000193);
  }
  return [one, two].map((value) => (value >>> 0).toString(16).padStart(8, '0')).join('');
}
