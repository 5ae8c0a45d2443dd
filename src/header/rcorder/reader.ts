/**
 * The rcorder dialect, read as rcorder(8) of FreeBSD and NetBSD reads it: only the first run of adjoining header lines
 * counts, a header line begins in column 1 with exactly `# ` and an upper-case field name, and a backslash continues it.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { RcorderField, RcorderHeader, RcorderKeyword } from '../../model/header.ts';
import type { Word } from '../../model/place.ts';
import { keyOf, readComment } from '../text/comment.ts';
import { lineEnd, readLogicalLine, type LogicalLine } from '../text/lines.ts';
import { BLANK_SEPARATED, splitWords, wordAt } from '../text/words.ts';

/** The spellings that rcorder takes. There is no plural of BEFORE. */
const KEYWORDS: ReadonlyMap<ByteString, RcorderKeyword> = new Map<ByteString, RcorderKeyword>([
  ['PROVIDE', 'PROVIDE'],
  ['PROVIDES', 'PROVIDE'],
  ['REQUIRE', 'REQUIRE'],
  ['REQUIRES', 'REQUIRE'],
  ['BEFORE', 'BEFORE'],
  ['KEYWORD', 'KEYWORD'],
  ['KEYWORDS', 'KEYWORD'],
]);

/** An rcorder header and how far the reader had to look. */
export interface RcorderReading extends RcorderHeader {
  /** True when no text behind what was given could change the header, so that the rest of a file need not be read. */
  readonly complete: boolean;
  /** Offset and number of the first line behind the header; the end of the text where there is no header. */
  readonly next: number;
  readonly nextLine: number;
}

/** Reads the first run of header lines. A text without one gives no fields. O(n). */
export function readRcorder(text: ByteString): RcorderReading {
  const fields: RcorderField[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const plain = skipPlainLine(text, at);
    if (plain !== undefined && fields.length === 0) {
      at = plain;
      line += 1;
      continue;
    }
    const logical = readLogicalLine(text, at, line);
    const field = readField(logical);
    if (field !== undefined) fields.push(field);
    else if (fields.length > 0) {
      return { fields: fields.slice(), complete: logical.next <= text.length, next: at, nextLine: line };
    }
    at = logical.next;
    line = logical.nextLine;
  }
  return { fields, complete: false, next: text.length, nextLine: line };
}

/** The words of all fields of one kind, in the order of the text. */
export function rcorderWords(header: RcorderHeader, keyword: RcorderKeyword): readonly Word[] {
  return header.fields.filter((field) => field.keyword === keyword).flatMap((field) => field.words);
}

/**
 * Where the next line begins, if the line at `start` is no comment and does not continue. Before the header most lines are
 * of this kind, and they need no more than this look.
 */
function skipPlainLine(text: ByteString, start: number): number | undefined {
  if (text.charCodeAt(start) === HASH) return undefined;
  const end = lineEnd(text, start);
  return end > start && text.charCodeAt(end - 1) === BACKSLASH ? undefined : end + 1;
}

const HASH = 0x23;
const BACKSLASH = 0x5c;

function readField({ text, start, end, line, locate }: LogicalLine): RcorderField | undefined {
  const comment = readComment(text, start, end, line);
  if (comment === undefined || !isExact(text, comment)) return undefined;
  const keyword = KEYWORDS.get(keyOf(text, comment));
  if (keyword === undefined) return undefined;
  const valueStart = comment.colon + 1;
  return {
    keyword,
    key: wordAt(text, comment.key, comment.keyEnd, locate),
    words: splitWords(text, valueStart, end, locate, BLANK_SEPARATED),
  };
}

/** Column 1, one blank behind the hash, none before the colon. */
function isExact(text: ByteString, comment: NonNullable<ReturnType<typeof readComment>>): boolean {
  return (
    comment.hash === comment.start &&
    comment.key === comment.hash + 2 &&
    text.charCodeAt(comment.hash + 1) === 0x20 &&
    comment.colon === comment.keyEnd
  );
}
