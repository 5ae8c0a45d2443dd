/** Assignments of a script, and what their values come to without running it. */
import type { ByteString } from '../model/bytes.ts';
import type { ShellLines } from './lines.ts';

export interface Assignment {
  readonly name: ByteString;
  readonly line: number;
  /** Offsets in the line, from 0: of the name, of the value, and behind the value if it ends on the same line. */
  readonly at: number;
  readonly valueAt: number;
  readonly valueEnd: number;
  /** Without quotes; line ends in it are kept. */
  readonly value: ByteString;
  /** False if the value holds `$` or a backquote that the shell would expand. */
  readonly isLiteral: boolean;
  /** `+=` */
  readonly isAppended: boolean;
  readonly inFunction: boolean;
}

const ASSIGNMENT =
  /(?:^|[;&|({])[ \t]*(?:(?:export|readonly|local|then|do|else)[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)(\+?)=/g;
/** A value over more lines is data. */
const MOST_LINES = 400;

/** All assignments at the start of a line or of a command, in the order of the text. O(n). */
export function readAssignments(
  { code, mask, isQuoted }: ShellLines,
  inFunction: readonly boolean[],
): readonly Assignment[] {
  const found: Assignment[] = [];
  for (const [i, line] of mask.entries()) {
    if (isQuoted[i] === true || !line.includes('=')) continue;
    ASSIGNMENT.lastIndex = 0;
    for (let match = ASSIGNMENT.exec(line); match !== null; match = ASSIGNMENT.exec(line)) {
      const [, name = '', plus = ''] = match;
      const valueAt = ASSIGNMENT.lastIndex;
      const { value, isLiteral, end } = readValue(code, i, valueAt);
      const at = valueAt - 1 - plus.length - name.length;
      found.push({
        name,
        line: i + 1,
        at,
        valueAt,
        valueEnd: end,
        value,
        isLiteral,
        isAppended: plus !== '',
        inFunction: inFunction[i] === true,
      });
      ASSIGNMENT.lastIndex = Math.max(valueAt, end);
      if (end >= line.length) break;
    }
  }
  return found;
}

/** Reads pieces in and out of quotes up to the first blank or separator. */
function readValue(
  code: readonly ByteString[],
  firstLine: number,
  from: number,
): { value: ByteString; isLiteral: boolean; end: number } {
  const parts: ByteString[] = [];
  let isLiteral = true;
  let quote = '';
  let line = firstLine;
  let text = code[line] ?? '';
  for (let at = from; ; at++) {
    if (at >= text.length) {
      const next = code[line + 1];
      if (quote === '' || next === undefined || line - firstLine > MOST_LINES) break;
      parts.push('\n');
      line += 1;
      text = next;
      at = -1;
      continue;
    }
    const character = text.charAt(at);
    if (quote === "'") {
      if (character === "'") quote = '';
      else parts.push(character);
    } else if (character === '\\') {
      at += 1;
      parts.push(text.charAt(at));
    } else if (character === '"') quote = quote === '"' ? '' : '"';
    else if (quote === '' && character === "'") quote = "'";
    else if (quote === '' && ' \t;&|)'.includes(character)) return { value: parts.join(''), isLiteral, end: at };
    else {
      if (character === '$' || character === '`') isLiteral = false;
      parts.push(character);
    }
  }
  return { value: parts.join(''), isLiteral, end: text.length };
}

/** The words of a value that holds a list. */
export function splitWords(value: ByteString): readonly ByteString[] {
  return value.split(/[ \t\n]+/).filter((word) => word !== '');
}
