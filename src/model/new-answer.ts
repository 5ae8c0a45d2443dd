/** What became of the making of a script. */
import type { ByteString } from './bytes.ts';

/** What is left to do once a script is written. */
export type NewHint =
  | { readonly code: 'install'; readonly command: ByteString }
  | { readonly code: 'enable'; readonly line: ByteString; readonly file: string }
  | { readonly code: 'port'; readonly line: ByteString }
  | { readonly code: 'members'; readonly commands: readonly ByteString[] }
  | { readonly code: 'default'; readonly line: ByteString };

export interface NewAnswer {
  readonly file: ByteString;
  readonly isWritten: boolean;
  /** Paths of files that were written along. */
  readonly companions: readonly ByteString[];
  readonly profile: string;
  readonly kind: string;
  readonly language: string;
  readonly text: ByteString;
  readonly lines: number;
  /** In the order in which they are to be read. */
  readonly hints: readonly NewHint[];
}
