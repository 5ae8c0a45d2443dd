import { describe, expect, it } from 'vitest';
import { readInsserv } from '../../../../src/header/insserv/reader.ts';
import { lsbField, readLsb } from '../../../../src/header/lsb/reader.ts';
import { runlevelNames } from '../../../../src/model/runlevel.ts';
import { standsAt } from '../spans.ts';

const BEGIN = '### BEGIN INIT INFO\n';
const END = '### END INIT INFO\n';

function block(...lines: readonly string[]): string {
  return BEGIN + lines.map((line) => `${line}\n`).join('') + END;
}

/** The words of the one field that a block of one line has; undefined if insserv sees no field in it. */
function wordsOf(line: string): string[] | undefined {
  const [field] = readInsserv(block(line)).fields.values();
  return field?.words.map((word) => word.text);
}

describe('readInsserv', () => {
  describe('word lists', () => {
    it.each([
      { value: 'a b c', words: ['a', 'b', 'c'] },
      { value: 'a,b;c d', words: ['a', 'b', 'c', 'd'] },
      { value: '   a b', words: ['a', 'b'] },
      { value: 'a b   ', words: ['a', 'b'] },
      { value: 'a  b', words: ['a'] },
      { value: 'a, b', words: ['a'] },
      { value: 'a ;b', words: ['a'] },
      { value: ',a', words: [] },
      { value: 'a b,', words: ['a', 'b'] },
      { value: '', words: [] },
      { value: '$all +b #c', words: ['$all', '+b', '#c'] },
    ])('reads "$value" up to the first empty word', ({ value, words }) => {
      for (const keyword of ['Provides', 'Required-Start', 'Should-Stop', 'X-Start-Before', 'X-Stop-After']) {
        expect(wordsOf(`# ${keyword}: ${value}`)).toEqual(words);
      }
    });

    it.each([
      { value: '2 3 4 5', words: ['2', '3', '4', '5'], levels: '2345' },
      { value: '2  3,,5', words: ['2', '3', '5'], levels: '235' },
      { value: '2 33 x 7 5 -', words: ['2', '5'], levels: '25' },
      { value: 's 0', words: ['s', '0'], levels: '0S' },
      { value: '2345', words: [], levels: '' },
      { value: '', words: [], levels: '' },
    ])('reads the runlevels "$value" without the words that are none', ({ value, words, levels }) => {
      const { fields, defaultStart, defaultStop } = readInsserv(
        block(`# Default-Start: ${value}`, `# Default-Stop: ${value}`),
      );
      for (const keyword of ['Default-Start', 'Default-Stop'] as const) {
        expect(fields.get(keyword)?.words.map((word) => word.text)).toEqual(words);
      }
      expect(runlevelNames(defaultStart.set).join('')).toBe(levels);
      expect(defaultStart.wrong).toBeUndefined();
      expect(defaultStop).toEqual(defaultStart);
    });

    it.each(['b', 'B'])('points at %s, which only looks like a runlevel', (name) => {
      const { defaultStop } = readInsserv(block(`# Default-Stop: 2 ${name} 3`));
      expect(runlevelNames(defaultStop.set)).toEqual(['2', '3']);
      expect(defaultStop.wrong).toMatchObject({ text: name, line: 2, column: 19 });
    });

    it.each([
      { line: '# X-Interactive: true', interactive: true },
      { line: '# Interactive:true\t', interactive: true },
      { line: '# X-Interactive: true ', interactive: false },
      { line: '# X-Interactive: True', interactive: false },
      { line: '# X-Interactive: yes', interactive: false },
      { line: '# X-Interactive:', interactive: false },
    ])('finds in $line that interactive is $interactive', ({ line, interactive }) => {
      expect(readInsserv(block(line)).interactive).toBe(interactive);
    });
  });

  it('gives each part the place where it stands', () => {
    const text = `x\n${block('#\tProvides:  a,b;c ', '# Default-Start: 2 xx S')}`;
    const words = Array.from(readInsserv(text).fields.values(), ({ key, value, words }) => [
      key,
      value,
      ...words,
    ]).flat();
    expect(words.map((word) => word.text)).toEqual([
      ...['Provides', 'a,b;c ', 'a', 'b', 'c'],
      ...['Default-Start', '2 xx S', '2', 'S'],
    ]);
    expect(words.every((word) => standsAt(text, word))).toBe(true);
  });

  it('reads a well-formed header just as the generous reader does', () => {
    const text = block(
      '# Provides:          exim4 mail-transport-agent',
      '# Required-Start:    $remote_fs $syslog $named $network $time',
      '# Required-Stop:     $remote_fs $syslog $named $network',
      '# Should-Start:      postgresql mysql +clamav-daemon',
      '# Should-Stop:       postgresql',
      '# X-Start-Before:    xdm',
      '# X-Stop-After:      kdm',
      '# Default-Start:     2 3 4 5',
      '# Default-Stop:      0 1 6',
      '# Short-Description: exim Mail Transport Agent',
      '# Description:       exim is a Mail Transport agent',
      '#                    and more',
      '# X-Interactive:     true',
    );
    const { header } = readLsb(text);
    const { fields, block: state } = readInsserv(text);
    expect(state).toBe('complete');
    expect(fields.size).toBe(10);
    for (const { keyword, key, value, words } of fields.values()) {
      expect(header && lsbField(header, keyword)).toMatchObject({ key, value, words });
    }
  });

  it('reads a text of 100,000 lines and a line of 10 megabytes', () => {
    const text = BEGIN + '# Required-Start: a\n'.repeat(100_000) + `#${' x'.repeat(5_000_000)}\n${END}`;
    expect(readInsserv(text)).toMatchObject({ block: 'complete', end: { line: 100_003 } });
  });
});
