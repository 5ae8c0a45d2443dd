import { describe, expect, it } from 'vitest';
import { readHeaders } from '../../../src/header/all-dialects.ts';

function findingsOf(text: string): string[] {
  return readHeaders(text).findings.map(({ code, span }) => `${code} ${span.line}:${span.column}`);
}

describe('readHeaders', () => {
  it('reads all dialects of one script', () => {
    const text = [
      '#!/bin/sh',
      '# PROVIDE: a',
      '# REQUIRE: b',
      '',
      '# chkconfig: 35 20 80',
      '# description: does this \\',
      '#  and that',
      '### BEGIN INIT INFO',
      '# Provides: a',
      '# Description: c',
      '#  d',
      '### END INIT INFO',
      '',
    ].join('\n');
    const headers = readHeaders(text);
    expect(headers.rcorder?.fields.map((field) => field.keyword)).toEqual(['PROVIDE', 'REQUIRE']);
    expect(headers.lsb?.fields.map((field) => field.keyword)).toEqual(['Provides', 'Description']);
    expect(headers.chkconfig?.descriptions.map((description) => description.text)).toEqual(['does this and that']);
    expect(headers.chkconfig?.line?.runlevels).toEqual([3, 5]);
    expect(headers.findings).toEqual([]);
  });

  it('has no header for a text without any', () => {
    expect(readHeaders('#!/bin/sh\nexit 0\n')).toEqual({ findings: [] });
    expect(readHeaders('')).toEqual({ findings: [] });
  });

  it('reads a chkconfig line within the LSB block too, as chkconfig does', () => {
    const { chkconfig } = readHeaders('### BEGIN INIT INFO\n# chkconfig: 3 20 80\n### END INIT INFO\n');
    expect(chkconfig?.line?.runlevels).toEqual([3]);
  });

  it('takes no description of the LSB block for one of chkconfig', () => {
    expect(readHeaders('### BEGIN INIT INFO\n# description: a\n### END INIT INFO\n').chkconfig).toBeUndefined();
  });

  it('gives the findings of all dialects in the order of the text', () => {
    const text =
      '#PROVIDE: a\n# chkconfig: 9 20 80\n### BEGIN INIT INFO\n# provides: a\n### END INIT INFO\n#  REQUIRE: b\n';
    expect(findingsOf(text)).toEqual([
      'header/missing-space-after-hash 1:2',
      'chkconfig/bad-levels 2:14',
      'header/keyword-case 4:3',
      'header/extra-space-after-hash 6:4',
    ]);
  });

  it.each([
    { text: '#REQUIRE: a\n', finding: 'header/missing-space-after-hash 1:2' },
    { text: '#  REQUIRE: a\n', finding: 'header/extra-space-after-hash 1:4' },
    { text: '#\tKEYWORDS: a\n', finding: 'header/extra-space-after-hash 1:3' },
    { text: '# BEFORE : a\n', finding: 'header/space-before-colon 1:3' },
    { text: '# PROVIDE: a\n\n# REQUIRE: b\n', finding: 'rcd/block-interrupted 3:3' },
    { text: '# require: a\n', finding: 'header/keyword-case 1:3' },
    { text: '# Before: a\n# PROVIDE: a\n', finding: 'header/keyword-case 1:3' },
    { text: '# PROVIDE: a\n# REQUIRE b\n', finding: 'header/missing-colon 2:3' },
    { text: '# REQUIRE b\n# PROVIDE: a\n', finding: 'header/missing-colon 1:3' },
    { text: '# PROVIDE: a\n\n#REQUIRE: b\n', finding: 'header/missing-space-after-hash 3:2' },
  ])('says that rcorder does not see the line in $text', ({ text, finding }) => {
    expect(findingsOf(text)).toEqual([finding]);
  });

  it.each([
    '# BEFORES: a\n',
    'echo\n# require: a\n',
    '# require a\n',
    '# PROVIDE: a\n#\n# require: a\n',
    '  # REQUIRE: a\n',
    '# REQUIRE\n',
    '# REQUIRED: a\n',
    '# PROVIDE: a \\\n#  REQUIRE: b \\\n#REQUIRE: c\n',
  ])('finds no slip in %j', (text) => {
    expect(findingsOf(text)).toEqual([]);
  });
});
