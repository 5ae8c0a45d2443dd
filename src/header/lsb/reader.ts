/**
 * The LSB dialect: the block between `### BEGIN INIT INFO` and `### END INIT INFO` (LSB 5.0 Core, 22.3). Read with good
 * will: a field whose meaning is plain counts even where a tool would miss it, and the slip is a finding. What insserv and
 * chkconfig make of the very same lines is in their own views.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { HeaderFinding, HeaderFindingCode } from '../../model/finding.ts';
import type { LsbField, LsbHeader } from '../../model/header.ts';
import type { Span, Word } from '../../model/place.ts';
import { keyOf, readComment, skipBlanks, type CommentLine } from '../text/comment.ts';
import { lineEnd } from '../text/lines.ts';
import { isExtensionName, usualLsbName } from './fields.ts';
import { findMarkers, type Marker } from './markers.ts';
import { locateOnLine, SPACE_SEPARATED, splitWords, trimmedWord, wordAt } from '../text/words.ts';

/** What the reader found, and which part of the text is the block (for the readers of other dialects). */
export interface LsbReading {
  readonly header: LsbHeader | undefined;
  readonly findings: readonly HeaderFinding[];
  /** Offsets of the block's first byte and of the first byte behind it; both -1 without a block. */
  readonly start: number;
  readonly end: number;
}

/** Reads the first block of a text. Later blocks, stray markers and lines that are no fields are findings. O(n). */
export function readLsb(text: ByteString): LsbReading {
  const findings: HeaderFinding[] = [];
  const report: Report = (code, span) => {
    const { line, column, offset, length } = span;
    findings.push({ code, span: { line, column, offset, length }, text: text.slice(offset, offset + length) });
  };
  const markers = findMarkers(text);
  // A misspelt BEGIN stands for the block only if no tool would see another one.
  const begins = markers.filter((marker) => marker.kind === 'BEGIN');
  const begin = begins.find((marker) => marker.exact) ?? begins[0];
  const endMarker = begin && markers.find((marker) => marker.kind === 'END' && marker.offset > begin.offset);
  reportMarkers(markers, begin, endMarker, report);
  if (begin === undefined) return { header: undefined, findings, start: -1, end: -1 };
  const markerLines = new Set(markers.map((marker) => marker.line));
  const block = readBlock(text, begin, endMarker, markerLines, report);
  const header = { begin, fields: block.fields, ...(endMarker && { end: endMarker }) };
  return { header, findings, start: begin.offset - begin.column + 1, end: endMarker?.next ?? block.end };
}

/** The first field of that name, which is the one that counts. */
export function lsbField(header: LsbHeader, keyword: ByteString): LsbField | undefined {
  return header.fields.find((field) => field.keyword === keyword);
}

type Report = (code: HeaderFindingCode, span: Span) => void;

function reportMarkers(
  markers: readonly Marker[],
  begin: Marker | undefined,
  end: Marker | undefined,
  report: Report,
): void {
  for (const marker of markers) {
    if (!marker.exact) report('lsb/malformed-marker', marker);
    else if (marker.kind === 'BEGIN' && marker !== begin) report('lsb/duplicate-block', marker);
    else if (marker.kind === 'END' && (begin === undefined || marker.offset < begin.offset)) {
      report('lsb/end-without-begin', marker);
    }
  }
  if (begin !== undefined && end === undefined) report('lsb/unterminated-block', begin);
}

/** A field whose continuation lines are still being read. */
interface OpenField extends LsbField {
  readonly continuation: Word[];
}

/**
 * The lines behind BEGIN. A block with END goes up to it, as insserv reads it; one without goes up to the first line that
 * is no comment, since all behind that is the script.
 */
function readBlock(
  text: ByteString,
  begin: Marker,
  endMarker: Marker | undefined,
  markerLines: ReadonlySet<number>,
  report: Report,
): { readonly fields: readonly LsbField[]; readonly end: number } {
  const limit = endMarker === undefined ? text.length : endMarker.offset - endMarker.column + 1;
  const fields: OpenField[] = [];
  const seen = new Set<ByteString>();
  let last: OpenField | undefined;
  let start = begin.next;
  for (let line = begin.line + 1; start < limit; line++) {
    const end = lineEnd(text, start);
    const comment = readComment(text, start, end, line);
    if (comment === undefined && endMarker === undefined) break;
    // A field behind blanks is plain to see, yet only chkconfig sees it.
    if (comment?.hash !== start)
      report('lsb/non-comment-in-block', trimmedWord(text, start, end, locateOnLine(line, start)));
    if (comment === undefined || markerLines.has(line)) {
      last = undefined;
    } else if (last !== undefined && isContinuation(text, comment, last)) {
      const words = trimmedWord(text, comment.key, end, locateOnLine(line, start));
      if (last.keyword === 'Description') last.continuation.push(words);
      else report('lsb/continuation-not-allowed', words);
    } else {
      const field = readField(text, comment, report);
      if (field !== undefined) {
        if (seen.has(field.keyword)) report('lsb/duplicate-keyword', field.key);
        seen.add(field.keyword);
        fields.push(field);
        last = field;
      }
    }
    start = end + 1;
  }
  return { fields, end: start };
}

/**
 * `#` and a tab or at least two blanks, then text. Behind a Description that is its next line, whatever it says; behind
 * another field it is one only if it is no field itself.
 */
function isContinuation(text: ByteString, comment: CommentLine, last: LsbField): boolean {
  if (!isIndented(text, comment) || comment.key >= comment.end) return false;
  return last.keyword === 'Description' || comment.colon < 0 || usualLsbName(keyOf(text, comment)) === undefined;
}

function isIndented(text: ByteString, comment: CommentLine): boolean {
  const gap = comment.key - comment.hash - 1;
  return gap > 1 || (gap === 1 && text.charCodeAt(comment.hash + 1) === 0x09);
}

function readField(text: ByteString, comment: CommentLine, report: Report): OpenField | undefined {
  const locate = locateOnLine(comment.line, comment.start);
  const name = keyOf(text, comment);
  const usual = usualLsbName(name);
  if (comment.colon < 0) {
    const line = trimmedWord(text, comment.start, comment.end, locate);
    report(usual !== undefined && hasValue(text, comment) ? 'header/missing-colon' : 'lsb/malformed-line', line);
    return undefined;
  }
  const key = wordAt(text, comment.key, comment.keyEnd, locate);
  const slip = slipOf(text, comment, key, usual);
  if (slip !== undefined) report(slip, key);
  return {
    keyword: usual ?? name,
    key,
    value: trimmedWord(text, comment.colon + 1, comment.end, locate),
    words: splitWords(text, comment.colon + 1, comment.end, locate, SPACE_SEPARATED),
    continuation: [],
  };
}

/** True if a blank and then something else follows the would-be field name. */
function hasValue(text: ByteString, { keyEnd, end }: CommentLine): boolean {
  const value = skipBlanks(text, keyEnd, end);
  return value > keyEnd && value < end;
}

/** The most specific slip of a field line; one line has one finding of this kind. */
function slipOf(
  text: ByteString,
  comment: CommentLine,
  key: Word,
  usual: ByteString | undefined,
): HeaderFindingCode | undefined {
  if (usual === undefined && !isExtensionName(key.text)) return 'lsb/unknown-keyword';
  if (comment.key === comment.hash + 1) return 'header/missing-space-after-hash';
  if (isIndented(text, comment)) return 'header/extra-space-after-hash';
  if (usual !== undefined && usual !== key.text) return 'header/keyword-case';
  return comment.colon > comment.keyEnd ? 'header/space-before-colon' : undefined;
}
