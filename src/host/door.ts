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

/** What became of listing a folder. Names are in byte order, `.` and `..` left out. */
export type FolderResult =
  | { readonly kind: 'folder'; readonly entries: readonly FolderEntry[] }
  | { readonly kind: 'error'; readonly code: string; readonly reason: string };

/** An entry as it stands in the folder: a link is a link, wherever it leads. */
export interface FolderEntry {
  readonly name: ByteString;
  readonly kind: EntryKind;
}

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** What stands at a path, no link followed. */
export type Look =
  | { readonly kind: 'absent' }
  | { readonly kind: 'link'; readonly target: ByteString }
  | {
      readonly kind: 'file';
      readonly mode: number;
      readonly uid: number;
      readonly gid: number;
      /** Bytes. */
      readonly size: number;
    }
  | { readonly kind: Exclude<EntryKind, 'file' | 'link'> }
  | { readonly kind: 'error'; readonly code: string; readonly reason: string };

/** What became of a change: undefined if it was made. */
export type ChangeFault = { readonly code: string; readonly reason: string } | undefined;

export interface Host {
  /**
   * Reads a regular file, links followed. Nothing else is read from, and a pipe or a device never makes it wait.
   *
   * @param isEnough asked with each longer beginning of the file, the last time with all that is returned; when it says
   *   yes, the rest is not read. Absent: the whole file.
   */
  readFile(path: ByteString, isEnough?: IsEnough): ReadResult;

  /** Lists a folder, links followed. */
  readFolder(path: ByteString): FolderResult;

  /** What is at a path, links followed; undefined if there is nothing, or nothing that one may see. */
  kindOf(path: ByteString): Exclude<EntryKind, 'link'> | undefined;

  /** What stands at a path, no link at its end followed. */
  look(path: ByteString): Look;

  /** The permission bits of what is at a path (0-0o7777), links followed; undefined as for `kindOf`. */
  modeOf(path: ByteString): number | undefined;
}
