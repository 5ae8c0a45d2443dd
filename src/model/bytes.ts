/**
 * Text is bytes. Init scripts, their names and their paths carry no encoding, so all stages hold them as *byte strings*:
 * JavaScript strings with one code unit (0-255) for each byte. Offsets in them are byte offsets, and writing them out as
 * latin1 gives back the very bytes that were read.
 *
 * At the edges stands *text*: ordinary strings, as argv and JSON have them. The two forms are in bijection: bytes that are
 * no valid UTF-8 become the lone surrogates U+DC80..U+DCFF, as in Python's PEP 383, so no name is ever lost on the way.
 */

/** A string whose code units are bytes (0-255). */
export type ByteString = string;

const NON_ASCII = /[^\x00-\x7f]/;
const ESCAPED_BYTE = /[\udc80-\udcff]/;

const NO_BYTE = /[^\x00-\xff]/;

/**
 * Whether a string is one of bytes. Whatever comes from outside as a JavaScript string (JSON has any code unit) is asked for
 * this, or made bytes by `bytesOfText`, before it counts as a byte string. O(n).
 */
export function isByteString(text: string): text is ByteString {
  return !NO_BYTE.test(text);
}

/** Bytes of a text: UTF-8, with U+DC80..U+DCFF standing for the raw bytes 0x80..0xFF. O(n). */
export function bytesOfText(text: string): ByteString {
  if (!NON_ASCII.test(text)) return text;
  if (!ESCAPED_BYTE.test(text)) return Buffer.from(text, 'utf8').toString('latin1');
  const parts: string[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const escaped = code >= 0xdc80 && code <= 0xdcff;
    parts.push(escaped ? String.fromCharCode(code - 0xdc00) : Buffer.from(character, 'utf8').toString('latin1'));
  }
  return parts.join('');
}

/** Text of a byte string: valid UTF-8 is decoded, each other byte becomes U+DC00 + byte. Inverse of `bytesOfText`. O(n). */
export function textOfBytes(bytes: ByteString): string {
  if (!NON_ASCII.test(bytes)) return bytes;
  const decoded = Buffer.from(bytes, 'latin1').toString('utf8');
  if (!decoded.includes('\ufffd')) return decoded;
  const parts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = utf8SequenceLength(bytes, at);
    if (length === 0) {
      parts.push(String.fromCharCode(0xdc00 + bytes.charCodeAt(at)));
      at += 1;
    } else {
      parts.push(Buffer.from(bytes.slice(at, at + length), 'latin1').toString('utf8'));
      at += length;
    }
  }
  return parts.join('');
}

/** Length (1-4) of the valid UTF-8 sequence at `at`, or 0 where there is none (RFC 3629: no overlong form, no surrogate). */
export function utf8SequenceLength(bytes: ByteString, at: number): number {
  const lead = bytes.charCodeAt(at);
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  for (let i = 1; i < length; i++) {
    const byte = bytes.charCodeAt(at + i);
    if (!(byte >= 0x80 && byte < 0xc0)) return 0;
  }
  const second = bytes.charCodeAt(at + 1);
  const overlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const outside = (lead === 0xed && second >= 0xa0) || (lead === 0xf4 && second >= 0x90);
  return overlong || outside ? 0 : length;
}

/** Order of two byte strings by their bytes, as memcmp(3) has it; never by locale. */
export function compareBytes(a: ByteString, b: ByteString): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
