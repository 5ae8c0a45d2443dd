/**
 * A script as chkconfig 1.33 reads it, which is not how people read it: its numbers are those that chkconfig makes links by.
 * The generous reading of the same comments is `ChkconfigHeader`.
 */
import type { Span, Word } from './place.ts';

/** A list of names that a script can give in its LSB block. */
export type ChkconfigList = 'Required-Start' | 'Required-Stop' | 'Should-Start' | 'Should-Stop';

/** What a text says, whether that is enough for a service or not. */
export interface ChkconfigFacts {
  /**
   * A signed integer of 32 bits, bit n for runlevel n. Bits 7-31 make no link, but they count when masks are compared.
   * Undefined if nothing sets the levels, which only an override may do.
   */
  readonly levels: number | undefined;
  /** The start priority; -1 if nothing sets it. */
  readonly start: number;
  /** The stop priority; 100 if nothing sets it. */
  readonly stop: number;
  /** True if a line opens an LSB block; no line needs to close it. */
  readonly lsb: boolean;
  /** In each list the words of its last line; empty if there is none. */
  readonly lists: Readonly<Record<ChkconfigList, readonly Word[]>>;
  /** The words of the last Provides line that has any; if there is none, the script provides its file name. */
  readonly provides: readonly Word[];
  /** The words that set or changed the levels, in their order: that of a chkconfig line, and Default-* integers. */
  readonly levelsFrom: readonly Word[];
  readonly startFrom?: Word;
  readonly stopFrom?: Word;
}

/** Why chkconfig says that a script does not support it. It gives no reason itself. */
export type ChkconfigRefusalReason =
  /** Nothing sets the levels: no chkconfig line, and no integer in Default-Start or Default-Stop. */
  | 'no-levels'
  /** No chkconfig line gives the priorities, and no LSB block makes up for them. */
  | 'no-priorities'
  /** A chkconfig line with nothing behind its colon. */
  | 'empty-line'
  /** Where one of the two priorities was looked for, no integer stands. */
  | 'missing-priority'
  /** Right behind the second priority stands something, or the text ends. */
  | 'no-blank-behind'
  | 'priority-out-of-range'
  /** The levels are neither `-` nor digits 0-6. */
  | 'bad-levels';

/** A script that chkconfig does not take. */
export interface ChkconfigRefusal {
  readonly supported: false;
  readonly reason: ChkconfigRefusalReason;
  /** What is wrong; absent if it is something that is missing from the whole text. */
  readonly span?: Span;
}

/** A script that chkconfig takes for a service: its levels are known, and so are its priorities unless it has a block. */
export interface ChkconfigService extends ChkconfigFacts {
  readonly supported: true;
  readonly levels: number;
}
