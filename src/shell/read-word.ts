/** Words of sh(1): text in and out of quotes, parameters, substitutions. Nesting deeper than anyone writes is not followed. */
import type { ShellCursor } from './cursor.ts';
import type { ParameterOperator, Word, WordPart } from './syntax.ts';

/** Words within words: `${a:-${b:-c}}` is two deep. */
const DEEPEST = 30;

const PLAIN = /[^ \t\n;&|<>()'"\\$`]+/y;
const PLAIN_IN_BRACES = /[^'"\\$`}]+/y;
const PLAIN_IN_QUOTES = /[^"\\$`]+/y;
const PLAIN_IN_QUOTED_BRACES = /[^"\\$`}]+/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?$!-]/y;
const SHORT_NAME = /[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-]/y;
const OPERATOR = /:?[-=+?]|%%?|##?/y;

/** Reads a word; undefined where none begins. O(length). */
export function readWord(cursor: ShellCursor): Word | undefined {
  const span = cursor.spanFrom(cursor.at);
  const parts: WordPart[] = [];
  readParts(cursor, parts, PLAIN, false, 0);
  if (cursor.at === span.offset) return undefined;
  const { line, column, offset } = span;
  return { parts, line, column, offset, length: cursor.at - offset };
}

function readParts(cursor: ShellCursor, parts: WordPart[], plain: RegExp, isQuoted: boolean, depth: number): void {
  while (!cursor.isAtEnd) {
    const text = cursor.take(plain);
    if (text !== undefined) {
      parts.push({ kind: 'text', text, isQuoted });
      continue;
    }
    const character = cursor.next;
    if (character === '$') readDollar(cursor, parts, isQuoted, depth);
    else if (character === '`') readBackquotes(cursor, parts, isQuoted);
    else if (character === '\\') readEscape(cursor, parts, isQuoted);
    else if (character === '"' && plain !== PLAIN_IN_QUOTES) {
      // Quotes in the braces of a quoted expansion only change what is taken as it stands.
      cursor.at += 1;
      parts.push({ kind: 'text', text: '', isQuoted: true });
      readQuoted(cursor, parts, depth);
    } else if (character === "'" && !isQuoted) {
      const end = cursor.text.indexOf("'", cursor.at + 1);
      if (end < 0) {
        cursor.fail();
        return;
      }
      parts.push({ kind: 'text', text: cursor.text.slice(cursor.at + 1, end), isQuoted: true });
      cursor.at = end + 1;
    } else return;
  }
}

function readQuoted(cursor: ShellCursor, parts: WordPart[], depth: number): void {
  readParts(cursor, parts, PLAIN_IN_QUOTES, true, depth);
  if (cursor.next === '"') cursor.at += 1;
  else cursor.fail();
}

function readEscape(cursor: ShellCursor, parts: WordPart[], isQuoted: boolean): void {
  const escaped = cursor.text.charAt(cursor.at + 1);
  cursor.at = Math.min(cursor.text.length, cursor.at + 2);
  if (escaped === '\n') return;
  // Within double quotes a backslash stands for itself before most characters.
  const isKept = isQuoted && !'$`"\\}'.includes(escaped);
  parts.push({ kind: 'text', text: isKept || escaped === '' ? `\\${escaped}` : escaped, isQuoted: true });
}

function readBackquotes(cursor: ShellCursor, parts: WordPart[], isQuoted: boolean): void {
  const start = cursor.at + 1;
  let end = start;
  while (end < cursor.text.length && cursor.text.charAt(end) !== '`') end += cursor.text.charAt(end) === '\\' ? 2 : 1;
  if (end >= cursor.text.length) {
    cursor.fail();
    return;
  }
  parts.push({ kind: 'substitution', text: cursor.text.slice(start, end).replaceAll(/\\([$`\\])/g, '$1'), isQuoted });
  cursor.at = end + 1;
}

function readDollar(cursor: ShellCursor, parts: WordPart[], isQuoted: boolean, depth: number): void {
  cursor.at += 1;
  const character = cursor.next;
  if (character === '(') readParenthesis(cursor, parts, isQuoted);
  else if (character === '{') readBraces(cursor, parts, isQuoted, depth);
  else {
    const name = cursor.take(SHORT_NAME);
    if (name === undefined) parts.push({ kind: 'text', text: '$', isQuoted });
    else parts.push({ kind: 'parameter', name, operator: '', argument: undefined, isQuoted });
  }
}

function readParenthesis(cursor: ShellCursor, parts: WordPart[], isQuoted: boolean): void {
  const isArithmetic = cursor.startsWith('((');
  const start = cursor.at + 1;
  cursor.at = start;
  skipToClosing(cursor);
  if (cursor.next !== ')') {
    cursor.fail();
    return;
  }
  const text = cursor.text.slice(start, cursor.at);
  cursor.at += 1;
  parts.push(isArithmetic ? { kind: 'opaque', isQuoted } : { kind: 'substitution', text, isQuoted });
}

/** To the parenthesis that closes, past those that open in between and past quotes. */
function skipToClosing(cursor: ShellCursor): void {
  let depth = 0;
  let quote = '';
  for (; !cursor.isAtEnd; cursor.at++) {
    const character = cursor.next;
    if (character === '\\' && quote !== "'") cursor.at += 1;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'" || character === '`') quote = character;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      if (depth === 0) return;
      depth -= 1;
    }
  }
}

function readBraces(cursor: ShellCursor, parts: WordPart[], isQuoted: boolean, depth: number): void {
  const start = cursor.at;
  cursor.at += 1;
  const isLength = cursor.next === '#' && cursor.text.charAt(cursor.at + 1) !== '}';
  if (isLength) cursor.at += 1;
  const name = cursor.take(NAME);
  if (name === undefined || depth >= DEEPEST) {
    cursor.fail(start);
    return;
  }
  const operator = isLength ? 'length' : ((cursor.take(OPERATOR) ?? '') as ParameterOperator);
  const inside: WordPart[] = [];
  const span = cursor.spanFrom(cursor.at);
  if (cursor.next !== '}') {
    readParts(cursor, inside, isQuoted ? PLAIN_IN_QUOTED_BRACES : PLAIN_IN_BRACES, isQuoted, depth + 1);
  }
  if (cursor.next !== '}') {
    cursor.fail(start);
    return;
  }
  const argument = operator === '' || isLength ? undefined : { parts: inside, ...cursor.close(span) };
  cursor.at += 1;
  const isOpaque = operator === '' && inside.length > 0;
  parts.push(isOpaque ? { kind: 'opaque', isQuoted } : { kind: 'parameter', name, operator, argument, isQuoted });
}
