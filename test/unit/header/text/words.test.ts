import { describe, expect, it } from 'vitest';
import {
  BLANK_SEPARATED,
  locateOnLine,
  SPACE_SEPARATED,
  splitWords,
  trimmedWord,
} from '../../../../src/header/text/words.ts';
import { standsAt } from '../spans.ts';

describe('splitWords', () => {
  it.each([
    { text: 'a b', words: ['a', 'b'] },
    { text: '  a \t b  ', words: ['a', 'b'] },
    { text: 'a\rb\fc', words: ['a\rb\fc'] },
    { text: ' \t ', words: [] },
    { text: '', words: [] },
  ])('splits $text at blanks and tabs only, when asked to', ({ text, words }) => {
    const found = splitWords(text, 0, text.length, locateOnLine(1, 0), BLANK_SEPARATED);
    expect(found.map((word) => word.text)).toEqual(words);
    expect(found.every((word) => standsAt(text, word))).toBe(true);
  });

  it('splits at everything that isspace(3) takes, when asked to', () => {
    const text = 'a\tb\nc\vd\fe\rf g';
    const found = splitWords(text, 0, text.length, locateOnLine(1, 0), SPACE_SEPARATED);
    expect(found.map((word) => word.text).join('')).toBe('abcdefg');
  });

  it('looks at nothing outside its stretch', () => {
    const found = splitWords('aa bb cc', 1, 4, locateOnLine(1, 0), SPACE_SEPARATED);
    expect(found.map((word) => word.text)).toEqual(['a', 'b']);
  });

  it('counts columns from the start of the line', () => {
    const text = 'first\n  second';
    const [word] = splitWords(text, 6, text.length, locateOnLine(2, 6), SPACE_SEPARATED);
    expect(word).toEqual({ text: 'second', line: 2, column: 3, offset: 8, length: 6 });
  });
});

describe('trimmedWord', () => {
  it.each([
    { text: '  a b \r', word: 'a b', offset: 2 },
    { text: 'ab', word: 'ab', offset: 0 },
    { text: ' \t', word: '', offset: 2 },
    { text: '', word: '', offset: 0 },
  ])('takes the stretch of $text without the space around it', ({ text, word, offset }) => {
    const found = trimmedWord(text, 0, text.length, locateOnLine(1, 0));
    expect(found).toMatchObject({ text: word, offset, length: word.length });
  });
});
