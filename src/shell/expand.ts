/** What words come to: parameters with their defaults, and the few substitutions whose output is known. */
import type { ByteString } from '../model/bytes.ts';
import type { Place } from '../model/place.ts';
import type { ParameterOperator, Word, WordPart } from './syntax.ts';
import { textValue, UNSET, unknownOf, type ShellValue } from './variables.ts';

/** What expanding asks for. */
export interface ExpansionScope {
  /** A variable, a positional parameter (`1`), or a special one (`#`). */
  readonly get: (name: ByteString) => ShellValue;
  /** `${name:=word}` */
  readonly assign: (name: ByteString, value: ShellValue, word: Word) => void;
  /** The output of commands, trailing line ends taken off. */
  readonly substitute: (text: ByteString, place: Place) => ShellValue;
  readonly matches: (pattern: ByteString, text: ByteString) => boolean;
  readonly placeOf: (word: Word) => Place;
}

/** The value of a word as in an assignment, where nothing is split. */
export function expandWord(word: Word, scope: ExpansionScope): ShellValue {
  return joinParts(word, scope, (text) => text);
}

/** A word as a pattern: what was quoted stands for itself. */
export function expandPattern(word: Word, scope: ExpansionScope): ShellValue {
  return joinParts(word, scope, (text, isQuoted) => (isQuoted ? text.replaceAll(/[*?[\]\\]/g, '\\$&') : text));
}

function joinParts(
  word: Word,
  scope: ExpansionScope,
  show: (text: ByteString, isQuoted: boolean) => ByteString,
): ShellValue {
  const texts: ByteString[] = [];
  let only: ByteString = '';
  for (const part of word.parts) {
    const value = expandPart(part, word, scope);
    if (value.kind === 'unknown') return value;
    if (value.kind !== 'text') continue;
    const text = show(value.text, part.isQuoted);
    // Most words have one part that is not empty.
    if (text === '') continue;
    if (only === '' && texts.length === 0) only = text;
    else {
      if (texts.length === 0) texts.push(only);
      texts.push(text);
    }
  }
  return textValue(texts.length === 0 ? only : texts.join(''));
}

/** The fields of a word of a command: expansions outside quotes are split at blanks, and may come to nothing. */
export function expandFields(word: Word, scope: ExpansionScope): readonly ShellValue[] {
  const [first] = word.parts;
  if (word.parts.length === 1 && first?.kind === 'text') return [textValue(first.text)];
  if (word.parts.every((part) => part.isQuoted || part.kind === 'text')) return [expandWord(word, scope)];
  const fields: ShellValue[] = [];
  let open: ByteString | undefined;
  for (const part of word.parts) {
    const value = expandPart(part, word, scope);
    if (value.kind === 'unknown') return [value];
    const text = value.kind === 'text' ? value.text : '';
    if (part.isQuoted || part.kind === 'text') {
      open = (open ?? '') + text;
      continue;
    }
    const pieces = text.split(/[ \t\n]+/);
    for (const [i, piece] of pieces.entries()) {
      if (i > 0 && open !== undefined) {
        fields.push(textValue(open));
        open = undefined;
      }
      if (piece !== '') open = (open ?? '') + piece;
    }
  }
  if (open !== undefined) fields.push(textValue(open));
  return fields;
}

function expandPart(part: WordPart, word: Word, scope: ExpansionScope): ShellValue {
  switch (part.kind) {
    case 'text':
      return textValue(part.text);
    case 'opaque':
      return { kind: 'unknown', cause: 'opaque', place: scope.placeOf(word) };
    case 'substitution':
      return scope.substitute(part.text, scope.placeOf(word));
    case 'parameter':
      return expandParameter(part, word, scope);
  }
}

function expandParameter(
  { name, operator, argument }: Extract<WordPart, { kind: 'parameter' }>,
  word: Word,
  scope: ExpansionScope,
): ShellValue {
  const value = scope.get(name);
  if (operator === '') return value.kind === 'unknown' ? unknownHere(word, scope) : value;
  if (value.kind === 'unknown') return unknownHere(word, scope);
  const text = value.kind === 'text' ? value.text : '';
  if (operator === 'length') return textValue(String(text.length));
  const other = (): ShellValue => (argument === undefined ? textValue('') : expandWord(argument, scope));
  const isMissing = value.kind === 'unset' || (operator.startsWith(':') && text === '');
  switch (operator) {
    case '-':
    case ':-':
      return isMissing ? other() : value;
    case '=':
    case ':=': {
      if (!isMissing) return value;
      const made = other();
      scope.assign(name, made, word);
      return made;
    }
    case '+':
    case ':+':
      return isMissing ? UNSET : other();
    case '?':
    case ':?':
      return isMissing ? unknownHere(word, scope) : value;
    case '%':
    case '%%':
    case '#':
    case '##':
      return trim(text, operator, argument, scope);
  }
}

function unknownHere(word: Word, scope: ExpansionScope): ShellValue {
  return { kind: 'unknown', cause: 'expansion', place: scope.placeOf(word) };
}

/** A pattern is tried at each length of a text, so long texts are not followed. */
const LONGEST_TRIMMED = 512;

/** `%` and `%%` take a match off the end, `#` and `##` off the beginning; doubled the longest one. */
function trim(
  text: ByteString,
  operator: ParameterOperator,
  argument: Word | undefined,
  scope: ExpansionScope,
): ShellValue {
  const pattern = argument === undefined ? textValue('') : expandPattern(argument, scope);
  if (pattern.kind !== 'text' || text.length > LONGEST_TRIMMED) {
    return argument === undefined ? UNSET : unknownOf(pattern, 'opaque', scope.placeOf(argument));
  }
  const isEnd = operator.startsWith('%');
  const lengths = Array.from({ length: text.length + 1 }, (_, i) => (operator.length === 1 ? i : text.length - i));
  for (const length of lengths) {
    const piece = isEnd ? text.slice(text.length - length) : text.slice(0, length);
    if (scope.matches(pattern.text, piece)) {
      return textValue(isEnd ? text.slice(0, text.length - length) : text.slice(length));
    }
  }
  return textValue(text);
}
