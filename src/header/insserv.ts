/**
 * insserv's reading of an LSB block (version 1.26). A view over the same comment lines as the generous reader's, with the
 * rules of the program in place of good will; the oddities below are its own.
 */
import type { ByteString } from '../model/bytes.ts';
import type { InsservField, InsservKeyword, InsservReading, InsservRunlevels } from '../model/insserv.ts';
import type { Span, Word } from '../model/place.ts';
import { NO_RUNLEVEL, runlevelSet } from '../model/runlevel.ts';
import { keyOf, readComment, skipBlanks } from './comment.ts';
import { insservKeyword } from './insserv-fields.ts';
import { INSSERV_SEPARATED, printableEnd } from './insserv-words.ts';
import { shortLines, type ShortLine } from './short-lines.ts';
import { locateOnLine, splitWords, wordAt, type Locate } from './words.ts';

const BEGIN = '### BEGIN INIT INFO';
const END = '### END INIT INFO';

/** What counts as a word of Default-Start and Default-Stop. No other word does harm there, nor does an empty one. */
const RUNLEVEL_CHARACTERS = '0123456sSbB';

/**
 * Reads the block of a script or an override. The markers may stand anywhere in a line; a second BEGIN changes nothing and
 * a second block is never read. Never throws. O(n).
 */
export function readInsserv(text: ByteString): InsservReading {
  const fields = new Map<InsservKeyword, InsservField>();
  let begin: Span | undefined;
  let end: Span | undefined;
  if (text.includes(BEGIN)) {
    for (const piece of shortLines(text)) {
      if (begin === undefined) {
        begin = findMarker(text, piece, BEGIN);
        continue;
      }
      const field = readField(text, piece);
      if (field !== undefined && !fields.has(field.keyword)) fields.set(field.keyword, field);
      end = findMarker(text, piece, END);
      if (end !== undefined) break;
    }
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

function findMarker(text: ByteString, piece: ShortLine, marker: ByteString): Span | undefined {
  const at = text.slice(piece.start, piece.end).indexOf(marker);
  if (at < 0) return undefined;
  return locateOnLine(piece.line, piece.lineStart)(piece.start + at, piece.start + at + marker.length);
}

/** A hash in column one, blanks, the name, at once a colon, blanks, the value. */
function readField(text: ByteString, piece: ShortLine): InsservField | undefined {
  const comment = readComment(text, piece.start, piece.end, piece.line);
  if (comment?.hash !== piece.start || comment.colon !== comment.keyEnd) return undefined;
  const keyword = insservKeyword(keyOf(text, comment));
  if (keyword === undefined) return undefined;
  const locate = locateOnLine(piece.line, piece.lineStart);
  const start = skipBlanks(text, comment.colon + 1, piece.end);
  const end = printableEnd(text, start, piece.end);
  const runlevels = keyword === 'Default-Start' || keyword === 'Default-Stop';
  return {
    keyword,
    key: wordAt(text, comment.key, comment.keyEnd, locate),
    value: wordAt(text, start, end, locate),
    words: runlevels ? runlevelWords(text, start, end, locate) : listWords(text, start, end, locate),
  };
}

/** The words up to the first empty one: insserv takes two separators in a row for the end of the list. */
function listWords(text: ByteString, start: number, end: number, locate: Locate): readonly Word[] {
  let stop = start;
  while (stop < end && !(isSeparatorAt(text, stop) && (stop === start || isSeparatorAt(text, stop - 1)))) stop += 1;
  return splitWords(text, start, stop, locate, INSSERV_SEPARATED);
}

function isSeparatorAt(text: ByteString, at: number): boolean {
  const byte = text.charAt(at);
  return byte === ' ' || byte === ',' || byte === ';';
}

function runlevelWords(text: ByteString, start: number, end: number, locate: Locate): readonly Word[] {
  const words = splitWords(text, start, end, locate, INSSERV_SEPARATED);
  return words.filter((word) => word.length === 1 && RUNLEVEL_CHARACTERS.includes(word.text));
}

function readRunlevels(field: InsservField | undefined): InsservRunlevels {
  let set = NO_RUNLEVEL;
  for (const word of field?.words ?? []) set |= runlevelSet(word.text);
  const wrong = field?.words.find((word) => runlevelSet(word.text) === NO_RUNLEVEL);
  return wrong === undefined ? { set } : { set, wrong };
}
