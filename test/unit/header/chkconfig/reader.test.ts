import { describe, expect, it } from 'vitest';
import { readChkconfig } from '../../../../src/header/chkconfig/reader.ts';
import type { ChkconfigHeader } from '../../../../src/model/header.ts';
import { sliceOf, standsAt } from '../spans.ts';

/** The chkconfig line of a text as `levels start stop`; undefined if none was understood. */
function lineOf(text: string): string | undefined {
  const line = readChkconfig(text).header?.line;
  return line && `${line.runlevels.join('')} ${line.start.number} ${line.stop.number}`;
}

function findingsOf(text: string): string[] {
  return readChkconfig(text).findings.map(({ code, span }) => `${code} ${span.line}:${span.column}`);
}

function headerOf(text: string): ChkconfigHeader {
  const { header } = readChkconfig(text);
  if (header === undefined) throw new Error('the text has no chkconfig comment');
  return header;
}

function descriptionsOf(text: string): (string | undefined)[][] {
  return headerOf(text).descriptions.map(({ language, text: joined }) => [language?.text, joined]);
}

describe('readChkconfig', () => {
  it.each([
    { text: '# chkconfig: 345 20 80\n', line: '345 20 80' },
    { text: '# chkconfig: 2345 5 95', line: '2345 5 95' },
    { text: '#chkconfig:3 020 +80\n', line: '3 20 80' },
    { text: '  #\t chkconfig:\t3\t0\t99\t\n', line: '3 0 99' },
    { text: '# chkconfig: - 20 80\n', line: ' 20 80' },
    { text: '# chkconfig: 5335 -0 80\n', line: '35 0 80' },
    { text: '#!/bin/sh\nstart() {\n  # chkconfig: 0123456 20 80\n}\n', line: '0123456 20 80' },
  ])('reads $text', ({ text, line }) => {
    expect(lineOf(text)).toBe(line);
    expect(findingsOf(text)).toEqual([]);
  });

  it.each([
    { text: '# chkconfig: 3 20\n', findings: ['chkconfig/malformed-line 1:3'] },
    { text: '# chkconfig:\n', findings: ['chkconfig/malformed-line 1:3'] },
    { text: '# chkconfig: 3 20.5 80\n', findings: ['chkconfig/malformed-line 1:16'] },
    { text: '# chkconfig: 3 20 0x10\n', findings: ['chkconfig/malformed-line 1:19'] },
    { text: '# chkconfig: 37 20 80\n', findings: ['chkconfig/bad-levels 1:14'] },
    { text: '# chkconfig: S 20 80\n', findings: ['chkconfig/bad-levels 1:14'] },
    { text: '# chkconfig: 3,5 20 80\n', findings: ['chkconfig/bad-levels 1:14'] },
    { text: '# chkconfig: -- 20 80\n', findings: ['chkconfig/bad-levels 1:14'] },
    { text: '# chkconfig: 3 100 80\n', findings: ['chkconfig/priority-out-of-range 1:16'] },
    { text: '# chkconfig: 3 20 -1\n', findings: ['chkconfig/priority-out-of-range 1:19'] },
    { text: `# chkconfig: 3 ${'9'.repeat(400)} 80\n`, findings: ['chkconfig/priority-out-of-range 1:16'] },
  ])('understands no line in $text, and says why', ({ text, findings }) => {
    expect(lineOf(text)).toBeUndefined();
    expect(findingsOf(text)).toEqual(findings);
  });

  it.each(['# chkconfig : 3 20 80\n', '# Chkconfig: 3 20 80\n', '## chkconfig: 3 20 80\n', 'x # chkconfig: 3 20 80\n'])(
    'takes %j for no chkconfig comment',
    (text) => {
      expect(readChkconfig(text)).toEqual({ header: undefined, findings: [] });
    },
  );

  it('points at fields behind the third', () => {
    expect(lineOf('# chkconfig: 3 5 20 80\n')).toBe('3 5 20');
    expect(findingsOf('# chkconfig: 3 5 20 80\n')).toEqual(['chkconfig/extra-fields 1:21']);
  });

  it('reads the first line that can be understood and reports the further ones', () => {
    const text = '# chkconfig: 3 20 80\n# chkconfig: 5 30 70\n';
    expect(lineOf(text)).toBe('3 20 80');
    expect(findingsOf(text)).toEqual(['chkconfig/duplicate-line 2:3']);
    const broken = '# chkconfig: x 20 80\n# chkconfig: 5 30 70\n';
    expect(lineOf(broken)).toBe('5 30 70');
    expect(findingsOf(broken)).toEqual(['chkconfig/bad-levels 1:14', 'chkconfig/duplicate-line 2:3']);
  });

  it.each([
    { text: '# description: a b\n', descriptions: [[undefined, 'a b']] },
    { text: '# description: a \\\n# b\\\n#   c\n', descriptions: [[undefined, 'a b c']] },
    { text: '# description: \\\n# a\n', descriptions: [[undefined, 'a']] },
    { text: '# description:\n', descriptions: [[undefined, '']] },
    { text: '# description(de): ein \\\n# Dienst\n', descriptions: [['de', 'ein Dienst']] },
    {
      text: '# description: a\n# description(fr): b\n',
      descriptions: [
        [undefined, 'a'],
        ['fr', 'b'],
      ],
    },
    { text: '# description: a \\\r\n# b\r\n', descriptions: [[undefined, 'a b']] },
    { text: '# description: a \\\n  # b\n', descriptions: [[undefined, 'a b']] },
    { text: '# description: a \\\n# description(de): b\n', descriptions: [[undefined, 'a description(de): b']] },
  ])('reads the description in $text', ({ text, descriptions }) => {
    expect(descriptionsOf(text)).toEqual(descriptions);
    expect(findingsOf(text)).toEqual([]);
  });

  it.each([
    { text: '# description: a \\\nexit\n', at: '1:18' },
    { text: '# description: a \\\n\n# b\n', at: '1:18' },
    { text: '# description: a \\', at: '1:18' },
    { text: '# description: a\\\n# b \\\n', at: '2:5' },
  ])('says so when no comment follows the backslash in $text', ({ text, at }) => {
    expect(findingsOf(text)).toEqual([`chkconfig/broken-continuation ${at}`]);
    expect(headerOf(text).descriptions.length).toBe(1);
  });

  it('reads other fields also where a description goes on over them', () => {
    const text = '# description: a \\\n# processname: b\n# chkconfig: 3 20 80\n';
    expect(descriptionsOf(text)).toEqual([[undefined, 'a processname: b']]);
    expect(headerOf(text).fields.map((field) => field.keyword)).toEqual(['processname']);
    expect(lineOf(text)).toBe('3 20 80');
  });

  it('keeps the other fields, each line by itself', () => {
    const text =
      '# processname: a\n# pidfile: /run/a.pid\n# config: /etc/a\n# config: /etc/b c\n# probe: true\n# hide: true\n';
    expect(headerOf(text).fields.map(({ keyword, value }) => `${keyword}=${value.text}`)).toEqual([
      'processname=a',
      'pidfile=/run/a.pid',
      'config=/etc/a',
      'config=/etc/b c',
      'probe=true',
      'hide=true',
    ]);
  });

  it('reads all but descriptions inside an LSB block', () => {
    const text = '# description: a\n# chkconfig: 3 20 80\n# hide: true\n';
    const { header } = readChkconfig(text, 0, text.length);
    expect(header).toMatchObject({ line: { runlevels: [3] }, descriptions: [], fields: [{ keyword: 'hide' }] });
  });

  it('gives every part the place where it stands', () => {
    const text = '#!/bin/sh\n# chkconfig: 35 20 80\n# description(de): ein \\\n#  Dienst \n# config: a b\n';
    const { line, descriptions, fields } = headerOf(text);
    const words = [
      ...(line ? [line.key, line.levels, line.start, line.stop] : []),
      ...descriptions.flatMap(({ key, language, lines }) => [key, ...(language ? [language] : []), ...lines]),
      ...fields.flatMap((field) => [field.key, field.value, ...field.words]),
    ];
    expect(words.map((word) => word.text)).toEqual([
      ...['chkconfig', '35', '20', '80'],
      ...['description(de)', 'de', 'ein', 'Dienst'],
      ...['config', 'a b', 'a', 'b'],
    ]);
    expect(words.every((word) => standsAt(text, word))).toBe(true);
  });

  it('gives each finding the bytes that it points at', () => {
    const text = '# chkconfig: 9 20 100 x\n# chkconfig: 3\n# description: a \\\n';
    const { findings } = readChkconfig(text);
    expect(findings.map((finding) => finding.text)).toContain('100');
    expect(findings.every(({ span, text: found }) => sliceOf(text, span) === found)).toBe(true);
  });

  it('reads a description of 100,000 lines that all look like descriptions', () => {
    const { header, findings } = readChkconfig('# description: x\\\n'.repeat(100_000));
    expect(header?.descriptions.length).toBe(1);
    expect(header?.descriptions[0]?.lines.length).toBe(100_000);
    expect(findings).toMatchObject([{ code: 'chkconfig/broken-continuation', span: { line: 100_000, column: 17 } }]);
  });

  it('reads 10,000 fields and a line of one megabyte', () => {
    const { fields } = headerOf('# config: a\n'.repeat(10_000) + `# config:${' b'.repeat(500_000)}\n`);
    expect(fields.length).toBe(10_001);
    expect(fields.at(-1)?.words.length).toBe(500_000);
  });
});
