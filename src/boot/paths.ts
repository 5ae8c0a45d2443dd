/** Paths as plans name them: inside the root, without a slash in front. */
import type { ByteString } from '../model/bytes.ts';

export function shortPath(path: ByteString): ByteString {
  return path.startsWith('/') ? path.slice(1) : path;
}
