/** Simple commands of sh(1): assignments, words, redirections. Where a redirection leads does not matter here. */
import type { ByteString } from '../model/bytes.ts';
import type { ShellCursor } from './cursor.ts';
import { readWord } from './read-word.ts';
import type { ShellAssignment, SimpleCommand, Word } from './syntax.ts';

const ASSIGNMENT = /([A-Za-z_][A-Za-z0-9_]*)(\+?)=/y;
const REDIRECTION = /[0-9]*(?:<<-?|>>|[<>]&|<>|>\||[<>])/y;

/** Reads a simple command; undefined where none begins. O(length). */
export function readSimpleCommand(cursor: ShellCursor): SimpleCommand | undefined {
  const span = cursor.spanFrom(cursor.at);
  let end = cursor.at;
  const assignments: ShellAssignment[] = [];
  const words: Word[] = [];
  for (;;) {
    cursor.skipBlanks();
    if (takeRedirection(cursor)) continue;
    const assignment = words.length === 0 ? readAssignment(cursor) : undefined;
    const word = assignment === undefined ? readWord(cursor) : undefined;
    if (assignment !== undefined) assignments.push(assignment);
    else if (word !== undefined) words.push(word);
    else break;
    end = cursor.at;
  }
  if (cursor.at === span.offset) return undefined;
  const { line, column, offset } = span;
  return { kind: 'simple', assignments, words, span: { line, column, offset, length: end - offset } };
}

function readAssignment(cursor: ShellCursor): ShellAssignment | undefined {
  const found = cursor.peek(ASSIGNMENT);
  if (found === null) return undefined;
  const span = cursor.spanFrom(cursor.at);
  cursor.at += found[0].length;
  const value = readWord(cursor) ?? { parts: [], ...cursor.spanFrom(cursor.at) };
  return { name: found[1] ?? '', isAppended: found[2] === '+', value, span: cursor.close(span) };
}

/** Goes past a redirection; of a here-document only the word that ends it is kept. */
export function takeRedirection(cursor: ShellCursor): boolean {
  const { next } = cursor;
  const sign = next === '<' || next === '>' || (next >= '0' && next <= '9') ? cursor.take(REDIRECTION) : undefined;
  if (sign === undefined) return false;
  cursor.skipBlanks();
  const word = readWord(cursor);
  if (word !== undefined && sign.includes('<<')) cursor.expectDocument(plainText(word), sign.endsWith('-'));
  return true;
}

function plainText({ parts }: Word): ByteString {
  return parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}
