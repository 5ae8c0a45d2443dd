import { describe, expect, it } from 'vitest';
import { readLsb } from '../../../../src/header/lsb/reader.ts';
import type { LsbHeader } from '../../../../src/model/header.ts';
import { sliceOf, standsAt } from '../spans.ts';

const BEGIN = '### BEGIN INIT INFO\n';
const END = '### END INIT INFO\n';

function block(...lines: readonly string[]): string {
  return BEGIN + lines.map((line) => `${line}\n`).join('') + END;
}

/** The fields of a text's block as `Keyword=value`, with continuation lines behind a `|` each. */
function fieldsOf(text: string): string[] {
  const fields = readLsb(text).header?.fields ?? [];
  return fields.map(({ keyword, value, continuation }) => {
    return [`${keyword}=${value.text}`, ...continuation.map((line) => line.text)].join('|');
  });
}

/** The findings of a text as `code line:column`. */
function findingsOf(text: string): string[] {
  return readLsb(text).findings.map(({ code, span }) => `${code} ${span.line}:${span.column}`);
}

function headerOf(text: string): LsbHeader {
  const { header } = readLsb(text);
  if (header === undefined) throw new Error('the text has no block');
  return header;
}

describe('readLsb', () => {
  it('prefers a marker that the tools see to a misspelt one above it', () => {
    const text = `# begin init\nx\n${block('# Provides: a')}`;
    expect(findingsOf(text)).toEqual(['lsb/malformed-marker 1:1']);
    expect(headerOf(text).begin).toMatchObject({ line: 3 });
    expect(fieldsOf(text)).toEqual(['Provides=a']);
  });

  it('tells which part of the text is the block', () => {
    const text = `#!/bin/sh\n${block('# Provides: a')}exit\n`;
    const { start, end } = readLsb(text);
    expect(text.slice(start, end)).toBe(block('# Provides: a'));
    expect(readLsb('#!/bin/sh\n')).toMatchObject({ start: -1, end: -1 });
  });

  it('gives markers, names, values and words the places where they stand', () => {
    const text = `#!/bin/sh\n${block('# Provides:\ta  b ', '#Description: one ', '#   two three\t', '# X-Foo: c')}`;
    const { begin, end, fields } = headerOf(text);
    expect(sliceOf(text, begin)).toBe('### BEGIN INIT INFO');
    expect(end && sliceOf(text, end)).toBe('### END INIT INFO');
    const words = fields.flatMap((field) => [field.key, field.value, ...field.words, ...field.continuation]);
    expect(words.map((word) => word.text)).toEqual([
      ...['Provides', 'a  b', 'a', 'b'],
      ...['Description', 'one', 'one', 'two three'],
      ...['X-Foo', 'c', 'c'],
    ]);
    expect(words.every((word) => standsAt(text, word))).toBe(true);
  });

  it('gives each finding the bytes that it points at', () => {
    const text = block('# provides: a', '#  b', '# c d', 'x y ');
    const { findings } = readLsb(text);
    expect(findings.map((finding) => finding.text)).toEqual(['provides', 'b', '# c d', 'x y']);
    expect(findings.every(({ span, text: found }) => sliceOf(text, span) === found)).toBe(true);
  });

  it('reads 10,000 fields', () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => `# X-Field-${i}: a`);
    const { fields } = headerOf(block(...lines));
    expect(fields.length).toBe(10_000);
    expect(fields.at(-1)).toMatchObject({ keyword: 'X-Field-9999', key: { line: 10_001 } });
  });

  it('reads a Description of 100,000 lines', () => {
    const [field] = headerOf(block('# Description: a', ...Array.from({ length: 100_000 }, () => '#  b'))).fields;
    expect(field?.continuation.length).toBe(100_000);
    expect(field?.continuation.at(-1)).toMatchObject({ text: 'b', line: 100_002 });
  });

  it('reads a field of one megabyte', () => {
    const [field] = headerOf(block(`# Provides:${' ab'.repeat(350_000)}`)).fields;
    expect(field?.words.length).toBe(350_000);
  });

  it('reads 50,000 blocks', () => {
    const { header, findings } = readLsb(block('# Provides: a').repeat(50_000));
    expect(header?.fields.length).toBe(1);
    expect(findings.length).toBe(49_999);
  });
});
