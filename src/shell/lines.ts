/**
 * The lines of a script as code: comments and here-documents blanked out, and beside it a mask in which the contents of
 * quotes are blank too. Both have the lengths of the lines, so columns hold in all three. This is a lexer for what the
 * rules ask, not a shell: quotes inside `"$(...)"` are taken as closing the outer ones, which balances out.
 */
import type { ByteString } from '../model/bytes.ts';
import type { TextLines } from './text-lines.ts';

export interface ShellLines {
  /** By line, from 0. */
  readonly code: readonly ByteString[];
  readonly mask: readonly ByteString[];
  /** Whether a quote from a line above is still open where the line begins. */
  readonly isQuoted: readonly boolean[];
  /** Whether the line is of a here-document, the line that ends it included. */
  readonly isHere: readonly boolean[];
}

/** Longer lines, and what lies beyond this offset, are data and no script that a person wrote: they are taken as blank. */
const LONGEST_LINE = 1 << 15;
const LONGEST_SCRIPT = 1 << 21;

const SPECIAL = /['"#\\<]/;
const OUTSIDE = /['"#\\<]/g;
const IN_DOUBLE = /["\\]/g;
const IN_SINGLE = /'/g;
const IN_OTHER = /['\\]/g;
const BLANKS = ' '.repeat(LONGEST_LINE);

/** @param isShell other languages have backslashes in all quotes, and no here-documents that look like these. O(n). */
export function lexShell(lines: TextLines, isShell: boolean): ShellLines & { readonly endsQuoted: boolean } {
  const lexer = new Lexer(lines, isShell);
  for (let line = 1; line <= lines.count; line++) lexer.read(line);
  return lexer;
}

interface HereDocument {
  readonly end: ByteString;
  readonly stripTabs: boolean;
}

class Lexer implements ShellLines {
  readonly code: ByteString[] = [];
  readonly mask: ByteString[] = [];
  readonly isQuoted: boolean[] = [];
  readonly isHere: boolean[] = [];
  readonly #lines: TextLines;
  readonly #isShell: boolean;
  /** The quote that is open, or the empty string. */
  #quote = '';
  #waiting: HereDocument[] = [];
  /** The last line that reads so, for each; made when a here-document is met. */
  #lastLines: Map<ByteString, number> | undefined;

  constructor(lines: TextLines, isShell: boolean) {
    this.#lines = lines;
    this.#isShell = isShell;
  }

  /** Whether a quote is still open where the text, as far as it was read, ends. */
  get endsQuoted(): boolean {
    return this.#quote !== '';
  }

  read(line: number): void {
    const text = this.#lines.of(line);
    this.isQuoted.push(this.#quote !== '');
    const [here] = this.#quote === '' ? this.#waiting : [];
    this.isHere.push(here !== undefined);
    if (here !== undefined) {
      const plain = trimEnd(here.stripTabs ? text.replace(/^\t+/, '') : text);
      if (plain === here.end) this.#waiting.shift();
      this.#push('', '', text.length);
      return;
    }
    if (text.length > LONGEST_LINE || this.#lines.startOf(line) > LONGEST_SCRIPT) this.#push('', '', text.length);
    else if (this.#quote === '' && !SPECIAL.test(text)) this.#push(text, text, text.length);
    else this.#lex(text, line);
  }

  #push(code: ByteString, mask: ByteString, length: number): void {
    const short = Math.min(length, LONGEST_LINE);
    this.code.push(code.padEnd(short));
    this.mask.push(mask.padEnd(short));
  }

  /** Goes from one special byte to the next; what lies between is taken over, or blanked, as a whole. */
  #lex(text: ByteString, line: number): void {
    const parts: ByteString[] = [];
    let at = 0;
    while (at < text.length) {
      const next = this.#nextSpecial(text, at);
      parts.push(this.#quote === '' ? text.slice(at, next) : BLANKS.slice(0, next - at));
      at = next;
      if (at >= text.length) break;
      const character = text.charAt(at);
      if (character === '\\') {
        const both = Math.min(2, text.length - at);
        parts.push((this.#quote === '' ? '\\ ' : '  ').slice(0, both));
        at += both;
        continue;
      }
      if (this.#quote !== '') this.#quote = '';
      else if (character === '#') {
        if (isWordStart(text, at)) {
          this.#push(text.slice(0, at), parts.join(''), text.length);
          return;
        }
      } else if (character === '<') {
        if (this.#isShell) this.#noteHereDocument(text, at, line);
      } else this.#quote = character;
      parts.push(character);
      at += 1;
    }
    this.#push(text, parts.join(''), text.length);
  }

  /** Where the next byte is that means something: within quotes their end, or a backslash where it has a meaning. */
  #nextSpecial(text: ByteString, at: number): number {
    const pattern =
      this.#quote === '' ? OUTSIDE : this.#quote === '"' ? IN_DOUBLE : this.#isShell ? IN_SINGLE : IN_OTHER;
    pattern.lastIndex = at;
    return pattern.exec(text)?.index ?? text.length;
  }

  #noteHereDocument(text: ByteString, at: number, line: number): void {
    if (text.charAt(at + 1) !== '<' || text.charAt(at - 1) === '<' || text.charAt(at + 2) === '<') return;
    const [, dash = '', quoted = '', bare = ''] =
      /^<<(-?)[ \t]*(?:\\?["']([^"'\n]{1,99})["']|\\?([A-Za-z_!][A-Za-z0-9_.!-]{0,99}))/.exec(
        text.slice(at, at + 120),
      ) ?? [];
    const end = quoted === '' ? bare : quoted;
    // One that never ends is a shift of numbers, or no shell at all; to take it as open would hide the rest of the script.
    if (end === '' || this.#lastLine(end) <= line) return;
    this.#waiting.push({ end, stripTabs: dash !== '' });
  }

  #lastLine(end: ByteString): number {
    if (this.#lastLines === undefined) {
      this.#lastLines = new Map();
      for (let line = 1; line <= this.#lines.count; line++) {
        if (this.#lines.endOf(line) - this.#lines.startOf(line) > 200) continue;
        this.#lastLines.set(trimEnd(this.#lines.of(line).replace(/^\t+/, '')), line);
      }
    }
    return this.#lastLines.get(end) ?? 0;
  }
}

function isWordStart(text: ByteString, at: number): boolean {
  return at === 0 || ' \t;&|()`'.includes(text.charAt(at - 1));
}

/** A loop, since a pattern that must end the text would look at each run of blanks again from each of its blanks. */
function trimEnd(text: ByteString): ByteString {
  let end = text.length;
  while (end > 0 && (text.charAt(end - 1) === ' ' || text.charAt(end - 1) === '\r')) end -= 1;
  return text.slice(0, end);
}
