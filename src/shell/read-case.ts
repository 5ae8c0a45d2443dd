/**
 * The `case` of sh(1). A branch that nothing ends before the next pattern is a fault to the shell; the branches behind it are
 * read on all the same, so that each of its kind is told, and the pattern is known as one.
 */
import type { ByteString } from '../model/bytes.ts';
import type { Span } from '../model/place.ts';
import type { ShellCursor } from './cursor.ts';
import { readWord } from './read-word.ts';
import { ESAC } from './reserved-words.ts';
import type { CaseClause, ShellNode, Word } from './syntax.ts';

/** What of the parser is asked for here. */
export interface CaseParser {
  readonly cursor: ShellCursor;
  /** Patterns before which another branch is not ended. */
  readonly unended: Span[];
  /** Where the last command of the list begins that was read last. */
  readonly lastStart: number;
  reserved(): ByteString | undefined;
  list(ends: ReadonlySet<ByteString>): readonly ShellNode[];
}

/** Words with `|` between them and nothing else. */
const PATTERN = /^[^ \t\n|()&;<>]+(?:[ \t]*\|[ \t]*[^ \t\n|()&;<>]+)*[ \t]*$/;
const LONGEST_PATTERN = 400;

/** Reads from `case` to behind `esac`. O(length). */
export function readCase(parser: CaseParser): ShellNode | undefined {
  const { cursor } = parser;
  cursor.at += 'case'.length;
  cursor.skipBlanks();
  const subject = readWord(cursor);
  cursor.skipSeparators('');
  if (subject === undefined || cursor.take(/in(?=[ \t\n;(]|$)/y) === undefined) return undefined;
  const clauses: CaseClause[] = [];
  for (;;) {
    cursor.skipSeparators('');
    if (cursor.isAtEnd) return undefined;
    if (parser.reserved() === 'esac') break;
    const patterns = readPatterns(cursor);
    if (patterns === undefined) return undefined;
    clauses.push({ patterns, body: parser.list(ESAC) });
    while (cursor.next === ')' && isPattern(parser)) {
      parser.unended.push(cursor.spanFrom(parser.lastStart));
      cursor.at += 1;
      parser.list(ESAC);
    }
    cursor.take(/;;&?|;&/y);
  }
  cursor.at += 'esac'.length;
  return { kind: 'case', subject, clauses };
}

/** True if what was taken for the last command stands on a line of its own, and would be a pattern. */
function isPattern({ cursor, lastStart }: CaseParser): boolean {
  const { text, at } = cursor;
  if (at - lastStart > LONGEST_PATTERN || !PATTERN.test(text.slice(lastStart, at))) return false;
  const before = text.slice(Math.max(0, lastStart - LONGEST_PATTERN), lastStart);
  return before.slice(before.lastIndexOf('\n') + 1).trim() === '' && before.includes('\n');
}

function readPatterns(cursor: ShellCursor): readonly Word[] | undefined {
  if (cursor.next === '(') cursor.at += 1;
  const patterns: Word[] = [];
  for (;;) {
    cursor.skipBlanks();
    const pattern = readWord(cursor);
    if (pattern === undefined) return undefined;
    patterns.push(pattern);
    cursor.skipBlanks();
    const sign = cursor.take(/[|)]/y);
    if (sign === ')') return patterns;
    if (sign === undefined) return undefined;
  }
}
