/** What a journal holds: the steps of a change, each with what stood at its path and what shall stand there. */
import type { ByteString } from './bytes.ts';

/** What stood at a path. Of a file only that it was there: its bytes are kept under the step's `backup`. */
export type JournalState =
  { readonly kind: 'absent' | 'file' | 'other' } | { readonly kind: 'link'; readonly target: ByteString };

export interface JournalStep {
  readonly path: ByteString;
  readonly before: JournalState;
  readonly after: JournalState;
  /** Where the new link or file is made before it is moved to its path. */
  readonly temporary?: ByteString;
  /** A second name for what stood there. */
  readonly backup?: ByteString;
}

export interface Journal {
  /** Who made the change, in words for a person: the command line. */
  readonly command: ByteString;
  readonly steps: readonly JournalStep[];
}
