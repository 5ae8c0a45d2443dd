/**
 * Comment lines that look like rcorder header lines but that rcorder(8) does not see: it says nothing about them, and the
 * script silently loses the dependency. They are findings of the reader, so that every command can point at them.
 */
import type { ByteString } from '../model/bytes.ts';
import type { HeaderFinding, HeaderFindingCode } from '../model/finding.ts';
import { keyOf, readComment, type CommentLine } from './comment.ts';
import { lineEnd } from './lines.ts';
import type { LsbReading } from './lsb.ts';
import type { RcorderReading } from './rcorder.ts';
import { locateOnLine, wordAt } from './words.ts';

const NAMES: ReadonlySet<ByteString> = new Set([
  'PROVIDE',
  'PROVIDES',
  'REQUIRE',
  'REQUIRES',
  'BEFORE',
  'KEYWORD',
  'KEYWORDS',
]);

/** Lines outside the header and outside the LSB block that were meant as rcorder header lines. O(n). */
export function findRcorderSlips(text: ByteString, header: RcorderReading, lsb: LsbReading): readonly HeaderFinding[] {
  const findings: HeaderFinding[] = [];
  const first = header.fields[0]?.key;
  const headerStart = first === undefined ? text.length : first.offset - first.column + 1;
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    const end = lineEnd(text, start);
    const inHeader = start >= headerStart && start < header.next;
    const inBlock = start >= lsb.start && start < lsb.end;
    const comment = inHeader || inBlock ? undefined : readComment(text, start, end, line);
    const code = comment && slipOf(text, comment, start > headerStart);
    if (comment !== undefined && code !== undefined) {
      const span = wordAt(text, comment.key, comment.keyEnd, locateOnLine(line, start));
      findings.push({ code, span, text: span.text });
    }
    start = end + 1;
  }
  return findings;
}

function slipOf(text: ByteString, comment: CommentLine, behindHeader: boolean): HeaderFindingCode | undefined {
  if (comment.colon < 0 || comment.hash !== comment.start) return undefined;
  const name = keyOf(text, comment);
  if (!NAMES.has(name)) return undefined;
  const gap = comment.key - comment.hash - 1;
  if (gap === 0) return 'header/missing-space-after-hash';
  if (gap > 1 || text.charCodeAt(comment.hash + 1) === 0x09) return 'header/extra-space-after-hash';
  if (comment.colon > comment.keyEnd) return 'header/space-before-colon';
  return behindHeader ? 'rcd/block-interrupted' : undefined;
}
