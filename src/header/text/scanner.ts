/**
 * Reads words and integers as scanf(3) does: without regard to line ends, which are blanks like any other. It counts lines
 * as it goes, so that each thing found has its place at no further cost.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { Span, Word } from '../../model/place.ts';
import { isSpace, locateOnLine, wordAt, type Locate } from './words.ts';

const LINE_FEED = 0x0a;
const PLUS = 0x2b;
const MINUS = 0x2d;

/** An integer and the text that it was read from. */
export interface IntegerWord extends Word {
  /** Cut to a signed integer of 32 bits, as the C programs of the 64-bit world cut it. */
  readonly number: number;
}

/** A position in a text that moves forward only. */
export class Scanner {
  readonly #text: ByteString;
  #at: number;
  #line: number;
  #lineStart: number;

  /** Starts at an offset on the line of that number, which begins at `lineStart`. */
  constructor(text: ByteString, at = 0, line = 1, lineStart = 0) {
    this.#text = text;
    this.#at = at;
    this.#line = line;
    this.#lineStart = lineStart;
  }

  get at(): number {
    return this.#at;
  }

  /** Where stretches of the present line stand. */
  get locate(): Locate {
    return locateOnLine(this.#line, this.#lineStart);
  }

  /** True if the whole text was read. */
  get done(): boolean {
    return this.#at >= this.#text.length;
  }

  /** Passes over blanks and line ends. O(what is passed over). */
  skipSpace(): void {
    const text = this.#text;
    let at = this.#at;
    for (let code = text.charCodeAt(at); isSpace(code); code = text.charCodeAt(at)) {
      at += 1;
      if (code !== LINE_FEED) continue;
      this.#line += 1;
      this.#lineStart = at;
    }
    this.#at = at;
  }

  /** Moves to an offset that is not beyond the line's end. */
  moveTo(at: number): void {
    this.#at = at;
  }

  /** The next word, of at most `longest` bytes: what is left of a longer one is read next. Undefined at the end. */
  readWord(longest: number): Word | undefined {
    this.skipSpace();
    const start = this.#at;
    while (!this.done && this.#at - start < longest && !isSpace(this.#code())) this.#at += 1;
    return this.#at === start ? undefined : this.#wordFrom(start);
  }

  /** The next integer: an optional sign and decimal digits. Undefined, and nothing but blanks passed, if there is none. */
  readInteger(): IntegerWord | undefined {
    this.skipSpace();
    const text = this.#text;
    const start = this.#at;
    const sign = text.charCodeAt(start);
    const digits = sign === MINUS || sign === PLUS ? start + 1 : start;
    let at = digits;
    while (isDigit(text.charCodeAt(at))) at += 1;
    if (at === digits) return undefined;
    this.#at = at;
    const word = text.slice(start, at);
    return {
      text: word,
      line: this.#line,
      column: start - this.#lineStart + 1,
      offset: start,
      length: at - start,
      number: cutInteger(digits === start ? word : text.slice(digits, at), sign === MINUS),
    };
  }

  /** The span of the byte at the position, or the empty span at the text's end. */
  here(): Span {
    return this.locate(this.#at, this.done ? this.#at : this.#at + 1);
  }

  /** True if a blank or a line end comes next; false at the end of the text. */
  isAtSpace(): boolean {
    return isSpace(this.#code());
  }

  #code(): number {
    return this.#text.charCodeAt(this.#at);
  }

  #wordFrom(start: number): Word {
    return wordAt(this.#text, start, this.#at, this.locate);
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** The C library reads a long, stopping at the greatest or least one, and an int keeps the low 32 bits of it. */
function cutInteger(digits: ByteString, negative: boolean): number {
  const surelyExact = 9;
  if (digits.length <= surelyExact) return negative ? 0 - Number(digits) : Number(digits);
  // Nine digits always fit; nearly all integers are short, and a start-up should not wait for big ones.
  if (digits.length < 10) return negative ? -Number(digits) | 0 : Number(digits);
  const significant = digits.replace(/^0+/, '');
  const longest = 19;
  const limit = negative ? 2n ** 63n : 2n ** 63n - 1n;
  const exact = significant.length > longest ? limit : BigInt(`0${significant}`);
  const value = exact > limit ? limit : exact;
  return Number(BigInt.asIntN(32, negative ? -value : value));
}
