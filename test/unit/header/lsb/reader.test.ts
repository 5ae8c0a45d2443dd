import { describe, expect, it } from 'vitest';
import { lsbField, readLsb } from '../../../../src/header/lsb/reader.ts';
import type { LsbHeader } from '../../../../src/model/header.ts';

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
  it.each([
    'Provides',
    'Required-Start',
    'Required-Stop',
    'Should-Start',
    'Should-Stop',
    'Default-Start',
    'Default-Stop',
    'Short-Description',
    'Description',
    'X-Start-Before',
    'X-Stop-After',
    'X-Interactive',
    'X-UnitedLinux-Should-Start',
    'X-UnitedLinux-Should-Stop',
    'X-UnitedLinux-Default-Enabled',
  ])('reads the field %s in any case', (keyword) => {
    expect(fieldsOf(block(`# ${keyword}: a b`))).toEqual([`${keyword}=a b`]);
    expect(findingsOf(block(`# ${keyword}: a b`))).toEqual([]);
    expect(fieldsOf(block(`# ${keyword.toUpperCase()}: a b`))).toEqual([`${keyword}=a b`]);
    expect(findingsOf(block(`# ${keyword.toLowerCase()}: a b`))).toEqual(['header/keyword-case 2:3']);
  });

  it.each([
    {
      name: 'takes the lines of a Description that goes on',
      text: block('# Description: one', '#  two', '#\tthree: four', '# Provides: a'),
      fields: ['Description=one|two|three: four', 'Provides=a'],
    },
    {
      name: 'takes a field name behind two blanks for text of the Description above',
      text: block('# Description: one', '#  Provides: a'),
      fields: ['Description=one|Provides: a'],
    },
    {
      name: 'keeps unknown X- fields as they are written',
      text: block('# X-Foo-bar: a', '# x-yz:b'),
      fields: ['X-Foo-bar=a', 'x-yz=b'],
    },
    {
      name: 'reads a field in spite of a slip, and says which',
      text: block(
        '#Provides: a',
        '#  Required-Start: b',
        '#\tRequired-Stop: c',
        '# Default-Start : 2',
        '# default-stop: 0',
      ),
      fields: ['Provides=a', 'Required-Start=b', 'Required-Stop=c', 'Default-Start=2', 'Default-Stop=0'],
      findings: [
        'header/missing-space-after-hash 2:2',
        'header/extra-space-after-hash 3:4',
        'header/extra-space-after-hash 4:3',
        'header/space-before-colon 5:3',
        'header/keyword-case 6:3',
      ],
    },
    {
      name: 'keeps unknown fields and says so, whatever else is wrong with the line',
      text: block('# Provide: a', '#provide: b', '# a-b : c'),
      fields: ['Provide=a', 'provide=b', 'a-b=c'],
      findings: ['lsb/unknown-keyword 2:3', 'lsb/unknown-keyword 3:2', 'lsb/unknown-keyword 4:3'],
    },
    {
      name: 'misses the colon of a known field only',
      text: block('# Provides a', '# Provides', '# foo bar', '#', '# http://a'),
      fields: ['http=//a'],
      findings: [
        'header/missing-colon 2:1',
        'lsb/malformed-line 3:1',
        'lsb/malformed-line 4:1',
        'lsb/malformed-line 5:1',
        'lsb/unknown-keyword 6:3',
      ],
    },
    {
      name: 'lets no other field go on over a line',
      text: block('# Provides: a', '#  b', '#\tc: d'),
      fields: ['Provides=a'],
      findings: ['lsb/continuation-not-allowed 3:4', 'lsb/continuation-not-allowed 4:3'],
    },
    {
      name: 'keeps both of two fields of one name',
      text: block('# Provides: a', '# PROVIDES: b'),
      fields: ['Provides=a', 'Provides=b'],
      findings: ['header/keyword-case 3:3', 'lsb/duplicate-keyword 3:3'],
    },
    {
      name: 'reads on behind lines that are no comments, up to END',
      text: block('# Provides: a', '', 'foo=1', '# Default-Start: 2'),
      fields: ['Provides=a', 'Default-Start=2'],
      findings: ['lsb/non-comment-in-block 3:1', 'lsb/non-comment-in-block 4:1'],
    },
    {
      name: 'reads a field behind blanks, which most tools do not see',
      text: block('  # Provides: a'),
      fields: ['Provides=a'],
      findings: ['lsb/non-comment-in-block 2:3'],
    },
    {
      name: 'lets no Description go on behind a line that is no comment',
      text: block('# Description: a', '', '#  b'),
      fields: ['Description=a'],
      findings: ['lsb/non-comment-in-block 3:1', 'lsb/malformed-line 4:1'],
    },
    {
      name: 'ends a block without END at the first line that is no comment',
      text: `${BEGIN}# Provides: a\n#\nexit 0\n# Provides: b\n`,
      fields: ['Provides=a'],
      findings: ['lsb/unterminated-block 1:1', 'lsb/malformed-line 3:1'],
    },
    {
      name: 'ends a block without END at an empty line',
      text: `${BEGIN}# Provides: a\n\n# Default-Start: 2\n`,
      fields: ['Provides=a'],
      findings: ['lsb/unterminated-block 1:1'],
    },
    {
      name: 'reads a block without END up to the end of the text',
      text: `${BEGIN}# Provides: a`,
      fields: ['Provides=a'],
      findings: ['lsb/unterminated-block 1:1'],
    },
    {
      name: 'reads the first of two blocks',
      text: `${block('# Provides: a')}x\n${block('# Provides: b')}`,
      fields: ['Provides=a'],
      findings: ['lsb/duplicate-block 5:1'],
    },
    {
      name: 'reads on behind a second BEGIN',
      text: `${BEGIN}# Provides: a\n${BEGIN}# Default-Start: 2\n${END}`,
      fields: ['Provides=a', 'Default-Start=2'],
      findings: ['lsb/duplicate-block 3:1'],
    },
    {
      name: 'reads no field from an END without BEGIN',
      text: `# Provides: a\n${END}`,
      fields: [],
      findings: ['lsb/end-without-begin 2:1'],
    },
    {
      name: 'reports an END that stands before BEGIN',
      text: END + block('# Provides: a'),
      fields: ['Provides=a'],
      findings: ['lsb/end-without-begin 1:1'],
    },
    {
      name: 'takes a text behind the marker for no slip',
      text: '### BEGIN INIT INFO of a\n# Provides: a\n### END INIT INFO ###\n',
      fields: ['Provides=a'],
    },
    {
      name: 'finds nothing in a text without markers',
      text: '#!/bin/sh\n# Provides: a\n# BEGIN\n',
      fields: [],
    },
    {
      name: 'strips the carriage returns of a text from DOS',
      text: block('# Provides: a b', '# Default-Start: 2').replaceAll('\n', '\r\n'),
      fields: ['Provides=a b', 'Default-Start=2'],
    },
    {
      name: 'keeps bytes that are no ASCII',
      text: block('# Provides: \xe9\xff', '# Short-Description: \xc3\xbc\0'),
      fields: ['Provides=\xe9\xff', 'Short-Description=\xc3\xbc\0'],
    },
    {
      name: 'is not misled by names that JavaScript objects inherit',
      text: block('# __proto__: a', '# constructor: b'),
      fields: ['__proto__=a', 'constructor=b'],
      findings: ['lsb/unknown-keyword 2:3', 'lsb/unknown-keyword 3:3'],
    },
  ])('$name', ({ text, fields, findings }) => {
    expect(fieldsOf(text)).toEqual(fields);
    expect(findingsOf(text)).toEqual(findings ?? []);
  });

  it.each([
    '## BEGIN INIT INFO',
    '#### BEGIN INIT INFO',
    '###BEGIN INIT INFO',
    '# BEGIN INIT INFO',
    '### BEGIN  INIT INFO',
    '### Begin Init Info',
    '### BEGIN INIT',
    '### BEGIN INIT INFO'.toLowerCase(),
  ])('takes %j for the misspelt marker that it is', (marker) => {
    const text = `${marker}\n# Provides: a\n${marker.replace(/begin/i, 'END')}\n`;
    expect(fieldsOf(text)).toEqual(['Provides=a']);
    expect(findingsOf(text)).toEqual(['lsb/malformed-marker 1:1', 'lsb/malformed-marker 3:1']);
  });

  it.each([
    '# BEGIN',
    '# INIT INFO',
    'BEGIN INIT INFO',
    '# the BEGIN INIT INFO line',
    `# BEGIN INIT INFO${' #'.repeat(40)}`,
  ])('takes %j for no marker', (line) => {
    expect(readLsb(`${line}\n# Provides: a\n`)).toMatchObject({ header: undefined, findings: [] });
  });
});

describe('lsbField', () => {
  it('finds the first field of a name', () => {
    const header = headerOf(block('# Provides: a', '# Provides: b'));
    expect(lsbField(header, 'Provides')?.value.text).toBe('a');
    expect(lsbField(header, 'Default-Start')).toBeUndefined();
  });
});
