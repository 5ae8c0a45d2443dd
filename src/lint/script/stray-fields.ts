/** LSB fields that stand in no block, since its markers are missing or written in a way that no tool takes for them. */
import type { ByteString } from '../../model/bytes.ts';
import type { Headers } from '../../model/header.ts';

export interface StrayFields {
  /** Offsets of the first field's line, and behind the line feed of the last one's. */
  readonly start: number;
  readonly end: number;
  /** The comments around that were meant as markers, each from its hash to behind its line feed. */
  readonly begin?: Stretch;
  readonly finish?: Stretch;
}

interface Stretch {
  readonly offset: number;
  readonly length: number;
}

/** LSB's spelling: rcorder's own words are upper case. */
const FIELD =
  /^#[ \t]*(?:[Pp]rovides|(?:[Rr]equired|[Ss]hould|[Dd]efault)-[Ss]t(?:art|op)|[Ss]hort-[Dd]escription|X-St(?:art-Before|op-After))[ \t]*:.*(?:\n|$)/gm;

/** The stray fields of a text, if at least two stand below one another. O(n). */
export function findStrayFields({ lsb }: Pick<Headers, 'lsb'>, text: ByteString): StrayFields | undefined {
  if (lsb !== undefined || !text.includes('-St')) return undefined;
  let start = -1;
  let end = -1;
  let count = 0;
  for (const { index, 0: line } of text.matchAll(FIELD)) {
    if (index !== end) {
      if (count > 1) break;
      [start, count] = [index, 0];
    }
    count += 1;
    end = index + line.length;
  }
  if (count < 2) return undefined;
  const before = text.lastIndexOf('\n', start - 2) + 1;
  const after = text.indexOf('\n', end);
  const begin = stretchOf(text, before, start, /^#.*\b(?:BEGIN|START|LSB|INIT)\b/i);
  const finish = stretchOf(text, end, after < 0 ? text.length : after + 1, /^#.*\bEND\b/i);
  return { start, end, ...(begin && { begin }), ...(finish && { finish }) };
}

function stretchOf(text: ByteString, offset: number, end: number, form: RegExp): Stretch | undefined {
  return offset < end && form.test(text.slice(offset, Math.min(end, offset + 200)))
    ? { offset, length: end - offset }
    : undefined;
}
