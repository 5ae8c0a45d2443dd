/**
 * What a script says of itself in its comments, in the three dialects. One script may carry several at once; most scripts
 * of Red Hat's era carry a chkconfig comment and an LSB block.
 */
import type { ByteString } from './bytes.ts';
import type { HeaderFinding } from './finding.ts';
import type { Span, Word } from './place.ts';

/** A header field: its name as written, its value from the first to the last non-blank byte, and the value's words. */
export interface Field<Keyword extends string = string> {
  /** The field's usual name, whatever its spelling in the script. */
  readonly keyword: Keyword;
  readonly key: Word;
  readonly value: Word;
  readonly words: readonly Word[];
}

/** The four fields that rcorder(8) reads; its plural forms count as these. */
export type RcorderKeyword = 'PROVIDE' | 'REQUIRE' | 'BEFORE' | 'KEYWORD';

/** A line of a BSD header. */
export interface RcorderField {
  readonly keyword: RcorderKeyword;
  readonly key: Word;
  readonly words: readonly Word[];
}

/** A BSD header: the first run of adjoining header lines, as rcorder reads it. */
export interface RcorderHeader {
  readonly fields: readonly RcorderField[];
}

/** An LSB comment block (LSB 5.0 Core, 22.3 "Comment Conventions for Init Scripts"). */
export interface LsbHeader {
  readonly begin: Span;
  /** Absent when the block is never closed. */
  readonly end?: Span;
  /** In the order of the text; a field written twice is here twice, and the first one counts. */
  readonly fields: readonly LsbField[];
}

/** A field of an LSB block. Unknown fields keep the name that they have in the script. */
export interface LsbField extends Field {
  /** The further lines of a Description, each from its first to its last non-blank byte. */
  readonly continuation: readonly Word[];
}

/** The comments that chkconfig and Red Hat's other tools read, wherever in the script they stand. */
export interface ChkconfigHeader {
  /** The first `# chkconfig:` line that could be understood. */
  readonly line?: ChkconfigLine;
  readonly descriptions: readonly ChkconfigDescription[];
  /** processname, pidfile, config, probe, hide: each line by itself, in the order of the text. */
  readonly fields: readonly Field<ChkconfigKeyword>[];
}

export type ChkconfigKeyword = 'processname' | 'pidfile' | 'config' | 'probe' | 'hide';

/** `# chkconfig: LEVELS START STOP` */
export interface ChkconfigLine {
  readonly key: Word;
  /** As written: digits, or `-` for none. */
  readonly levels: Word;
  /** The runlevels (0-6) named, in rising order, each once. */
  readonly runlevels: readonly number[];
  readonly start: Priority;
  readonly stop: Priority;
}

/** A start or stop priority, 0-99. */
export interface Priority extends Word {
  readonly number: number;
}

/** `# description:` or `# description(xx):`, its continued lines joined by one blank. */
export interface ChkconfigDescription {
  readonly key: Word;
  readonly language?: Word;
  readonly text: ByteString;
  readonly lines: readonly Word[];
}

/** All headers of one script. */
export interface Headers {
  readonly rcorder?: RcorderHeader;
  readonly lsb?: LsbHeader;
  readonly chkconfig?: ChkconfigHeader;
  /** What could not be understood, in the order of the text. */
  readonly findings: readonly HeaderFinding[];
}
