/** A position in a shell text, with what moves it: blanks, comments, line ends, here-documents. Lines are counted once. */
import type { ByteString } from '../model/bytes.ts';
import type { Span } from '../model/place.ts';

interface HereDocument {
  readonly end: ByteString;
  readonly stripsTabs: boolean;
}

export class ShellCursor {
  readonly text: ByteString;
  at = 0;
  /** Where the parser gave up. */
  fault: Span | undefined;
  #line = 1;
  #lineStart = 0;
  /** The end of that line; looked for once a line, however long it is. */
  #lineEnd: number | undefined;
  #waiting: HereDocument[] = [];

  constructor(text: ByteString) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  get next(): string {
    return this.text.charAt(this.at);
  }

  /** True at `;;`, and at the `;&` of bash and ksh that goes on with the next branch. */
  get isAtBranchEnd(): boolean {
    return this.next === ';' && (this.startsWith(';;') || this.startsWith(';&'));
  }

  startsWith(word: ByteString): boolean {
    return this.text.startsWith(word, this.at);
  }

  /** What a sticky pattern matches here; the cursor goes behind it. */
  take(pattern: RegExp): ByteString | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    this.at += found[0].length;
    return found[0];
  }

  /** What a sticky pattern matches here; the cursor stays. */
  peek(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }

  #endOfLine(start: number): number {
    const feed = this.text.indexOf('\n', start);
    return feed < 0 ? this.text.length : feed;
  }

  /** The span from an offset to the cursor. Offsets mostly grow, so that each line end is met about once. */
  spanFrom(offset: number): Span {
    if (offset < this.#lineStart) {
      this.#line = 1;
      this.#lineStart = 0;
      this.#lineEnd = undefined;
    }
    for (;;) {
      this.#lineEnd ??= this.#endOfLine(this.#lineStart);
      if (this.#lineEnd >= offset) break;
      this.#line += 1;
      this.#lineStart = this.#lineEnd + 1;
      this.#lineEnd = undefined;
    }
    return {
      line: this.#line,
      column: offset - this.#lineStart + 1,
      offset,
      length: Math.max(0, this.at - offset),
    };
  }

  /** A span that was taken at its beginning, drawn out to the cursor: going back would mean counting lines again. */
  close({ line, column, offset }: Span): Span {
    return { line, column, offset, length: Math.max(0, this.at - offset) };
  }

  /** Gives up: nothing behind `offset` is read. */
  fail(offset: number = this.at): void {
    this.fault ??= this.spanFrom(offset);
    this.at = this.text.length;
  }

  /** Blanks, escaped line ends and a comment. */
  skipBlanks(): void {
    for (;;) {
      const character = this.next;
      if (character === ' ' || character === '\t') this.at += 1;
      else if (character === '\\' && this.text.charAt(this.at + 1) === '\n') this.at += 2;
      else break;
    }
    if (this.next === '#') {
      const feed = this.text.indexOf('\n', this.at);
      this.at = feed < 0 ? this.text.length : feed;
    }
  }

  /** Blanks, comments, line ends; `;` and `&` too if they may separate commands here. */
  skipSeparators(signs: string): void {
    for (;;) {
      this.skipBlanks();
      const character = this.next;
      if (character === '\n') this.takeLineEnd();
      else if (character !== '' && signs.includes(character) && !this.isAtBranchEnd) this.at += 1;
      else return;
    }
  }

  /** A line end, and the here-documents that begin behind it. */
  takeLineEnd(): void {
    this.at += 1;
    for (const { end, stripsTabs } of this.#waiting.splice(0)) this.#skipDocument(end, stripsTabs);
  }

  expectDocument(end: ByteString, stripsTabs: boolean): void {
    this.#waiting.push({ end, stripsTabs });
  }

  #skipDocument(end: ByteString, stripsTabs: boolean): void {
    while (!this.isAtEnd) {
      const feed = this.text.indexOf('\n', this.at);
      const line = this.text.slice(this.at, feed < 0 ? this.text.length : feed);
      this.at = feed < 0 ? this.text.length : feed + 1;
      if ((stripsTabs ? line.replace(/^\t+/, '') : line) === end) return;
    }
  }
}
