import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getopt } from '../../../../src/cli/frame/getopt.ts';

const LETTERS = 'dgk:ps:';

/** Items as words: `g`, `k=value`, `?x` for an unknown letter, `k!` for a missing value. */
function read(...argv: readonly string[]): readonly [string, readonly string[]] {
  const { items, operands } = getopt(argv, LETTERS);
  const words = items.map((item) => {
    if (item.kind === 'value') return `${item.letter}=${item.value}`;
    return item.kind === 'flag' ? item.letter : item.kind === 'unknown' ? `?${item.letter}` : `${item.letter}!`;
  });
  return [words.join(' '), operands];
}

describe('getopt', () => {
  it.each([
    { argv: [], items: '', operands: [] },
    { argv: ['a', 'b'], items: '', operands: ['a', 'b'] },
    { argv: ['-g', '-p', 'a'], items: 'g p', operands: ['a'] },
    { argv: ['-gpd', 'a'], items: 'g p d', operands: ['a'] },
    { argv: ['-k', 'x', 'a'], items: 'k=x', operands: ['a'] },
    { argv: ['-kx', 'a'], items: 'k=x', operands: ['a'] },
    { argv: ['-gkx', '-s', 'y', 'a'], items: 'g k=x s=y', operands: ['a'] },
    { argv: ['-k=x'], items: 'k==x', operands: [] },
    { argv: ['-k', '-g', 'a'], items: 'k=-g', operands: ['a'] },
    { argv: ['-k', '--', 'a'], items: 'k=--', operands: ['a'] },
    { argv: ['-k', '', 'a'], items: 'k=', operands: ['a'] },
    { argv: ['a', '-g'], items: '', operands: ['a', '-g'] },
    { argv: ['-', '-g'], items: '', operands: ['-', '-g'] },
    { argv: ['', '-g'], items: '', operands: ['', '-g'] },
    { argv: ['-g', '--', '-p'], items: 'g', operands: ['-p'] },
    { argv: ['-g', '--', '--', 'a'], items: 'g', operands: ['--', 'a'] },
    { argv: ['-k'], items: 'k!', operands: [] },
    { argv: ['-gk'], items: 'g k!', operands: [] },
    { argv: ['-x', 'a'], items: '?x', operands: ['a'] },
    { argv: ['-xg', 'a'], items: '?x g', operands: ['a'] },
    { argv: ['-:', 'a'], items: '?:', operands: ['a'] },
    { argv: ['--keep', 'a'], items: '?- k=eep', operands: ['a'] },
    { argv: ['--xyz', 'a'], items: '?- ?x ?y ?z', operands: ['a'] },
  ])('reads $argv', ({ argv, items, operands }) => {
    expect(read(...argv)).toEqual([items, operands]);
  });

  it('takes for operands what is behind the options, word for word', () => {
    const word = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('-', '--', '-g', '-k', '-kx', '-gk', 'a'));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (argv) => {
        const { operands } = getopt(argv, LETTERS);
        expect(operands).toEqual(argv.slice(argv.length - operands.length));
        const [first = ''] = operands;
        const before = argv.at(argv.length - operands.length - 1);
        if (first.startsWith('-') && first !== '-') expect(before).toBe('--');
      }),
    );
  });
});
