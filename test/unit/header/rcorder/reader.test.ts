import { describe, expect, it } from 'vitest';
import { readRcorder, rcorderWords } from '../../../../src/header/rcorder/reader.ts';
import { sliceOf, standsAt } from '../spans.ts';

/** The fields of a text as `KEYWORD word word`. */
function fieldsOf(text: string): string[] {
  return readRcorder(text).fields.map((field) => [field.keyword, ...field.words.map((word) => word.text)].join(' '));
}

describe('readRcorder', () => {
  it.each([
    { name: 'reads all four fields', text: '# PROVIDE: a\n# REQUIRE: b c\n# BEFORE: d\n# KEYWORD: e\n' },
    { name: 'takes the plurals', text: '# PROVIDES: a\n# REQUIRES: b c\n# BEFORE: d\n# KEYWORDS: e\n' },
    { name: 'needs no blank behind the colon', text: '# PROVIDE:a\n# REQUIRE:b c\n# BEFORE:d\n# KEYWORD:e\n' },
    { name: 'splits at tabs', text: '# PROVIDE:\ta\n# REQUIRE:\tb\t c\t\n# BEFORE: d\n# KEYWORD: e' },
    {
      name: 'passes over all lines before',
      text: '#!/bin/sh\nx=1\n\n# PROVIDE: a\n# REQUIRE: b c\n# BEFORE: d\n# KEYWORD: e',
    },
    {
      name: 'stops at the first other line',
      text: '# PROVIDE: a\n# REQUIRE: b c\n# BEFORE: d\n# KEYWORD: e\n\n# REQUIRE: z',
    },
    {
      name: 'stops at an empty comment',
      text: '# PROVIDE: a\n# REQUIRE: b c\n# BEFORE: d\n# KEYWORD: e\n#\n# REQUIRE: z',
    },
    { name: 'joins a continued line', text: '# PROVIDE: a\n# REQUIRE: b \\\nc\n# BEFORE: d\n# KEYWORD: e' },
    { name: 'joins a continued word', text: '# PROV\\\nIDE: a\n# REQUIRE: b c\n# BEFORE: d\n# KEYWORD: \\\ne\\' },
    { name: 'cuts a line at a NUL', text: '# PROVIDE: a\0 x\n# REQUIRE: b c\n# BEFORE: d\n# KEYWORD: e' },
    {
      name: 'drops what is joined behind a NUL',
      text: '# PROVIDE: a\0\\\nx\n# REQUIRE: b c\n# BEFORE: d\n# KEYWORD: e',
    },
  ])('$name', ({ text }) => {
    expect(fieldsOf(text)).toEqual(['PROVIDE a', 'REQUIRE b c', 'BEFORE d', 'KEYWORD e']);
  });

  it.each([
    { name: 'makes a word of the hash of a continued line', text: '# REQUIRE: a \\\n# b\n', fields: ['REQUIRE a # b'] },
    { name: 'takes no carriage return for a separator', text: '# REQUIRE: a b\r\n', fields: ['REQUIRE a b\r'] },
    {
      name: 'keeps an even run of backslashes',
      text: '# REQUIRE: a\\\\\n# BEFORE: b',
      fields: ['REQUIRE a\\\\', 'BEFORE b'],
    },
    { name: 'keeps a field without words', text: '# PROVIDE:\n# REQUIRE: \t\n', fields: ['PROVIDE', 'REQUIRE'] },
    {
      name: 'keeps a field that comes twice',
      text: '# REQUIRE: a\n# REQUIRE: a\n',
      fields: ['REQUIRE a', 'REQUIRE a'],
    },
    { name: 'keeps bytes that are no ASCII', text: '# PROVIDE: \xe9\xff\xa0x\n', fields: ['PROVIDE \xe9\xff\xa0x'] },
    { name: 'ends the run at BEFORES', text: '# PROVIDE: a\n# BEFORES: b\n# REQUIRE: c', fields: ['PROVIDE a'] },
    { name: 'wants exactly one blank behind the hash', text: '#  PROVIDE: a\n#\tPROVIDE: b\n#PROVIDE: c', fields: [] },
    { name: 'wants the hash in column 1', text: ' # PROVIDE: a\n', fields: [] },
    { name: 'wants no blank before the colon', text: '# PROVIDE : a\n', fields: [] },
    { name: 'wants upper case', text: '# Provide: a\n# provide: b\n', fields: [] },
    { name: 'finds nothing in an empty text', text: '', fields: [] },
  ])('$name', ({ text, fields }) => {
    expect(fieldsOf(text)).toEqual(fields);
  });

  it('gives each word the place where it stands', () => {
    const text = '#!/bin/sh\n#\n# PROVIDE: one\ttwo\n# REQUIRE: three \\\n  four\n';
    const words = readRcorder(text).fields.flatMap((field) => [field.key, ...field.words]);
    expect(words.map((word) => word.text)).toEqual(['PROVIDE', 'one', 'two', 'REQUIRE', 'three', 'four']);
    expect(words.every((word) => standsAt(text, word))).toBe(true);
    expect(words.at(-1)).toMatchObject({ line: 5, column: 3 });
  });

  it('lets a joined word span its backslash and line feed', () => {
    const text = '# REQUIRE: on\\\ne two\n';
    const [one, two] = readRcorder(text).fields[0]?.words ?? [];
    expect([one?.text, two?.text]).toEqual(['one', 'two']);
    expect(one && sliceOf(text, one)).toBe('on\\\ne');
    expect(two && standsAt(text, two)).toBe(true);
  });

  it.each([
    { text: '# PROVIDE: a\n\n', complete: true, next: 13, nextLine: 2 },
    { text: '# PROVIDE: a\nx\n', complete: true, next: 13, nextLine: 2 },
    { text: '# PROVIDE: a\nx', complete: false, next: 13, nextLine: 2 },
    { text: '# PROVIDE: a\n', complete: false, next: 13, nextLine: 2 },
    { text: 'x\ny\n', complete: false, next: 4, nextLine: 3 },
  ])('tells whether more text could change the header of $text', ({ text, complete, next, nextLine }) => {
    expect(readRcorder(text)).toMatchObject({ complete, next, nextLine });
  });

  it('gives the same header for a longer text once it is complete', () => {
    const head = '# PROVIDE: a\n# REQUIRE: b\nx\n';
    expect(readRcorder(head).complete).toBe(true);
    expect(readRcorder(`${head}# REQUIRE: c\n`).fields).toEqual(readRcorder(head).fields);
  });

  it('reads 10,000 fields', () => {
    const { fields } = readRcorder(Array.from({ length: 10_000 }, (_, i) => `# REQUIRE: s${i}\n`).join(''));
    expect(fields.length).toBe(10_000);
    expect(fields[9_999]?.words[0]).toMatchObject({ text: 's9999', line: 10_000, column: 12 });
  });

  it('reads one line of a megabyte', () => {
    const [field] = readRcorder(`# REQUIRE:${' ab'.repeat(350_000)}\n`).fields;
    expect(field?.words.length).toBe(350_000);
    expect(field?.words.at(-1)).toMatchObject({ text: 'ab', column: 3 * 350_000 + 9 });
  });

  it('reads a field of 100,000 continued lines', () => {
    const [field] = readRcorder(`# REQUIRE: \\\n${'ab \\\n'.repeat(100_000)}cd\n`).fields;
    expect(field?.words.length).toBe(100_001);
    expect(field?.words.at(-1)).toMatchObject({ text: 'cd', line: 100_002, column: 1 });
  });
});

describe('rcorderWords', () => {
  it('gathers the words of one kind of field in the order of the text', () => {
    const header = readRcorder('# REQUIRE: a b\n# PROVIDE: c\n# REQUIRES: d\n');
    expect(rcorderWords(header, 'REQUIRE').map((word) => word.text)).toEqual(['a', 'b', 'd']);
    expect(rcorderWords(header, 'BEFORE')).toEqual([]);
  });
});
