/**
 * Places in a text. Every parsed fact keeps its place, so that each message and each fix can point at the words that
 * cause it. Lines and columns count from 1 and columns count bytes; offsets and lengths are bytes, offsets count from 0.
 */
import type { ByteString } from './bytes.ts';

/** A stretch of one text. A word joined over a line continuation spans its backslash and newline too. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly length: number;
}

/** A word as its reader understood it, and where it stands. */
export interface Word extends Span {
  readonly text: ByteString;
}

/** A span of a file. Line 0 means the file as such. */
export interface Place extends Span {
  readonly file: ByteString;
}

/** The place that stands for a whole file. */
export function wholeFile(file: ByteString): Place {
  return { file, line: 0, column: 0, offset: 0, length: 0 };
}

/** The place of a span in a file. */
export function placeIn(file: ByteString, { line, column, offset, length }: Span): Place {
  return { file, line, column, offset, length };
}

/** The text of a file, for its excerpts; undefined if it can no longer be read. */
export type Sources = (file: ByteString) => ByteString | undefined;
