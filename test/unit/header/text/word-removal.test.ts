import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRcorder, rcorderWords } from '../../../../src/header/rcorder/reader.ts';
import { removeWords } from '../../../../src/header/text/word-removal.ts';

/** Takes out the words of REQUIRE with these texts. */
function without(text: string, ...names: readonly string[]): string {
  const words = rcorderWords(readRcorder(text), 'REQUIRE').filter((word) => names.includes(word.text));
  return removeWords(text, words);
}

describe('removeWords', () => {
  it.each([
    {
      name: 'the first word, with what parts it from the second',
      text: '# REQUIRE:  a b c\n',
      gone: ['a'],
      left: '# REQUIRE:  b c\n',
    },
    {
      name: 'a middle word, with what parts it from the first',
      text: '# REQUIRE: a  b c\n',
      gone: ['b'],
      left: '# REQUIRE: a c\n',
    },
    { name: 'the last word', text: '# REQUIRE: a b\n', gone: ['b'], left: '# REQUIRE: a\n' },
    { name: 'the only word, with the blanks before it', text: '# REQUIRE: a\n', gone: ['a'], left: '# REQUIRE:\n' },
    { name: 'all words', text: '# REQUIRE: a b\n# BEFORE: x\n', gone: ['a', 'b'], left: '# REQUIRE:\n# BEFORE: x\n' },
    { name: 'neighbours', text: '# REQUIRE: a b c d\n', gone: ['b', 'c'], left: '# REQUIRE: a d\n' },
    { name: 'the first two', text: '# REQUIRE: a b c\n', gone: ['a', 'b'], left: '# REQUIRE: c\n' },
    { name: 'a word at the end of the file', text: '# REQUIRE: a b', gone: ['b'], left: '# REQUIRE: a' },
    { name: 'a word behind a continued line end', text: '# REQUIRE: a \\\n  b\n', gone: ['b'], left: '# REQUIRE: a\n' },
    { name: 'a word before a continued line end', text: '# REQUIRE: a \\\n  b\n', gone: ['a'], left: '# REQUIRE: b\n' },
    {
      name: 'a word that is itself continued',
      text: '# REQUIRE: a b\\\nc d\n',
      gone: ['bc'],
      left: '# REQUIRE: a d\n',
    },
    { name: 'a word glued to the colon', text: '# REQUIRE:a b\n', gone: ['a'], left: '# REQUIRE:b\n' },
  ])('takes out $name', ({ text, gone, left }) => {
    expect(without(text, ...gone)).toBe(left);
  });

  it('parts names that commas part, as insserv does', () => {
    const text = '# Required-Start: a, b, c\n';
    expect(removeWords(text, [{ line: 1, column: 22, offset: 21, length: 1 }])).toBe('# Required-Start: a, c\n');
  });

  it.each([
    { name: 'goes as a whole', text: '# PROVIDE: a\n# BEFORE: b\ncode\n', left: '# PROVIDE: a\ncode\n' },
    { name: 'goes over its line ends', text: '# BEFORE: \\\n  b\n# KEYWORD: x\n', left: '# KEYWORD: x\n' },
    { name: 'stays if it is the block', text: '# BEFORE: b\n\n# PROVIDE: a\n', left: '# BEFORE:\n\n# PROVIDE: a\n' },
  ])('a BEFORE without a word $name', ({ text, left }) => {
    expect(removeWords(text, rcorderWords(readRcorder(text), 'BEFORE'))).toBe(left);
  });

  it('leaves a carriage return where it is', () => {
    expect(removeWords('# REQUIRE: a\r\n', [{ line: 1, column: 12, offset: 11, length: 1 }])).toBe('# REQUIRE:\r\n');
  });

  it('leaves exactly the other words, and every byte that is not of the list', () => {
    const name = fc.constantFrom('a', 'bb', 'c_c', 'd.d', '10', '__proto__');
    const list = fc.array(fc.tuple(name, fc.constantFrom(' ', '  ', '\t', ' \\\n ')), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(list, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (words, isGone) => {
        const text = `#!/bin/sh\n# PROVIDE: p\n# REQUIRE:${words.map(([word, blank]) => blank + word).join('')}\n# BEFORE: z\ncode\n`;
        const found = rcorderWords(readRcorder(text), 'REQUIRE');
        const changed = removeWords(
          text,
          found.filter((_, i) => isGone[i]),
        );
        expect(rcorderWords(readRcorder(changed), 'REQUIRE').map((word) => word.text)).toEqual(
          found.filter((_, i) => !isGone[i]).map((word) => word.text),
        );
        expect(changed.startsWith('#!/bin/sh\n# PROVIDE: p\n# REQUIRE:')).toBe(true);
        expect(changed.endsWith('\n# BEFORE: z\ncode\n')).toBe(true);
      }),
    );
  });
});
