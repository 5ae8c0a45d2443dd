/** JSON for programs that a person may look at on a terminal, and lists of it that are written piece by piece. */
import { bytesOfText, type ByteString } from '../../model/bytes.ts';

/** Characters that JSON allows as they are, though a terminal acts on them: DEL, C1 controls, marks of direction. */
const ACTING = /[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A value as indented JSON, in bytes; no character of it acts on a terminal. O(size). */
export function jsonText(value: unknown): ByteString {
  const text = JSON.stringify(value, null, 2);
  return bytesOfText(
    text.replaceAll(ACTING, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}

/** Writes a list item by item, as `jsonText` has it at a depth. Only one item is held at a time. */
export function writeJsonList(items: Iterable<unknown>, depth: number, write: (text: ByteString) => void): void {
  const indent = '  '.repeat(depth + 1);
  let isEmpty = true;
  for (const item of items) {
    write(`${isEmpty ? '[' : ','}\n${indent}${jsonText(item).replaceAll('\n', `\n${indent}`)}`);
    isEmpty = false;
  }
  write(isEmpty ? '[]' : `\n${'  '.repeat(depth)}]`);
}

/** As `map` of a list, one item at a time. */
export function* mapAll<From, To>(items: Iterable<From>, make: (item: From) => To): Generator<To> {
  for (const item of items) yield make(item);
}
