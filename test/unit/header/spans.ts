/** Checks of places that all reader tests share. */
import type { Span, Word } from '../../../src/model/place.ts';

/** The bytes of the text that a span covers. */
export function sliceOf(text: string, { offset, length }: Span): string {
  return text.slice(offset, offset + length);
}

/** True if a span's line and column are those of its offset, and it lies within the text. */
export function agrees(text: string, { line, column, offset, length }: Span): boolean {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lines = before.split('\n').length;
  return length >= 0 && offset + length <= text.length && lines === line && offset - lineStart + 1 === column;
}

/** True if a word stands at its place, byte for byte. Not for words joined over a line continuation. */
export function standsAt(text: string, word: Word): boolean {
  return agrees(text, word) && sliceOf(text, word) === word.text;
}
