/**
 * The search for a description in the user's language. chkconfig 1.33 never shows one, yet it stops reading a script when
 * it has found one and knows the levels, so that lines below it do not count.
 */
import type { ByteString } from '../../model/bytes.ts';
import { lineEnd } from '../text/lines.ts';
import { isSpace } from '../text/words.ts';

/** The most bytes that may stand between the parentheses. */
const LONGEST_LANGUAGE = 5;

/** Looks at the descriptions of one text, in their order. All looks together are O(n). */
export class LanguageSearch {
  #found = false;
  readonly #text: ByteString;
  readonly #language: ByteString | undefined;
  /** A description that begins before this offset goes on over the lines of one that is known to be broken. */
  #brokenUntil = 0;

  /** Without a language (LANG is not set), nothing is ever found; the empty one fits all. */
  constructor(text: ByteString, language: ByteString | undefined) {
    this.#text = text;
    this.#language = language;
  }

  /** True once a complete description in the language was seen. */
  get found(): boolean {
    return this.#found;
  }

  /** Looks at a line that begins with `description`: `at` is the offset behind that word, `end` that of the line's end. */
  look(at: number, end: number): void {
    if (this.#language === undefined || this.#found || at < this.#brokenUntil) return;
    if (!this.#text.startsWith(`(${this.#language}`, at)) return;
    const close = this.#text.slice(at + 1, at + LONGEST_LANGUAGE + 2).indexOf(')');
    if (close < 0) return;
    // Whatever byte follows the parenthesis is taken for the colon.
    const value = skipSpace(this.#text, at + close + 3, end);
    if (value < end) this.#found = this.#isComplete(end);
  }

  /** True unless the line that ends there goes on over a backslash to something that is no comment, or an empty one. */
  #isComplete(firstEnd: number): boolean {
    let end = firstEnd;
    while (this.#text.charAt(end - 1) === '\\') {
      const hash = skipSpace(this.#text, end, this.#text.length);
      const nextEnd = lineEnd(this.#text, hash);
      if (this.#text.charAt(hash) !== '#' || skipSpace(this.#text, hash + 1, nextEnd) >= nextEnd) {
        this.#brokenUntil = end;
        return false;
      }
      end = nextEnd;
    }
    return true;
  }
}

/** The first offset from `start` on that holds no space; `end` if there is none, and `start` if that lies beyond it. */
export function skipSpace(text: ByteString, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}
