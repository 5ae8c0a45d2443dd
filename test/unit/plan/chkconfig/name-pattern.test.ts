import { describe, expect, it } from 'vitest';
import { compilePattern, isPattern } from '../../../../src/plan/chkconfig/name-pattern.ts';

describe('compilePattern', () => {
  it.each([
    ['web', 'web', true],
    ['web', 'webs', false],
    ['', '', true],
    ['*', '', true],
    ['a*', 'a', true],
    ['a*c*e', 'abcde', true],
    ['a*c*e', 'abcd', false],
    ['?', 'x', true],
    ['?', '', false],
    ['[ab]c', 'bc', true],
    ['[!ab]c', 'bc', false],
    ['[^ab]c', 'zc', true],
    ['[a-c]', 'b', true],
    ['[c-a]', 'b', false],
    ['[]a]', ']', true],
    ['[a-]', '-', true],
    ['[[:digit:]]x', '7x', true],
    ['[[:nonsense:]]', ':]', true],
    ['[[.a.]]', 'a', true],
    ['[a', '[a', true],
    ['a\\*', 'a*', true],
    ['a\\*', 'ab', false],
    ['[\\]]', ']', true],
    ['a\\', 'a\\', false],
    ['\xff?', '\xff\xfe', true],
    ['a\nb', 'a\nb', true],
  ])('%j against %j: %s', (pattern, name, expected) => {
    expect(compilePattern(pattern)(name)).toBe(expected);
  });

  it('takes no longer for a pattern of many stars than for the product of both lengths', () => {
    expect(compilePattern(`${'*a'.repeat(120)}b`)('a'.repeat(255))).toBe(false);
  });
});

describe('isPattern', () => {
  it.each([
    ['web', false],
    ['a*', true],
    ['a?', true],
    ['[', true],
    ['\\', true],
    ['a b{c}~$', false],
  ])('%j: %s', (name, expected) => {
    expect(isPattern(name)).toBe(expected);
  });
});
