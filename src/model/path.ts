/** Parts of path names. A path is a byte string with `/` between its parts; no part of it is ever looked up here. */
import type { ByteString } from './bytes.ts';

/** What stands behind the last `/`: the name of the file in its folder. The whole path if it has no `/`. */
export function baseName(path: ByteString): ByteString {
  return path.slice(path.lastIndexOf('/') + 1);
}
