import { describe, expect, it } from 'vitest';
import { bytesOfText, textOfBytes } from '../../../../src/model/bytes.ts';
import type { Place } from '../../../../src/model/place.ts';
import { cutExcerpt } from '../../../../src/render/text/excerpt.ts';

/** The place of the first occurrence of a word in a text. */
function placeOf(text: string, word: string): Place {
  const offset = text.indexOf(word);
  const before = text.slice(0, offset).split('\n');
  return { file: 'f', line: before.length, column: (before.at(-1)?.length ?? 0) + 1, offset, length: word.length };
}

/** The excerpt as two lines. */
function cut(text: string, word: string): readonly [string, string] {
  const { line, indent, width } = cutExcerpt(text, placeOf(text, word));
  return [line, ' '.repeat(indent) + '^'.repeat(width)];
}

describe('cutExcerpt', () => {
  it.each([
    {
      name: 'a word in a line',
      text: 'x\n# REQUIRE: a bb c\ny',
      word: 'bb',
      shown: ['# REQUIRE: a bb c', '             ^^'],
    },
    { name: 'a line without line feed', text: '# REQUIRE: bb', word: 'bb', shown: ['# REQUIRE: bb', '           ^^'] },
    { name: 'a word at the start', text: 'bb c\n', word: 'bb', shown: ['bb c', '^^'] },
    { name: 'tabs, each as one blank', text: '#\tx:\t\tbb\tc\n', word: 'bb', shown: ['# x:  bb c', '      ^^'] },
    { name: 'a carriage return at the end, left out', text: 'a bb c\r\n', word: 'bb', shown: ['a bb c', '  ^^'] },
    {
      name: 'a carriage return that is part of the word',
      text: 'a bb\r\n',
      word: 'bb\r',
      shown: ['a bb\\x0d', '  ^^^^^^'],
    },
    {
      name: 'control characters',
      text: '\x1b[2J bb\x07 \x00',
      word: 'bb\x07',
      shown: ['\\x1b[2J bb\\x07 \\x00', '        ^^^^^^'],
    },
    { name: 'UTF-8', text: bytesOfText('é bé é'), word: bytesOfText('bé'), shown: [bytesOfText('é bé é'), '  ^^'] },
    {
      name: 'a word over two lines, to the end of the first',
      text: '# a \\\nb',
      word: 'a \\\nb',
      shown: ['# a \\', '  ^^^'],
    },
  ])('shows $name', ({ text, word, shown }) => {
    expect(cut(text, word)).toEqual(shown);
  });

  it('marks one column where there is nothing to underline', () => {
    const place = { file: 'f', line: 1, column: 3, offset: 2, length: 0 };
    expect(cutExcerpt('ab\n', place)).toEqual({ line: 'ab', indent: 2, width: 1 });
  });

  it('cuts a long line around the word', () => {
    const text = `#${' abcdefgh'.repeat(10)} word${' ijklmnop'.repeat(10)}\n`;
    const [line, underline] = cut(text, 'word');
    expect(line).toBe('...h abcdefgh abcdefgh word ijklmnop ijklmnop ijklmnop ijklmnop ijklmnop ...');
    expect(line.slice(underline.indexOf('^'), underline.length)).toBe('word');
  });

  it('cuts only the end where the word stands near the start, and only the start where it stands near the end', () => {
    expect(cut(`a word ${'x'.repeat(90)}`, 'word')).toEqual([`a word ${'x'.repeat(63)}...`, '  ^^^^']);
    expect(cut(`${'x'.repeat(90)} word`, 'word')).toEqual([`...${'x'.repeat(19)} word`, `${' '.repeat(23)}^^^^`]);
  });

  it.each([0, 1, 2, 3])('cuts between characters, not through them, %i bytes on', (shift) => {
    const text = bytesOfText(`${'x'.repeat(shift)}${'東'.repeat(30)} word ${'🥾'.repeat(30)}`);
    const [line] = cut(text, 'word');
    expect(textOfBytes(line)).toMatch(/^\.{3}東{6} word 🥾{11}\.{3}$/u);
  });

  it('keeps a line of 70 columns whole', () => {
    const text = `${'x'.repeat(66)}word`;
    expect(cut(text, 'word')[0]).toBe(text);
  });

  it('cuts a word that is longer than the line may be', () => {
    const [line, underline] = cut(`# REQUIRE: ${'y'.repeat(300)}`, 'y'.repeat(300));
    expect(line).toBe(`# REQUIRE: ${'y'.repeat(59)}...`);
    expect(underline.length).toBe(70);
  });

  it('shows a part of a line of a megabyte', () => {
    const text = `${'a '.repeat(300_000)}word${' b'.repeat(300_000)}`;
    const [line, underline] = cut(text, 'word');
    expect(line.length).toBeLessThan(80);
    expect(line.slice(underline.indexOf('^'), underline.length)).toBe('word');
  });

  it('does not fail on a place that the text no longer has', () => {
    const place = { file: 'f', line: 9, column: 5, offset: 500, length: 4 };
    expect(cutExcerpt('short\n', place)).toMatchObject({ width: 1 });
  });
});
