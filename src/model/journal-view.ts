/** A journal and what the tree has of it, for a person who decides what becomes of it. */
import type { ByteString } from './bytes.ts';
import type { PathFault } from './fault.ts';
import type { JournalRefusal } from './journal-refusal.ts';

/** What stands at a path, or stood, or shall stand there. */
export type ShownState =
  | { readonly kind: 'absent' | 'file' | 'folder' | 'other' | 'unknown' }
  | { readonly kind: 'link'; readonly target: ByteString };

export interface StepView {
  readonly path: ByteString;
  readonly before: ShownState;
  readonly after: ShownState;
  readonly now: ShownState;
  /** What the tree has there: the state before, the one that was to be, or what somebody else has made. */
  readonly stands: 'before' | 'after' | 'neither';
  /** Names beside the path under which the transaction has left something. */
  readonly left: readonly ByteString[];
}

/** What became of a journal. */
export type JournalEnd =
  | 'rolled-back'
  | 'finished'
  /** It was not whole, so there was nothing to take back. */
  | 'removed'
  /** Dropped: nothing else was touched. */
  | 'discarded'
  | 'failed';

export interface JournalView {
  readonly path: ByteString;
  readonly kind: 'interrupted' | 'final' | 'incomplete' | 'refused' | 'unreadable';
  /** Why no command acts on it by itself. */
  readonly refusal?: JournalRefusal;
  readonly command?: ByteString;
  readonly steps: readonly StepView[];
  /** Absent if it was only looked at. */
  readonly end?: JournalEnd;
  readonly faults: readonly PathFault[];
}
