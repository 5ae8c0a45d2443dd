import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findDroppedWords } from '../../../../src/header/insserv/dropped-words.ts';
import { readConfLines } from '../../../../src/header/insserv/conf.ts';
import { readInsserv } from '../../../../src/header/insserv/reader.ts';

const block = (value: string): string => `### BEGIN INIT INFO\n# Required-Start: ${value}\n### END INIT INFO\n`;
const dropped = (value: string): readonly string[] =>
  findDroppedWords(readInsserv(block(value))).flatMap(({ words, cause }) =>
    words.map(({ text }) => `${text} ${cause}`),
  );

it.each([
  ['$network, db, $syslog', ['db comma', '$syslog comma']],
  ['a  b c', ['b blanks', 'c blanks']],
  ['a ,b', ['b comma']],
  ['a; b', ['b comma']],
  [',a', ['a comma']],
  ['a,b;c d', []],
  ['a, ', []],
  ['a  ', []],
  ['', []],
])('%j drops %j', (value, words) => {
  expect(dropped(value)).toEqual(words);
});

it('does not depend on what was read before', () => {
  readConfLines('$network +networking +ifupdown\n');
  expect(dropped('$network, db')).toEqual(['db comma']);
});

it('gives the words that a reader of good will takes and insserv does not, each in its place', () => {
  const value = fc.array(fc.constantFrom('a', 'db', '$all', ' ', ',', ';', '  '), { maxLength: 12 });
  fc.assert(
    fc.property(value, (parts) => {
      const text = block(parts.join(''));
      const reading = readInsserv(text);
      const found = findDroppedWords(reading);
      const kept = reading.fields.get('Required-Start')?.words ?? [];
      const all = [...parts.join('').matchAll(/[^ ,;]+/g)].map(([word]) => word);
      expect([...kept, ...found.flatMap(({ words }) => words)].map((word) => word.text)).toEqual(all);
      for (const { words } of found) {
        for (const word of words) {
          expect(text.slice(word.offset, word.offset + word.length)).toBe(word.text);
          expect(text.slice(0, word.offset).split('\n').at(-1)?.length).toBe(word.column - 1);
        }
      }
    }),
  );
});
