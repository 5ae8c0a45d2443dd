import { describe, expect, it } from 'vitest';
import { ShortLines } from '../../../../src/header/insserv/short-lines.ts';

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly lineStart: number;
}

function readAll(text: string, from?: number): readonly Piece[] {
  const pieces: Piece[] = [];
  const reader = new ShortLines(text, from);
  while (reader.next()) {
    const { start, end, line, lineStart } = reader;
    pieces.push({ start, end, line, lineStart });
  }
  return pieces;
}

function piecesOf(text: string): string[] {
  return readAll(text).map(({ start, end }) => text.slice(start, end));
}

describe('ShortLines', () => {
  it.each([
    { text: 'a\nb\n', pieces: ['a', 'b'] },
    { text: 'a\n\nb', pieces: ['a', '', 'b'] },
    { text: '', pieces: [] },
    { text: '\n', pieces: [''] },
    { text: 'a\0b\nc', pieces: ['a', 'c'] },
    { text: 'a\r\nb', pieces: ['a\r', 'b'] },
  ])('cuts $text at line feeds and NULs', ({ text, pieces }) => {
    expect(piecesOf(text)).toEqual(pieces);
  });

  it.each([
    { length: 2046, pieces: [2046] },
    { length: 2047, pieces: [2047, 0] },
    { length: 2048, pieces: [2047, 1] },
    { length: 5000, pieces: [2047, 2047, 906] },
  ])('cuts a line of $length bytes and a line feed into pieces of at most 2047 bytes', ({ length, pieces }) => {
    expect(piecesOf(`${'x'.repeat(length)}\n`).map((piece) => piece.length)).toEqual(pieces);
  });

  it('lets a NUL hide the rest of its piece only', () => {
    expect(piecesOf(`\0${'x'.repeat(2046)}abc\n`)).toEqual(['', 'abc']);
  });

  it('tells of which line each piece is', () => {
    const [, second, third] = readAll(`${'x'.repeat(3000)}\nabc`);
    expect(second).toEqual({ start: 2047, end: 3000, line: 1, lineStart: 0 });
    expect(third).toEqual({ start: 3001, end: 3004, line: 2, lineStart: 3001 });
  });

  it.each([
    { from: 0, lines: [1, 2, 3] },
    { from: 1, lines: [1, 2, 3] },
    { from: 2, lines: [2, 3] },
    { from: 5, lines: [3] },
    { from: 6, lines: [] },
  ])('begins with the line that has the offset $from', ({ from, lines }) => {
    expect(readAll('a\nbc\nd', from).map(({ line }) => line)).toEqual(lines);
  });

  it('cuts a line of 20 megabytes', () => {
    const pieces = piecesOf('x'.repeat(20_000_000));
    expect(pieces.length).toBe(Math.ceil(20_000_000 / 2047));
  });
});
