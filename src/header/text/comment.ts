/**
 * The token that every dialect is made of: a comment line, taken apart into hash, field name, colon and value. It says
 * where the parts stand, not whether they are right; what blanks and which letters are allowed is for the views to judge.
 */
import type { ByteString } from '../../model/bytes.ts';

/** A comment line. All numbers but `line` are offsets in the text, from 0. */
export interface CommentLine {
  /** Number of the line, from 1. */
  readonly line: number;
  readonly start: number;
  /** Behind the last byte, the line feed left out. */
  readonly end: number;
  readonly hash: number;
  /** Where the text behind the hash and its blanks begins; `end` if there is none. */
  readonly key: number;
  /** Behind the would-be field name (letters, digits, `-`, `_`, and one part in parentheses); `key` if there is none. */
  readonly keyEnd: number;
  /** The colon behind the field name and blanks, or -1. */
  readonly colon: number;
}

const HASH = 0x23;

/**
 * Blanks, hash, blanks, name, blanks, colon. Nothing behind a quantifier can fail, so the pattern never goes back; in a
 * program that has just started it is several times faster than a loop. A part in parentheses belongs to the name, as in
 * `description(de):`.
 */
const COMMENT = /([ \t]*)#([ \t]*)((?:[A-Za-z0-9_-]+(?:\([^()\0\n]{0,32}\))?)?)([ \t]*)(:?)/y;

/** Reads the line `text[start..end)` as a comment; undefined if its first non-blank byte is no `#`. O(length). */
export function readComment(text: ByteString, start: number, end: number, line: number): CommentLine | undefined {
  const hash = skipBlanks(text, start, end);
  if (hash === end || text.charCodeAt(hash) !== HASH) return undefined;
  COMMENT.lastIndex = start;
  const [, , gap = '', name = '', space = '', colon = ''] = COMMENT.exec(text) ?? [];
  const key = Math.min(end, hash + 1 + gap.length);
  const keyEnd = Math.min(end, key + name.length);
  const behind = keyEnd + space.length;
  return { line, start, end, hash, key, keyEnd, colon: name !== '' && colon !== '' && behind < end ? behind : -1 };
}

/** The field name of a comment as written; the empty string if it has none. */
export function keyOf(text: ByteString, comment: CommentLine): ByteString {
  return text.slice(comment.key, comment.keyEnd);
}

/** The first offset from `start` on that holds neither blank nor tab; `end` if there is none. */
export function skipBlanks(text: ByteString, start: number, end: number): number {
  let at = start;
  while (at < end && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09)) at += 1;
  return at;
}

/** True for what field names are made of: letters, digits, `-` and `_`. */
export function isNameByte(code: number): boolean {
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x5f;
}
