/**
 * Comment lines that look like rcorder header lines but that rcorder(8) does not see: it says nothing about them, and the
 * script silently loses the dependency. They are findings of the reader, so that every command can point at them.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { HeaderFinding, HeaderFindingCode } from '../../model/finding.ts';
import { keyOf, readComment, skipBlanks, type CommentLine } from '../text/comment.ts';
import { lineEnd } from '../text/lines.ts';
import type { LsbReading } from '../lsb/reader.ts';
import type { RcorderReading } from './reader.ts';
import { locateOnLine, wordAt } from '../text/words.ts';

const NAMES: ReadonlySet<ByteString> = new Set([
  'PROVIDE',
  'PROVIDES',
  'REQUIRE',
  'REQUIRES',
  'BEFORE',
  'KEYWORD',
  'KEYWORDS',
]);

/**
 * Lines outside the header and outside the LSB block that were meant as rcorder header lines. Those that a common comment
 * could be taken for (another letter case, no colon) count only where they adjoin the header, or, in a text without one,
 * above its code. O(n).
 */
export function findRcorderSlips(text: ByteString, header: RcorderReading, lsb: LsbReading): readonly HeaderFinding[] {
  const findings: HeaderFinding[] = [];
  /** Doubtful slips of the present run of comment lines, which counts if the header is found to adjoin it. */
  let doubtful: HeaderFinding[] = [];
  const first = header.fields[0]?.key;
  const headerStart = first === undefined ? text.length : first.offset - first.column + 1;
  let isTop = true;
  let adjoins = false;
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    const end = lineEnd(text, start);
    const inHeader = start >= headerStart && start < header.next;
    const inBlock = start >= lsb.start && start < lsb.end;
    const comment = inHeader || inBlock ? undefined : readComment(text, start, end, line);
    if (inHeader) {
      if (!adjoins) findings.push(...doubtful);
      adjoins = true;
    } else if (comment === undefined || comment.key >= end) {
      adjoins = false;
      if (comment === undefined && end > start && !inBlock) isTop = false;
    }
    if (inHeader || comment === undefined || comment.key >= end) doubtful = [];
    const slip = comment && slipOf(text, comment, start > headerStart);
    if (comment !== undefined && slip !== undefined) {
      const span = wordAt(text, comment.key, comment.keyEnd, locateOnLine(line, start));
      const finding = { code: slip.code, span, text: span.text };
      if (!slip.isDoubtful || adjoins || (first === undefined && isTop && slip.code === 'header/keyword-case')) {
        findings.push(finding);
      } else if (start < headerStart) doubtful.push(finding);
    }
    start = end + 1;
  }
  return findings;
}

interface Slip {
  readonly code: HeaderFindingCode;
  /** A comment of any script could look so. */
  readonly isDoubtful: boolean;
}

function slipOf(text: ByteString, comment: CommentLine, behindHeader: boolean): Slip | undefined {
  if (comment.hash !== comment.start) return undefined;
  const name = keyOf(text, comment);
  const isExactCase = NAMES.has(name);
  if (!isExactCase && !NAMES.has(name.toUpperCase())) return undefined;
  if (comment.colon < 0) {
    const value = skipBlanks(text, comment.keyEnd, comment.end);
    const isField = isExactCase && value > comment.keyEnd && value < comment.end;
    return isField ? { code: 'header/missing-colon', isDoubtful: true } : undefined;
  }
  const isDoubtful = !isExactCase;
  const gap = comment.key - comment.hash - 1;
  if (gap === 0) return { code: 'header/missing-space-after-hash', isDoubtful };
  if (gap > 1 || text.charCodeAt(comment.hash + 1) === 0x09)
    return { code: 'header/extra-space-after-hash', isDoubtful };
  if (isDoubtful) return { code: 'header/keyword-case', isDoubtful };
  if (comment.colon > comment.keyEnd) return { code: 'header/space-before-colon', isDoubtful };
  return behindHeader ? { code: 'rcd/block-interrupted', isDoubtful } : undefined;
}
