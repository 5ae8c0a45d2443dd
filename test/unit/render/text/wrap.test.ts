import { describe, expect, it } from 'vitest';
import { wrapSentence } from '../../../../src/render/text/wrap.ts';

describe('wrapSentence', () => {
  it('breaks at blanks so that no line is longer than 80 columns', () => {
    const wrapped = wrapSentence(' 1. ', Array.from({ length: 40 }, () => 'word').join(' '));
    const lines = wrapped.split('\n');
    expect(lines.length).toBe(3);
    expect(lines.every((line) => line.length <= 80 && /^ {4}word| 1\. word/.test(line))).toBe(true);
  });

  it('leaves a word whole that is longer than a line', () => {
    const path = 'p'.repeat(100);
    expect(wrapSentence('', `see ${path} there`)).toBe(`see\n${path}\nthere`);
  });

  it('indents by the columns of the lead, whatever its colour', () => {
    const sentence = `${'x'.repeat(70)} ${'y'.repeat(20)}`;
    const plain = wrapSentence(' = ', sentence);
    expect(wrapSentence(' = ', sentence, (lead) => `\x1b[34m${lead}\x1b[39m`)).toBe(
      plain.replace(' = ', '\x1b[34m = \x1b[39m'),
    );
  });

  it('counts characters, not bytes', () => {
    const word = '\xc3\xa9'.repeat(39);
    expect(wrapSentence('', `${word} ${word}`).split('\n')).toHaveLength(1);
  });
});
