/** Values come back from the languages in which they were written down. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPlainWord, pyString, shCommand, shDouble, shValue, shWord, splitWords } from '../../src/new/quote.ts';

const texts = fc.array(
  fc.string({ unit: 'binary-ascii', minLength: 0, maxLength: 30 }).map((text) => text.replaceAll('\0', '')),
  {
    minLength: 1,
    maxLength: 30,
  },
);

function shell(script: string): string {
  return spawnSync('sh', ['-c', script], { encoding: 'latin1' }).stdout;
}

it('words, values and double-quoted strings of a shell', () => {
  fc.assert(
    fc.property(texts, (values) => {
      const expected = values.map((value) => `${value}\x01`).join('');
      const print = `printf '%s\\001'`;
      expect(shell(`${print} ${values.map((value) => shWord(value)).join(' ')}`)).toBe(expected);
      expect(shell(`${print} ${values.map((value) => shDouble(value)).join(' ')}`)).toBe(expected);
      expect(shell(values.map((value) => `v=${shValue(value)}; ${print} "$v"`).join('\n'))).toBe(expected);
    }),
    { numRuns: 30 },
  );
});

it('plain words mean themselves at any depth', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 8 }), (word) => {
      if (!isPlainWord(word)) return;
      expect(shell(`eval eval printf %s ./${word}`)).toBe(`./${word}`);
    }),
  );
});

it('a command of a user does nothing to the lines around it', () => {
  const pieces = [
    'echo',
    ' ',
    '"',
    "'",
    '(',
    ')',
    '{',
    '}',
    ';',
    '&',
    '|',
    '\\',
    '#',
    'fi',
    'done',
    '`',
    '$(',
    '<<E',
    'esac',
    '*',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }), (parts) => {
      const command = parts.join('').trim();
      if (command === '') return;
      const script = `f() {\n\t${shCommand(command)}\n}\necho after\n`;
      expect(shell(script)).toBe('after\n');
      expect(shell(`f() {\n\tif ! { ${shCommand(command)}; }; then\n:\nfi\n}\necho after\n`)).toBe('after\n');
    }),
    { numRuns: 150 },
  );
});

it('strings of Python hold ASCII only, and no quote that ends them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const literal = pyString(text);
      expect(literal).toMatch(
        /^'(?:[\x20-\x26\x28-\x5b\x5d-\x7e]|\\['\\]|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*'$/,
      );
    }),
  );
});

it('words are split as a shell splits them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', "'", '"', '\\', '$') }), { maxLength: 5 }),
      (words) => {
        expect(splitWords(words.map((word) => shWord(word)).join(' '))).toEqual(words.map((word) => word));
      },
    ),
  );
  expect(splitWords("a 'b")).toBeUndefined();
});
