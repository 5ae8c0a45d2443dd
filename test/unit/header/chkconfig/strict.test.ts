import { describe, expect, it } from 'vitest';
import { readChkconfigOverride, readChkconfigService } from '../../../../src/header/chkconfig/strict.ts';
import type { ChkconfigFacts } from '../../../../src/model/chkconfig-service.ts';

function levelNames(mask: number): string {
  return Array.from({ length: 32 }, (_, bit) => bit)
    .filter((bit) => (mask & (1 << bit)) !== 0)
    .join(' ');
}

/** What the text says as `levels/start/stop`, with `lsb` behind if it has a block; or why it is refused. */
function readingOf(text: string, language?: string): string {
  const service = readChkconfigService(text, language);
  if (!service.supported) {
    const { span } = service;
    return span ? `${service.reason} ${span.line}:${span.column}+${span.length}` : service.reason;
  }
  return `${levelNames(service.levels)}/${service.start}/${service.stop}${service.lsb ? ' lsb' : ''}`;
}

function factsOf(text: string): ChkconfigFacts {
  const facts = readChkconfigOverride(text);
  if (facts === undefined) throw new Error('the text is refused');
  return facts;
}

describe('readChkconfigService', () => {
  describe('walking through the file', () => {
    it.each([
      { name: 'reads a comment in any place', text: '#!/bin/sh\nstart() {\n\t# chkconfig: 3 20 80\n}\n' },
      { name: 'takes all white space for blanks', text: '\v\f\r #\v\f\r\tchkconfig:\v3\f20\r80\v' },
      { name: 'needs no blank behind the hash nor the colon', text: '#chkconfig:3 20 80\n' },
      {
        name: 'reads a comment within the LSB block of another kind',
        text: '## BEGIN INIT INFO\n# chkconfig: 3 20 80\n',
      },
      {
        name: 'reads a comment on a line that continues a description',
        text: '# description: x \\\n# chkconfig: 3 20 80\n',
      },
      { name: 'ignores hide', text: '# hide: true\n# chkconfig: 3 20 80\n# hide:\n' },
      {
        name: 'ignores fields that insserv knows',
        text: '# X-Start-Before: a\n# chkconfig: 3 20 80\n# X-Interactive: true\n',
      },
      { name: 'ignores an empty comment at the end', text: '# chkconfig: 3 20 80\n#' },
      {
        name: 'reads nothing behind a NUL',
        text: '# chkconfig: 3 20 80 \0\n# chkconfig: broken\n# Default-Start: 5\n',
      },
    ])('$name', ({ text }) => {
      expect(readingOf(text)).toBe('3/20/80');
    });

    it.each([
      { name: 'a second hash', text: '## chkconfig: 3 20 80\n' },
      { name: 'another case', text: '# Chkconfig: 3 20 80\n' },
      { name: 'a blank before the colon', text: '# chkconfig : 3 20 80\n' },
      { name: 'code before the hash', text: 'echo # chkconfig: 3 20 80\n' },
      { name: 'a name that only ends so', text: '# xchkconfig: 3 20 80\n' },
      { name: 'a NUL before', text: '\0\n# chkconfig: 3 20 80\n' },
      { name: 'an empty text', text: '' },
    ])('does not see a line with $name', ({ text }) => {
      expect(readingOf(text)).toBe('no-levels');
    });

    it.each([
      { marker: '### BEGIN INIT INFO', lsb: true },
      { marker: '\t ### BEGIN INIT INFO', lsb: true },
      { marker: '### BEGIN INIT INFORMATION', lsb: true },
      { marker: '###BEGIN INIT INFO', lsb: false },
      { marker: '#### BEGIN INIT INFO', lsb: false },
      { marker: '# ## BEGIN INIT INFO', lsb: false },
      { marker: '### begin init info', lsb: false },
      { marker: ': ### BEGIN INIT INFO', lsb: false },
      { marker: '### END INIT INFO', lsb: false },
    ])('takes "$marker" for an LSB block: $lsb', ({ marker, lsb }) => {
      expect(factsOf(`x\n${marker}\n`).lsb).toBe(lsb);
    });

    it('needs no end of the LSB block, and reads fields before it', () => {
      expect(readingOf('# Default-Start: 3\nx\n### BEGIN INIT INFO')).toBe('3/-1/100 lsb');
    });
  });

  describe('the chkconfig line', () => {
    it.each([
      { text: '# chkconfig: 2345 20 80\n', reading: '2 3 4 5/20/80' },
      { text: '# chkconfig: - 20 80\n', reading: '/20/80' },
      { text: '# chkconfig: 3333 09 08\n', reading: '3/9/8' },
      { text: '# chkconfig: 3 020 +80\n', reading: '3/20/80' },
      { text: '# chkconfig: 0123456 99 0\n', reading: '0 1 2 3 4 5 6/99/0' },
      { text: '# chkconfig: 3\n 20\n 80\nexit\n', reading: '3/20/80' },
      { text: '# chkconfig: 3 20 80 ', reading: '3/20/80' },
      { text: '# chkconfig: 3 5 20 80\n', reading: '3/5/20' },
      { text: '# chkconfig: 3\t20\t80\tfoo\n', reading: '3/20/80' },
      { text: '# chkconfig: 012345601234560 20 80\n', reading: '0 1 2 3 4 5 6/20/80' },
      { text: '# chkconfig: 0123456012345607 1 2\n', reading: '0 1 2 3 4 5 6/7/1' },
      { text: '# chkconfig: 3 4294967316 80\n', reading: '3/20/80' },
    ])('reads $text', ({ text, reading }) => {
      expect(readingOf(text)).toBe(reading);
    });

    it.each([
      { text: '# chkconfig:\n3 20 80\n', refusal: 'empty-line 1:3+10' },
      { text: '# chkconfig: \t\r', refusal: 'empty-line 1:3+10' },
      { text: '# chkconfig: 3\n', refusal: 'missing-priority 2:1+0' },
      { text: '# chkconfig: 3 20\nexit 0\n', refusal: 'missing-priority 2:1+1' },
      { text: '# chkconfig: 3 on 80\n', refusal: 'missing-priority 1:16+1' },
      { text: '# chkconfig: 3 20.5 80\n', refusal: 'missing-priority 1:18+1' },
      { text: '# chkconfig: 3 0x10 80\n', refusal: 'missing-priority 1:17+1' },
      { text: '# chkconfig: 3 20 80x\n', refusal: 'no-blank-behind 1:21+1' },
      { text: '# chkconfig: 3 20 80', refusal: 'no-blank-behind 1:21+0' },
      { text: '# chkconfig: 3 20 80\0\n', refusal: 'no-blank-behind 1:21+0' },
      { text: '# chkconfig: 3 20 100\n', refusal: 'priority-out-of-range 1:19+3' },
      { text: '# chkconfig: 3 -1 80\n', refusal: 'priority-out-of-range 1:16+2' },
      { text: '# chkconfig: 37 20 80\n', refusal: 'bad-levels 1:14+2' },
      { text: '# chkconfig: 3,5 20 80\n', refusal: 'bad-levels 1:14+3' },
      { text: '# chkconfig: -- 20 80\n', refusal: 'bad-levels 1:14+2' },
      { text: '# chkconfig: 012345601234560123 20\n', refusal: 'priority-out-of-range 1:29+3' },
    ])('refuses the script for $text', ({ text, refusal }) => {
      expect(readingOf(text)).toBe(refusal);
      expect(readChkconfigOverride(text)).toBeUndefined();
    });

    it('takes the first line, but refuses the script for a later broken one', () => {
      expect(readingOf('# chkconfig: 3 20 80\n# chkconfig: 5 30 70\n')).toBe('3/20/80');
      expect(readingOf('# chkconfig: 3 20 80\n# chkconfig: broken\n')).toBe('missing-priority 3:1+0');
      expect(readingOf('# chkconfig: 3 20 80\n# chkconfig: 5 30 170\n')).toBe('priority-out-of-range 2:19+3');
    });

    it('does not look at the levels of a later line', () => {
      expect(readingOf('# chkconfig: 3 20 80\n# chkconfig: 9 30 70\n')).toBe('3/20/80');
    });
  });

  describe('Default-Start and Default-Stop', () => {
    const BLOCK = '### BEGIN INIT INFO\n';
    it.each([
      { text: '# Default-Start: 3 5\n', reading: '3 5/-1/100 lsb' },
      { text: '# Default-Stop: 0 1\n', reading: '/-1/100 lsb' },
      { text: '# Default-Start:3 5\n# Default-Stop:\t5\n', reading: '3/-1/100 lsb' },
      { text: '# Default-Stop: 5\n# Default-Start: 3 5\n', reading: '3 5/-1/100 lsb' },
      { text: '# Default-Start: 2345\n', reading: '9/-1/100 lsb' },
      { text: '# Default-Start: -31 7 31\n', reading: '1 7 31/-1/100 lsb' },
      { text: '# Default-Start: 99999999999999999999\n', reading: '31/-1/100 lsb' },
      { text: '# Default-Start: 2,3\n', reading: '2/-1/100 lsb' },
      { text: '# Default-Start: 3 5 S 2\n', reading: '3 5/-1/100 lsb' },
      { text: '# Default-Start:\n 3\n\n5 x\n', reading: '3 5/-1/100 lsb' },
      { text: '# Default-Start: 3\n# Default-Stop: 4\n', reading: '3/-1/100 lsb' },
      { text: '# Default-Start: S\n# Default-Stop:\n', reading: 'no-levels' },
      { text: '# Default-Start: 3\n# chkconfig: 5 20 80\n', reading: '3/20/80 lsb' },
      { text: '# Default-Start: 3\n# chkconfig: 9 20 80\n', reading: '3/20/80 lsb' },
      { text: '# chkconfig: 35 20 80\n# Default-Start: 2\n# Default-Stop: 5\n', reading: '2 3/20/80 lsb' },
      { text: '# chkconfig: - 20 80\n# Default-Start: 2\n', reading: '2/20/80 lsb' },
    ])('reads $text', ({ text, reading }) => {
      expect(readingOf(BLOCK + text)).toBe(reading);
    });

    it('does not make up for priorities without an LSB block', () => {
      expect(readingOf('# Default-Start: 3\n')).toBe('no-priorities');
    });
  });

  describe('descriptions', () => {
    const LEVELS = '# chkconfig: 3 20 80\n';
    const TAIL = '# Default-Start: 5\n';
    const ended = '3/20/80';
    const wentOn = '3 5/20/80';

    it.each([
      { description: '# description(de): Text', language: 'de', reading: ended },
      { description: '# description(de_DE): Text', language: 'de', reading: ended },
      { description: '# description(de_DE): Text', language: 'de_DE', reading: ended },
      { description: '# description(de): Text', language: '', reading: ended },
      { description: '# description(de)x Text', language: 'de', reading: ended },
      { description: '# description(de): a \\\n# b', language: 'de', reading: ended },
      { description: '# description(de): a \\\n\n \t#b\\\n# c', language: 'de', reading: ended },
      { description: '# description(de): Text', language: undefined, reading: wentOn },
      { description: '# description(de): Text', language: 'fr', reading: wentOn },
      { description: '# description(de): Text', language: 'de_DE', reading: wentOn },
      { description: '# description(de_DE): Text', language: 'de_DE.UTF-8', reading: wentOn },
      { description: '# description: Text', language: '', reading: wentOn },
      { description: '# Description(de): Text', language: 'de', reading: wentOn },
      { description: '# Short-Description: Text', language: '', reading: wentOn },
      { description: '# description (de): Text', language: 'de', reading: wentOn },
      { description: '# description(de):', language: 'de', reading: wentOn },
      { description: '# description(de)', language: 'de', reading: wentOn },
      { description: '# description(de_DE@): Text', language: 'de', reading: wentOn },
      { description: '# description(de: Text', language: 'de', reading: wentOn },
      { description: '# description(de): a \\\nx', language: 'de', reading: wentOn },
      { description: '# description(de): a \\\n#', language: 'de', reading: wentOn },
      { description: '# description(de): a \\\n# b \\\nx', language: 'de', reading: wentOn },
    ])('$description with LANG=$language', ({ description, language, reading }) => {
      expect(readingOf(`${LEVELS}${description}\n${TAIL}`, language)).toBe(reading);
    });

    it('ends the reading only once the levels are known, too', () => {
      const text = `# description(de): a\n${LEVELS}${TAIL}# chkconfig: broken\n`;
      expect(readingOf(text, 'de')).toBe('3/20/80');
      expect(readingOf(text)).toBe('missing-priority 5:1+0');
    });

    it('ignores further descriptions in the language', () => {
      const text = `${'# description(de): a\n'.repeat(3)}${LEVELS}${TAIL}`;
      expect(readingOf(text, 'de')).toBe('3/20/80');
    });

    it('does not let a description go on behind the end of the text', () => {
      expect(readingOf('# Default-Start: 3\n# chkconfig: 5 1 2\n# description(de): a \\', 'de')).toBe('3/1/2');
      expect(readingOf('# Default-Start: 3\n# description(de): a \\\n# chkconfig: 5 1 2\n', 'de')).toBe(
        'no-priorities',
      );
    });
  });
});

describe('readChkconfigOverride', () => {
  it('requires nothing', () => {
    expect(factsOf('')).toEqual({
      levels: undefined,
      start: -1,
      stop: 100,
      lsb: false,
      lists: { 'Required-Start': [], 'Required-Stop': [], 'Should-Start': [], 'Should-Stop': [] },
      provides: [],
      levelsFrom: [],
    });
  });
});
