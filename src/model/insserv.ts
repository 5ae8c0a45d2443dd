/**
 * An LSB header as insserv 1.26 reads it, which is not how people read it: its words are those that insserv orders by. The
 * generous reading of the same text is `LsbHeader`; where the two differ, insserv silently loses something.
 */
import type { Field } from './header.ts';
import type { Span, Word } from './place.ts';
import type { RunlevelSet } from './runlevel.ts';

/** The fields that insserv reads, by their usual names. Vendor prefixes (`X-Foo-Should-Start`) are spellings of these. */
export type InsservKeyword =
  | 'Provides'
  | 'Required-Start'
  | 'Required-Stop'
  | 'Should-Start'
  | 'Should-Stop'
  | 'X-Start-Before'
  | 'X-Stop-After'
  | 'Default-Start'
  | 'Default-Stop'
  | 'X-Interactive';

/**
 * A field of insserv's reading. Unlike in other readings the value ends at the first byte that is no printable ASCII, and
 * keeps its trailing blanks. `words` are the words that count: those before the first empty one; in Default-Start and
 * Default-Stop those that are one character out of `0123456sSbB`, wherever they stand.
 */
export type InsservField = Field<InsservKeyword>;

/**
 * `unterminated` means BEGIN without END: fatal to insserv for whichever script it is, unless it is forced; then the fields
 * that were read count all the same.
 */
export type InsservBlock = 'none' | 'complete' | 'unterminated';

/** What insserv makes of one text: of a script, or of an override. */
export interface InsservReading {
  readonly block: InsservBlock;
  /** The marker that opens the block, and the one that closes it. */
  readonly begin?: Span;
  readonly end?: Span;
  /** By usual name, each field that is present; the first line of a field counts. */
  readonly fields: ReadonlyMap<InsservKeyword, InsservField>;
  /** True if the value of X-Interactive is exactly `true`. */
  readonly interactive: boolean;
  readonly defaultStart: InsservRunlevels;
  readonly defaultStop: InsservRunlevels;
}

/** The runlevels of Default-Start or Default-Stop; the empty set where the field is missing. */
export interface InsservRunlevels {
  readonly set: RunlevelSet;
  /** The first `b` or `B`: it passes for a runlevel at first, and then ends the run (`Wrong runlevel key`). */
  readonly wrong?: Word;
}
