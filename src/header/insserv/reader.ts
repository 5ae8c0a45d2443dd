/**
 * insserv's reading of an LSB block (version 1.26). A view over the same comment lines as the generous reader's, with the
 * rules of the program in place of good will; the oddities below are its own.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { InsservField, InsservKeyword, InsservReading, InsservRunlevels } from '../../model/insserv.ts';
import type { Span, Word } from '../../model/place.ts';
import { NO_RUNLEVEL, runlevelSet } from '../../model/runlevel.ts';
import { insservKeyword } from './fields.ts';
import { ShortLines } from './short-lines.ts';
import { locateOnLine } from '../text/words.ts';

const BEGIN = '### BEGIN INIT INFO';
const END = '### END INIT INFO';
const DESCRIPTION = 'description';

/**
 * A hash, blanks, the name, at once a colon, blanks, and printable ASCII. Of parts that stand side by side only the last two
 * share a byte, and nothing behind the colon can fail, so the pattern goes back at most once over each part; it is several
 * times faster than a loop in a program that has just started.
 */
const FIELD = /^#([ \t]*)([\w-]+):([ \t]*)([ -~]*)/;
const HASH = 0x23;

/** Each of these ends a word. */
const SEPARATOR = /[ ,;]/;

/** What counts as a word of Default-Start and Default-Stop. No other word does harm there, nor does an empty one. */
const RUNLEVEL_CHARACTERS = '0123456sSbB';

/**
 * Reads the block of a script or an override. The markers may stand anywhere in a line; a second BEGIN changes nothing and
 * a second block is never read. Never throws. O(n).
 */
export function readInsserv(text: ByteString): InsservReading {
  const fields = new Map<InsservKeyword, InsservField>();
  const begins = new MarkerSearch(text, BEGIN);
  const ends = new MarkerSearch(text, END);
  let begin: Span | undefined;
  let end: Span | undefined;
  let isDescribed = false;
  for (const piece = new ShortLines(text, begins.next(0)); piece.next();) {
    if (begin === undefined) {
      begin = begins.findIn(piece, piece.end);
      continue;
    }
    const line = matchLine(text, piece);
    let searched = piece.end;
    if (line !== undefined) {
      const field = readField(line, piece);
      const isFirst = field === undefined ? isDescription(line) && !isDescribed : !fields.has(field.keyword);
      if (isFirst) {
        // The program ends the value with a NUL in its own buffer, and so hides from itself what stands behind it.
        if (line[4] !== '') searched = piece.start + line[0].length;
        if (field === undefined) isDescribed = true;
        else fields.set(field.keyword, field);
      }
    }
    end = ends.findIn(piece, searched);
    if (end !== undefined) break;
  }
  return {
    block: begin === undefined ? 'none' : end === undefined ? 'unterminated' : 'complete',
    fields,
    interactive: fields.get('X-Interactive')?.value.text === 'true',
    defaultStart: readRunlevels(fields.get('Default-Start')),
    defaultStop: readRunlevels(fields.get('Default-Stop')),
    ...(begin && { begin }),
    ...(end && { end }),
  };
}

/** Looks for a marker in one piece after the other. The text is searched once, however many pieces there are. */
class MarkerSearch {
  readonly #text: ByteString;
  readonly #marker: ByteString;
  /** The first one that is not behind a piece that was asked about. */
  #at = -1;

  constructor(text: ByteString, marker: ByteString) {
    this.#text = text;
    this.#marker = marker;
  }

  /** Where the next one begins, from an offset that never falls; the length of the text if there is none. */
  next(from: number): number {
    if (this.#at < from) {
      const found = this.#text.indexOf(this.#marker, from);
      this.#at = found < 0 ? this.#text.length : found;
    }
    return this.#at;
  }

  /** One that is as a whole in the piece, up to `end`. */
  findIn({ start, line, lineStart }: ShortLines, end: number): Span | undefined {
    const at = this.next(start);
    const behind = at + this.#marker.length;
    return behind > end ? undefined : locateOnLine(line, lineStart)(at, behind);
  }
}

/** The parts of a line that may be that of a field. */
function matchLine(text: ByteString, { start, end }: ShortLines): RegExpExecArray | undefined {
  if (text.charCodeAt(start) !== HASH) return undefined;
  return FIELD.exec(text.slice(start, end)) ?? undefined;
}

/** Nobody asks for its value, but the program reads it. */
function isDescription([, , name = '']: RegExpExecArray): boolean {
  return name.length === DESCRIPTION.length && name.toLowerCase() === DESCRIPTION;
}

/** A field, if the line is that of one. */
function readField(found: RegExpExecArray, { start, line, lineStart }: ShortLines): InsservField | undefined {
  const name = found[2] ?? '';
  const keyword = insservKeyword(name);
  if (keyword === undefined) return undefined;
  const key = start + 1 + (found[1] ?? '').length;
  const value = key + name.length + 1 + (found[3] ?? '').length;
  return new LineField(keyword, name, found[4] ?? '', { line, lineStart, key, value });
}

/** Where the parts of a field begin: the number of its line, and offsets. */
interface FieldPlace {
  readonly line: number;
  readonly lineStart: number;
  readonly key: number;
  readonly value: number;
}

/** A field whose words are made when they are asked for: nobody ever asks most headers for the half of them. */
class LineField implements InsservField {
  readonly keyword: InsservKeyword;
  readonly #name: ByteString;
  readonly #value: ByteString;
  readonly #place: FieldPlace;

  constructor(keyword: InsservKeyword, name: ByteString, value: ByteString, place: FieldPlace) {
    this.keyword = keyword;
    this.#name = name;
    this.#value = value;
    this.#place = place;
  }

  get key(): Word {
    return this.#wordAt(this.#name, this.#place.key);
  }

  get value(): Word {
    return this.#wordAt(this.#value, this.#place.value);
  }

  /**
   * Of a list the words up to the first empty one, since insserv takes two separators in a row for its end; of runlevels
   * those that can be one.
   */
  get words(): readonly Word[] {
    const isLevels = this.keyword === 'Default-Start' || this.keyword === 'Default-Stop';
    const words: Word[] = [];
    let offset = this.#place.value;
    for (const word of split(this.#value)) {
      if (word === '' && !isLevels) break;
      if (!isLevels || (word.length === 1 && RUNLEVEL_CHARACTERS.includes(word))) {
        words.push(this.#wordAt(word, offset));
      }
      offset += word.length + 1;
    }
    return words;
  }

  #wordAt(text: ByteString, offset: number): Word {
    const { line, lineStart } = this.#place;
    return { text, line, column: offset - lineStart + 1, offset, length: text.length };
  }
}

/** Most values have blanks alone, which are split several times faster than by a pattern. */
function split(value: ByteString): readonly ByteString[] {
  return value.includes(',') || value.includes(';') ? value.split(SEPARATOR) : value.split(' ');
}

function readRunlevels(field: InsservField | undefined): InsservRunlevels {
  let set = NO_RUNLEVEL;
  let wrong: Word | undefined;
  for (const word of field?.words ?? []) {
    const level = runlevelSet(word.text);
    set |= level;
    if (level === NO_RUNLEVEL) wrong ??= word;
  }
  return wrong === undefined ? { set } : { set, wrong };
}
