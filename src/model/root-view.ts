/** A system's files as those see them who only ask: paths are absolute, inside the root. */
import type { ByteString } from './bytes.ts';

export type ViewedFile =
  | { readonly kind: 'text'; readonly text: ByteString }
  | { readonly kind: 'absent' }
  /** Something is there that cannot be read as a file; `reason` in the words of strerror(3). */
  | { readonly kind: 'unreadable'; readonly reason: ByteString };

export interface RootView {
  readonly readFile: (path: ByteString) => ViewedFile;
  /** Links followed; undefined if there is nothing. */
  readonly kindOf: (path: ByteString) => 'file' | 'folder' | 'other' | undefined;
  /** Whether anyone may run it, links followed. */
  readonly isExecutable: (path: ByteString) => boolean;
  /** In byte order; undefined if it is no folder, or cannot be listed. */
  readonly listNames: (path: ByteString) => readonly ByteString[] | undefined;
  /** The path behind all links; undefined where they lead nowhere. */
  readonly realPath: (path: ByteString) => ByteString | undefined;
}
