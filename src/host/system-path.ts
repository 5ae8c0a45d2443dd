/** Paths as Node hands them to the system. */
import type { ByteString } from '../model/bytes.ts';

const NON_ASCII = /[^\x00-\x7f]/;

/**
 * ASCII goes as it is; anything else goes as bytes, so that no encoding comes in between.
 *
 * @param cwd where relative paths begin; the process's own working folder if empty
 */
export function toSystemPath(cwd: ByteString, path: ByteString): string | Buffer {
  const whole = cwd === '' || path.startsWith('/') ? path : `${cwd}/${path}`;
  return NON_ASCII.test(whole) ? Buffer.from(whole, 'latin1') : whole;
}
