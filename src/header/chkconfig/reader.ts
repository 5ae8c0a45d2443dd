/**
 * The chkconfig dialect: comment lines anywhere in a script (chkconfig(8), "RUNLEVEL FILES"). Read with good will; what
 * chkconfig 1.33 itself makes of the same lines, its scanning beyond line ends included, is in `chkconfig-strict.ts`.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { HeaderFinding, HeaderFindingCode } from '../../model/finding.ts';
import type {
  ChkconfigDescription,
  ChkconfigHeader,
  ChkconfigKeyword,
  ChkconfigLine,
  Field,
  Priority,
} from '../../model/header.ts';
import type { Span, Word } from '../../model/place.ts';
import { keyOf, readComment, type CommentLine } from '../text/comment.ts';
import { lineEnd } from '../text/lines.ts';
import { locateOnLine, SPACE_SEPARATED, splitWords, trimmedWord, wordAt } from '../text/words.ts';

const OTHER_KEYWORDS: readonly ByteString[] = ['processname', 'pidfile', 'config', 'probe', 'hide'];

function isOtherKeyword(key: ByteString): key is ChkconfigKeyword {
  return OTHER_KEYWORDS.includes(key);
}

export interface ChkconfigReading {
  readonly header: ChkconfigHeader | undefined;
  readonly findings: readonly HeaderFinding[];
}

/**
 * Reads all chkconfig comments of a text. An LSB block (`blockFrom`..`blockTo`, offsets) does not hide them, as it does not
 * for chkconfig; only a description in there is the block's own field. O(n).
 */
export function readChkconfig(text: ByteString, blockFrom = -1, blockTo = -1): ChkconfigReading {
  const findings: HeaderFinding[] = [];
  const descriptions: ChkconfigDescription[] = [];
  const fields: Field<ChkconfigKeyword>[] = [];
  const report: Report = (code, { line, column, offset, length }) => {
    findings.push({ code, span: { line, column, offset, length }, text: text.slice(offset, offset + length) });
  };
  let first: ChkconfigLine | undefined;
  let seen = false;
  let described = 0;
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    const end = lineEnd(text, start);
    const inBlock = start >= blockFrom && start < blockTo;
    const comment = readComment(text, start, end, line);
    start = end + 1;
    if (comment === undefined || comment.colon !== comment.keyEnd) continue;
    const key = keyOf(text, comment);
    if (key === 'chkconfig') {
      if (seen) report('chkconfig/duplicate-line', keyWord(text, comment));
      first ??= readLine(text, comment, report);
      seen = true;
    } else if (key === 'description' || key.startsWith('description(')) {
      // A line that a description goes on over may hold another field, but no second description: the walk stays linear.
      if (inBlock || comment.start < described) continue;
      const { last, ...description } = readDescription(text, comment, report);
      descriptions.push(description);
      described = last.end;
    } else if (isOtherKeyword(key)) {
      fields.push(readOther(text, comment, key));
    }
  }
  if (!seen && descriptions.length === 0 && fields.length === 0) return { header: undefined, findings };
  return { header: { descriptions, fields, ...(first && { line: first }) }, findings };
}

type Report = (code: HeaderFindingCode, span: Span) => void;

function keyWord(text: ByteString, comment: CommentLine): Word {
  return wordAt(text, comment.key, comment.keyEnd, locateOnLine(comment.line, comment.start));
}

function valueWords(text: ByteString, comment: CommentLine): readonly Word[] {
  return splitWords(text, comment.colon + 1, comment.end, locateOnLine(comment.line, comment.start), SPACE_SEPARATED);
}

function readLine(text: ByteString, comment: CommentLine, report: Report): ChkconfigLine | undefined {
  const key = keyWord(text, comment);
  const [levels, start, stop, extra] = valueWords(text, comment);
  if (levels === undefined || start === undefined || stop === undefined) {
    report('chkconfig/malformed-line', key);
    return undefined;
  }
  if (extra !== undefined) report('chkconfig/extra-fields', extra);
  const runlevels = readRunlevels(levels);
  if (runlevels === undefined) report('chkconfig/bad-levels', levels);
  const startPriority = readPriority(start, report);
  const stopPriority = readPriority(stop, report);
  if (runlevels === undefined || startPriority === undefined || stopPriority === undefined) return undefined;
  return { key, levels, runlevels, start: startPriority, stop: stopPriority };
}

/** `-` is no runlevel at all; else each character is one, 0 to 6. */
function readRunlevels(levels: Word): readonly number[] | undefined {
  if (levels.text === '-') return [];
  const found = new Set<number>();
  for (const character of levels.text) {
    if (character < '0' || character > '6') return undefined;
    found.add(Number(character));
  }
  return [...found].sort((a, b) => a - b);
}

function readPriority(word: Word, report: Report): Priority | undefined {
  if (!/^[+-]?[0-9]+$/.test(word.text)) {
    report('chkconfig/malformed-line', word);
    return undefined;
  }
  const number = Number(word.text);
  if (number < 0 || number > 99) {
    report('chkconfig/priority-out-of-range', word);
    return undefined;
  }
  // `-0` is a zero like any other.
  return { ...word, number: number + 0 };
}

function readOther(text: ByteString, comment: CommentLine, keyword: ChkconfigKeyword): Field<ChkconfigKeyword> {
  const locate = locateOnLine(comment.line, comment.start);
  return {
    keyword,
    key: keyWord(text, comment),
    value: trimmedWord(text, comment.colon + 1, comment.end, locate),
    words: valueWords(text, comment),
  };
}

/** A description goes on over a backslash at the end of its line, if a comment line follows. `last` is its last line. */
function readDescription(
  text: ByteString,
  comment: CommentLine,
  report: Report,
): ChkconfigDescription & { readonly last: CommentLine } {
  const locate = locateOnLine(comment.line, comment.start);
  const open = text.slice(comment.key, comment.keyEnd).indexOf('(');
  const language = open > 0 && wordAt(text, comment.key + open + 1, comment.keyEnd - 1, locate);
  const lines: Word[] = [];
  let last = comment;
  let value = trimmedWord(text, comment.colon + 1, comment.end, locate);
  while (value.text.endsWith('\\')) {
    lines.push(withoutBackslash(text, value));
    const next = nextComment(text, last);
    if (next === undefined) {
      report('chkconfig/broken-continuation', lastByte(value));
      return { key: keyWord(text, comment), lines, text: joinLines(lines), ...(language && { language }), last };
    }
    last = next;
    value = trimmedWord(text, next.key, next.end, locateOnLine(next.line, next.start));
  }
  lines.push(value);
  return { key: keyWord(text, comment), lines, text: joinLines(lines), ...(language && { language }), last };
}

function nextComment(text: ByteString, { end, line }: CommentLine): CommentLine | undefined {
  const start = end + 1;
  return start < text.length ? readComment(text, start, lineEnd(text, start), line + 1) : undefined;
}

function lastByte({ line, column, offset, length }: Word): Span {
  return { line, column: column + length - 1, offset: offset + length - 1, length: 1 };
}

function joinLines(lines: readonly Word[]): ByteString {
  return lines
    .map((word) => word.text)
    .filter((part) => part !== '')
    .join(' ');
}

function withoutBackslash(text: ByteString, word: Word): Word {
  const lineStart = word.offset - word.column + 1;
  return trimmedWord(text, word.offset, word.offset + word.length - 1, locateOnLine(word.line, lineStart));
}
