/** Words of a header line as systemd cuts them: at white space, quotes group, a backslash keeps the next byte. */
import type { ByteString } from '../../model/bytes.ts';

/** The words, quotes and backslashes taken off; a quote that is not closed runs to the end. O(length). */
export function sysvWords(text: ByteString): readonly ByteString[] {
  const words: ByteString[] = [];
  let word: ByteString | undefined;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const byte = text.charAt(at);
    if (byte === '\\') {
      at += 1;
      word = (word ?? '') + text.charAt(at);
    } else if (quote !== '') {
      if (byte === quote) quote = '';
      else word = (word ?? '') + byte;
    } else if (byte === '"' || byte === "'") {
      quote = byte;
      word ??= '';
    } else if (' \t\r\n'.includes(byte)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + byte;
  }
  if (word !== undefined) words.push(word);
  return words;
}
