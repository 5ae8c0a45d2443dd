import { describe, expect, it } from 'vitest';
import { readLogicalLine } from '../../../../src/header/text/lines.ts';
import { sliceOf } from '../spans.ts';

/** All logical lines of a text, as rcorder reads them. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (let at = 0, line = 1; at < text.length;) {
    const logical = readLogicalLine(text, at, line);
    lines.push(logical.text.slice(logical.start, logical.end));
    at = logical.next;
    line = logical.nextLine;
  }
  return lines;
}

describe('readLogicalLine', () => {
  it.each([
    { name: 'ends a line at its line feed', text: 'a\nb\n', lines: ['a', 'b'] },
    { name: 'needs no line feed at the end of the file', text: 'a\nb', lines: ['a', 'b'] },
    { name: 'keeps empty lines', text: '\n\na\n', lines: ['', '', 'a'] },
    { name: 'joins a line that ends in one backslash', text: 'a\\\nb\n', lines: ['ab'] },
    { name: 'keeps an even run of backslashes and ends the line', text: 'a\\\\\nb\n', lines: ['a\\\\', 'b'] },
    { name: 'takes only the last backslash of an odd run', text: 'a\\\\\\\nb\n', lines: ['a\\\\b'] },
    { name: 'joins several lines', text: 'a\\\nb\\\nc\nd', lines: ['abc', 'd'] },
    { name: 'counts a run of backslashes within its own line', text: 'a\\\n\\\nb', lines: ['ab'] },
    { name: 'drops a backslash at the very end of the file', text: 'a\\', lines: ['a'] },
    { name: 'keeps two backslashes at the very end of the file', text: 'a\\\\', lines: ['a\\\\'] },
    { name: 'joins the last line with nothing', text: 'a\\\n', lines: ['a'] },
    { name: 'sees no continuation before a carriage return', text: 'a\\\r\nb', lines: ['a\\\r', 'b'] },
    { name: 'cuts a line at a NUL', text: 'a\0b\nc', lines: ['a', 'c'] },
    { name: 'cuts a joined line at a NUL only after joining', text: 'a\0\\\nb\nc', lines: ['a', 'c'] },
    { name: 'cuts a joined line at a NUL in its second part', text: 'a\\\nb\0c\nd', lines: ['ab', 'd'] },
  ])('$name', ({ text, lines }) => {
    expect(linesOf(text)).toEqual(lines);
  });

  it('counts physical lines', () => {
    const line = readLogicalLine('a\\\nb\\\nc\nd', 0, 1);
    expect(line).toMatchObject({ line: 1, next: 8, nextLine: 4 });
  });

  it('locates each stretch of a joined line where it stands', () => {
    const text = 'xx\nab\\\ncd\\\nef\n';
    const { locate } = readLogicalLine(text, 3, 2);
    expect(locate(0, 2)).toEqual({ line: 2, column: 1, offset: 3, length: 2 });
    expect(locate(2, 4)).toEqual({ line: 3, column: 1, offset: 7, length: 2 });
    expect(locate(5, 6)).toEqual({ line: 4, column: 2, offset: 12, length: 1 });
  });

  it('lets a stretch that was joined span its backslash and line feed', () => {
    const text = 'ab\\\ncd\n';
    expect(sliceOf(text, readLogicalLine(text, 0, 1).locate(1, 3))).toBe('b\\\nc');
  });

  it('passes over empty parts when it locates', () => {
    const text = 'a\\\n\\\n\\\nb\n';
    expect(readLogicalLine(text, 0, 1).locate(1, 2)).toEqual({ line: 4, column: 1, offset: 7, length: 1 });
  });

  it('joins 100,000 lines', () => {
    const count = 100_000;
    const { text, end, nextLine, locate } = readLogicalLine('ab\\\n'.repeat(count), 0, 1);
    expect(end).toBe(2 * count);
    expect(text.slice(-4)).toBe('abab');
    expect(nextLine).toBe(count + 2);
    expect(locate(2 * 5000 + 1, 2 * 5000 + 2)).toEqual({ line: 5001, column: 2, offset: 20_001, length: 1 });
  });
});
