/**
 * Lines of a text. Physical lines end at a line feed; logical lines, as fparseln(3) makes them for rcorder(8), go on over
 * an unescaped backslash right before it. A logical line that was joined knows where each of its parts stands.
 */
import type { ByteString } from '../../model/bytes.ts';
import { locateOnLine, type Locate } from './words.ts';

/** A logical line: the bytes `text[start..end)`, and where to read on. */
export interface LogicalLine {
  /** The whole script, or a joined copy of the line where it was continued. */
  readonly text: ByteString;
  readonly start: number;
  readonly end: number;
  /** Number of its first physical line, from 1. */
  readonly line: number;
  readonly locate: Locate;
  /** Offset in the script of the next line, and that line's number. */
  readonly next: number;
  readonly nextLine: number;
}

/** Behind the last byte of the physical line at `start`: its line feed, or the end of the text. */
export function lineEnd(text: ByteString, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

/**
 * Reads the logical line at offset `start` (which is below the text's length). A NUL cuts it, after joining, as it cuts
 * the C string that the real program works on. O(length of the line).
 */
export function readLogicalLine(text: ByteString, start: number, line: number): LogicalLine {
  const end = lineEnd(text, start);
  if (end > start && text.charCodeAt(end - 1) === BACKSLASH && isContinued(text, start, end)) {
    return joinLines(text, start, end, line);
  }
  const nul = text.slice(start, end).indexOf('\0');
  return {
    text,
    start,
    end: nul < 0 ? end : start + nul,
    line,
    locate: locateOnLine(line, start),
    next: end + 1,
    nextLine: line + 1,
  };
}

const BACKSLASH = 0x5c;

/** "Escaped" goes by the run of backslashes before the line's end: an odd run continues the line, an even one does not. */
function isContinued(text: ByteString, start: number, end: number): boolean {
  let run = 0;
  while (end - run > start && text.charCodeAt(end - run - 1) === BACKSLASH) run += 1;
  return run % 2 === 1;
}

/** A part of a joined line: `at` is its offset in the joined text, `offset` its offset in the script. */
interface Part {
  readonly at: number;
  readonly offset: number;
  readonly line: number;
  readonly lineStart: number;
}

function joinLines(text: ByteString, firstStart: number, firstEnd: number, firstLine: number): LogicalLine {
  const pieces: string[] = [];
  const parts: Part[] = [];
  let [start, end, line, at] = [firstStart, firstEnd, firstLine, 0];
  for (;;) {
    const continued = isContinued(text, start, end);
    const piece = text.slice(start, continued ? end - 1 : end);
    parts.push({ at, offset: start, line, lineStart: start });
    pieces.push(piece);
    at += piece.length;
    if (!continued || end >= text.length) break;
    [start, line] = [end + 1, line + 1];
    end = lineEnd(text, start);
  }
  const joined = pieces.join('');
  const nul = joined.indexOf('\0');
  return {
    text: joined,
    start: 0,
    end: nul < 0 ? joined.length : nul,
    line: firstLine,
    locate: locateInParts(parts),
    next: end + 1,
    nextLine: line + 1,
  };
}

/** Places of a joined line: a word that was joined itself spans everything from its first to its last byte. */
function locateInParts(parts: readonly Part[]): Locate {
  return (start, end) => {
    const first = partAt(parts, start);
    const offset = first.offset + start - first.at;
    const last = end > start ? partAt(parts, end - 1) : first;
    const lastOffset = last.offset + (end > start ? end - 1 : start) - last.at;
    const length = end > start ? lastOffset + 1 - offset : 0;
    return { line: first.line, column: offset - first.lineStart + 1, offset, length };
  };
}

/** The last part that begins at or before `at`; empty parts before it are passed over. Binary search. */
function partAt(parts: readonly Part[], at: number): Part {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const part = parts[low];
  if (part === undefined) throw new RangeError('a joined line has at least one part');
  return part;
}
