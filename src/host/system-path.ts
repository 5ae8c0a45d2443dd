/** Paths and contents as Node hands them to the system. */
import { isByteString, type ByteString } from '../model/bytes.ts';

const NON_ASCII = /[^\x00-\x7f]/;

/**
 * ASCII goes as it is; anything else goes as bytes, so that no encoding comes in between.
 *
 * @param cwd where relative paths begin; the process's own working folder if empty
 * @throws for a string that is none of bytes
 */
export function toSystemPath(cwd: ByteString, path: ByteString): string | Buffer {
  const whole = cwd === '' || path.startsWith('/') ? path : `${cwd}/${path}`;
  return NON_ASCII.test(whole) ? toSystemBytes(whole) : whole;
}

/**
 * The bytes of a byte string. Latin1 would cut a larger code unit to its lower half, so that U+012E became a dot: what was
 * judged as one name would be used as another.
 *
 * @throws for a string that is none of bytes: whoever let it in has not looked at it
 */
export function toSystemBytes(text: ByteString): Buffer {
  if (!isByteString(text)) throw new RangeError('a text that is not made of bytes was to be given to the system');
  return Buffer.from(text, 'latin1');
}
