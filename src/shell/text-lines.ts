/** The lines of a script, by number. Lines count from 1; a line feed at the end of the text opens no further line. */
import type { ByteString } from '../model/bytes.ts';
import type { Span } from '../model/place.ts';

export class TextLines {
  readonly text: ByteString;
  /** Offset of the first byte of each line; the first element stands for line 1. */
  readonly #starts: readonly number[];

  /** O(n). */
  constructor(text: ByteString) {
    this.text = text;
    const starts: number[] = [];
    for (let at = 0; at < text.length;) {
      starts.push(at);
      const feed = text.indexOf('\n', at);
      at = feed < 0 ? text.length : feed + 1;
    }
    this.#starts = starts;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** Offset of a line; the end of the text for a line behind the last. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.text.length;
  }

  /** Behind the last byte of a line, its line feed left out. */
  endOf(line: number): number {
    const next = this.startOf(line + 1);
    return next > this.startOf(line) && this.text.charCodeAt(next - 1) === 0x0a ? next - 1 : next;
  }

  /** The bytes of a line without its line feed. */
  of(line: number): ByteString {
    return this.text.slice(this.startOf(line), this.endOf(line));
  }

  /** The span of a whole line without the blanks around it; an empty line has length 0. */
  spanOf(line: number): Span {
    let start = this.startOf(line);
    let end = this.endOf(line);
    while (start < end && isBlank(this.text.charCodeAt(start))) start += 1;
    while (end > start && isBlank(this.text.charCodeAt(end - 1))) end -= 1;
    return this.span(line, start, end);
  }

  /** The span between two offsets that both lie on a line. */
  span(line: number, start: number, end: number): Span {
    return { line, column: start - this.startOf(line) + 1, offset: start, length: end - start };
  }

  /** The line on which an offset lies. O(log n). */
  lineAt(offset: number): number {
    let low = 1;
    let high = Math.max(1, this.count);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d;
}
