/**
 * The one narrow door to the disk. Nothing outside `src/host/` and `src/cli/` touches a file; tests put an in-memory host
 * in its place. Paths are byte strings, relative ones are taken from the host's working folder.
 */
import type { ByteString } from '../model/bytes.ts';

/** What became of reading a file. */
export type ReadResult =
  | { readonly kind: 'text'; readonly text: ByteString }
  /** Something is there, but no regular file, links followed. */
  | { readonly kind: 'not-regular'; readonly isFolder: boolean }
  /** `reason` in the words of strerror(3); `code` is the name of the error number, such as ENOENT. */
  | { readonly kind: 'error'; readonly code: string; readonly reason: string };

/** Tells whether the beginning of a file, as given, says all that one wants to know of it. */
export type IsEnough = (text: ByteString) => boolean;

export interface Host {
  /**
   * Reads a regular file, links followed. Nothing else is read from, and a pipe or a device never makes it wait.
   *
   * @param isEnough asked with each longer beginning of the file, the last time with all that is returned; when it says
   *   yes, the rest is not read. Absent: the whole file.
   */
  readFile(path: ByteString, isEnough?: IsEnough): ReadResult;
}
