import { describe, expect, it } from 'vitest';
import { Scanner } from '../../../../src/header/text/scanner.ts';

describe('Scanner', () => {
  it.each([
    { text: '20', number: 20 },
    { text: '  \n\t\r\v\f 020x', number: 20 },
    { text: '+80', number: 80 },
    { text: '-31', number: -31 },
    { text: '-0', number: 0 },
    { text: '2147483648', number: -2147483648 },
    { text: '4294967297', number: 1 },
    { text: '9223372036854775807', number: -1 },
    { text: '9223372036854775808', number: -1 },
    { text: '99999999999999999999999', number: -1 },
    { text: '-9223372036854775808', number: 0 },
    { text: '-99999999999999999999999', number: 0 },
    { text: '0000000000000000000000000000007', number: 7 },
    { text: '0x10', number: 0 },
  ])('reads the integer of $text as scanf(3) does', ({ text, number }) => {
    const found = new Scanner(text).readInteger()?.number;
    expect(found === 0 ? 0 : found).toBe(number);
    expect(Object.is(found, -0)).toBe(false);
  });

  it.each(['', ' ', 'x1', '+', '-', '+-1', '- 1'])('reads no integer from %j', (text) => {
    const scanner = new Scanner(text);
    expect(scanner.readInteger()).toBeUndefined();
    expect(scanner.at).toBe(text === ' ' ? 1 : 0);
  });

  it('leaves the rest of a word that is too long for the next read', () => {
    const scanner = new Scanner(' abcde f');
    expect(scanner.readWord(3)?.text).toBe('abc');
    expect(scanner.readWord(3)?.text).toBe('de');
    expect(scanner.readWord(3)?.text).toBe('f');
    expect(scanner.readWord(3)).toBeUndefined();
    expect(scanner.done).toBe(true);
  });

  it('counts the lines that it passes', () => {
    const scanner = new Scanner('a\n\n  12\n');
    expect(scanner.readWord(9)).toEqual({ text: 'a', line: 1, column: 1, offset: 0, length: 1 });
    expect(scanner.readInteger()).toEqual({ text: '12', number: 12, line: 3, column: 3, offset: 5, length: 2 });
    expect(scanner.isAtSpace()).toBe(true);
    scanner.skipSpace();
    expect(scanner.here()).toEqual({ line: 4, column: 1, offset: 8, length: 0 });
    expect(scanner.isAtSpace()).toBe(false);
  });

  it('starts where it is told', () => {
    const scanner = new Scanner('ab\ncd ef\ng', 6, 2, 3);
    expect(scanner.readWord(9)).toEqual({ text: 'ef', line: 2, column: 4, offset: 6, length: 2 });
    expect(scanner.readWord(9)).toMatchObject({ text: 'g', line: 3, column: 1 });
  });

  it('reads an integer of a million digits', () => {
    expect(new Scanner('0'.repeat(1_000_000) + '5').readInteger()?.number).toBe(5);
    expect(new Scanner('9'.repeat(1_000_000)).readInteger()?.number).toBe(-1);
  });
});
