/** What of Node's Buffer the library uses, for browsers, which have none. The build puts it in the place of the global one. */

type Encoding = 'utf8' | 'latin1';

const encoder = new TextEncoder();
// As Node has it, a byte order mark is a character like any other.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export const Buffer = {
  from(text: string, encoding: Encoding): { toString(encoding: Encoding): string } {
    const bytes = encoding === 'utf8' ? encoder.encode(text) : bytesOfLatin1(text);
    return { toString: (wanted) => (wanted === 'utf8' ? decoder.decode(bytes) : latin1OfBytes(bytes)) };
  },
} as const;

function bytesOfLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Some thousand at a time: a call has no room for a million arguments. O(n). */
export function latin1OfBytes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}
