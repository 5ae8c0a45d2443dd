/**
 * Takes single words out of header lists, and leaves everything else byte for byte as it was: with a word goes what parted
 * it from the word before or, if it was the first of its list, from the word behind it. A BEFORE of rcorder that has no word
 * left goes as a whole: it would say nothing. An empty REQUIRE says that the script needs nobody.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { Span } from '../../model/place.ts';

/** A stretch of a text: offsets, from 0. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The text without the words at the given spans, each of which is a word of a header list. O(n + k log k) for k words.
 */
export function removeWords(text: ByteString, spans: readonly Span[]): ByteString {
  const kept: ByteString[] = [];
  let at = 0;
  for (const run of joinNeighbours(text, spans)) {
    const { start, end } = widen(text, run);
    kept.push(text.slice(at, start));
    at = end;
  }
  kept.push(text.slice(at));
  return kept.join('');
}

/** Words with nothing but separators between them go together. */
function joinNeighbours(text: ByteString, spans: readonly Span[]): readonly Stretch[] {
  const runs: { start: number; end: number }[] = [];
  for (const { offset, length } of [...spans].sort((a, b) => a.offset - b.offset)) {
    const last = runs.at(-1);
    if (last !== undefined && skipBack(text, offset) <= last.end) last.end = Math.max(last.end, offset + length);
    else runs.push({ start: offset, end: offset + length });
  }
  return runs;
}

function widen(text: ByteString, { start, end }: Stretch): Stretch {
  const before = skipBack(text, start);
  const behind = skipForward(text, end);
  const isFirst = text.charAt(before - 1) === ':';
  const isLast = behind >= text.length || text.charAt(behind) === '\n' || text.charAt(behind) === '\r';
  if (!isFirst) return { start: before, end };
  if (!isLast) return { start, end: behind };
  return wholeBeforeLine(text, before, behind) ?? { start: before, end };
}

/**
 * The line of the BEFORE whose colon stands before `colon`, if the block is more than this line: else rcorder would go on to
 * the next lines of that kind, wherever they are.
 */
function wholeBeforeLine(text: ByteString, colon: number, end: number): Stretch | undefined {
  const start = text.lastIndexOf('\n', colon - 1) + 1;
  const feed = text.indexOf('\n', end);
  if (text.slice(start, colon) !== '# BEFORE:' || feed < 0) return undefined;
  const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, start);
  return isHeaderLine(above) || isHeaderLine(text.slice(feed + 1, feed + 40)) ? { start, end: feed + 1 } : undefined;
}

function isHeaderLine(line: ByteString): boolean {
  return /^# (?:PROVIDES?|REQUIRES?|BEFORE|KEYWORDS?):/.test(line.slice(0, 40));
}

/** Over separators to the left: blanks, tabs, the commas and semicolons of insserv, and continued line ends of rcorder. */
function skipBack(text: ByteString, offset: number): number {
  let at = offset;
  for (;;) {
    if (isSeparator(text.charAt(at - 1))) at -= 1;
    else if (text.charAt(at - 1) === '\n' && text.charAt(at - 2) === '\\') at -= 2;
    else return at;
  }
}

function skipForward(text: ByteString, offset: number): number {
  let at = offset;
  for (;;) {
    if (isSeparator(text.charAt(at))) at += 1;
    else if (text.charAt(at) === '\\' && text.charAt(at + 1) === '\n') at += 2;
    else return at;
  }
}

function isSeparator(character: string): boolean {
  return character === ' ' || character === '\t' || character === ',' || character === ';';
}
