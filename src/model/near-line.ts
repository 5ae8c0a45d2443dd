/** Lines that were meant as the chkconfig line of a script, and that chkconfig does not read or refuses. */
import type { ByteString } from './bytes.ts';
import type { Span } from './place.ts';

/** What keeps a line from being a chkconfig line; the first thing that does. */
export type NearLineSlip =
  /** More than one `#`, or `#!`. */
  | 'hashes'
  | 'letter-case'
  /** The name is not quite `chkconfig`. */
  | 'name'
  | 'no-colon'
  /** The full-width colon of East Asian keyboards. */
  | 'wide-colon'
  /** `=` or `;` */
  | 'other-sign'
  | 'blank-before-colon'
  /** Levels, start, stop: the levels do not come first. */
  | 'order'
  /** Commas or slashes between the values, or a letter before a number. */
  | 'separators'
  | 'missing-number'
  | 'missing-levels';

/** A line that is nearly right. */
export interface NearChkconfigLine {
  /** From its hash to its end, blanks left out. */
  readonly span: Span;
  readonly slip: NearLineSlip;
  /** The line to write. A number that is missing is made up, by the habit that start and stop add up to 100. */
  readonly line: ByteString;
}
