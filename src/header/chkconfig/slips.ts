/**
 * Comment lines that were meant as chkconfig fields but that some tool does not take: chkconfig itself overlooks other letter
 * case and blanks before the colon, rpmlint anything but one blank behind the hash.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { HeaderFinding, HeaderFindingCode } from '../../model/finding.ts';
import { keyOf, readComment, type CommentLine } from '../text/comment.ts';
import { lineEnd } from '../text/lines.ts';
import type { LsbReading } from '../lsb/reader.ts';
import { locateOnLine, wordAt } from '../text/words.ts';

const OTHER_NAMES: ReadonlySet<ByteString> = new Set([
  'description',
  'processname',
  'pidfile',
  'config',
  'probe',
  'hide',
]);

const LSB_NAMES = /^(?:Provides|(?:Required|Should|Default)-St(?:art|op)|Short-Description)$/;

/**
 * Slips of chkconfig fields outside the LSB block. A `chkconfig` line is looked for in the whole text; the other names are
 * common words, so they count only in the comments above the code of a text that has a `chkconfig` line; `Description` in
 * another letter case only where no `description` is. O(n).
 */
export function findChkconfigSlips(text: ByteString, lsb: LsbReading): readonly HeaderFinding[] {
  const findings: HeaderFinding[] = [];
  if (!/chkconfig/i.test(text)) return findings;
  const others: HeaderFinding[] = [];
  let isTop = true;
  let isContinued = false;
  let hasLine = false;
  let hasDescription = false;
  let hasLsb = false;
  const descriptions: HeaderFinding[] = [];
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    const end = lineEnd(text, start);
    const inBlock = start >= lsb.start && start < lsb.end;
    const comment = readComment(text, start, end, line);
    if (comment === undefined && end > start) isTop = false;
    if (comment !== undefined && comment.colon >= 0 && !inBlock && !isContinued) {
      const name = keyOf(text, comment);
      const isLine = name.toLowerCase() === 'chkconfig';
      hasLine ||= isLine;
      hasDescription ||= name === 'description';
      // Fields of LSB whose markers are at fault: their Description is none of chkconfig's.
      hasLsb ||= LSB_NAMES.test(name);
      const isDescription = name.toLowerCase() === 'description';
      const isKnown = isLine || (isTop && (OTHER_NAMES.has(name) || isDescription));
      const code = isKnown ? slipOf(text, comment, name) : undefined;
      if (code !== undefined) {
        const span = wordAt(text, comment.key, comment.keyEnd, locateOnLine(line, start));
        const list = isLine ? findings : OTHER_NAMES.has(name) ? others : descriptions;
        list.push({ code, span, text: name });
      }
    }
    isContinued = comment !== undefined && text.charAt(end - 1) === '\\';
    start = end + 1;
  }
  if (!hasLine) return findings;
  return [...findings, ...others, ...(hasDescription || hasLsb ? [] : descriptions)];
}

function slipOf(text: ByteString, comment: CommentLine, name: ByteString): HeaderFindingCode | undefined {
  const gap = comment.key - comment.hash - 1;
  if (gap === 0) return 'header/missing-space-after-hash';
  if (gap > 1 || text.charCodeAt(comment.hash + 1) === 0x09) return 'header/extra-space-after-hash';
  if (name !== name.toLowerCase()) return 'header/keyword-case';
  return comment.colon > comment.keyEnd ? 'header/space-before-colon' : undefined;
}
