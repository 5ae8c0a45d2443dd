import { describe, expect, it } from 'vitest';
import { readInsserv } from '../../../../src/header/insserv/reader.ts';
import type { InsservKeyword } from '../../../../src/model/insserv.ts';
import { sliceOf } from '../spans.ts';

const BEGIN = '### BEGIN INIT INFO\n';
const END = '### END INIT INFO\n';

function block(...lines: readonly string[]): string {
  return BEGIN + lines.map((line) => `${line}\n`).join('') + END;
}

/** The fields of a text in insserv's reading, as `Keyword=word,word`. */
function fieldsOf(text: string): string[] {
  return Array.from(readInsserv(text).fields.values(), ({ keyword, words }) => {
    return `${keyword}=${words.map((word) => word.text).join(',')}`;
  });
}

/** The words of the one field that a block of one line has; undefined if insserv sees no field in it. */
function wordsOf(line: string): string[] | undefined {
  const [field] = readInsserv(block(line)).fields.values();
  return field?.words.map((word) => word.text);
}

describe('readInsserv', () => {
  describe('finding the block', () => {
    it.each([
      { name: 'has no fields without BEGIN', text: `# Provides: a\n${END}`, state: 'none', fields: [] },
      { name: 'has no fields in an empty text', text: '', state: 'none', fields: [] },
      {
        name: 'knows BEGIN in this case only',
        text: '### begin INIT INFO\n# Provides: a\n',
        state: 'none',
        fields: [],
      },
      {
        name: 'finds the markers anywhere in a line',
        text: `#!/bin/sh\necho x ### BEGIN INIT INFO z\n# Provides: a\n: "### END INIT INFO"\n`,
        state: 'complete',
        fields: ['Provides=a'],
      },
      {
        name: 'does not look for fields above BEGIN nor below END',
        text: `# Required-Start: b\n${block('# Provides: a')}# Default-Start: 2\n${block('# Should-Start: c')}`,
        state: 'complete',
        fields: ['Provides=a'],
      },
      {
        name: 'does not look for END in the line of BEGIN',
        text: '### BEGIN INIT INFO ### END INIT INFO\n# Provides: a\n',
        state: 'unterminated',
        fields: ['Provides=a'],
      },
      {
        name: 'looks for a field in the line of END',
        text: `${BEGIN}# Provides: a ### END INIT INFO\n# Should-Start: b\n`,
        state: 'complete',
        fields: ['Provides=a,###,END,INIT,INFO'],
      },
      {
        name: 'does not start anew at a second BEGIN',
        text: `${BEGIN}# Provides: a\n${BEGIN}# Provides: b\n# Should-Start: c\n${END}`,
        state: 'complete',
        fields: ['Provides=a', 'Should-Start=c'],
      },
      {
        name: 'reads a block without END to the end of the text',
        text: `${BEGIN}# Provides: a\n\nexit 0\n  # Should-Start: b\n# Default-Start: 2`,
        state: 'unterminated',
        fields: ['Provides=a', 'Default-Start=2'],
      },
      {
        name: 'does not care how far down the block is, nor for code in it',
        text: `${'x\n'.repeat(5000)}${BEGIN}${'y\n'.repeat(5000)}# Provides: a\n${END}`,
        state: 'complete',
        fields: ['Provides=a'],
      },
      {
        name: 'sees no marker behind a NUL',
        text: `${BEGIN}# Provides: a\0 ### END INIT INFO\n`,
        state: 'unterminated',
        fields: ['Provides=a'],
      },
      {
        name: 'does not see a marker that two pieces of a long line share',
        text: `${'x'.repeat(2040)}### BEGIN INIT INFO\n# Provides: a\n`,
        state: 'none',
        fields: [],
      },
    ])('$name', ({ text, state, fields }) => {
      expect(readInsserv(text).block).toBe(state);
      expect(fieldsOf(text)).toEqual(fields);
    });

    it('takes the second piece of a long line for a line of its own', () => {
      const text = block(`# Description: ${'x'.repeat(2047 - 15)}# Provides: a`);
      expect(fieldsOf(text)).toEqual(['Provides=a']);
      expect(readInsserv(text).fields.get('Provides')?.key).toMatchObject({ line: 2, column: 2050 });
    });

    it('cuts a long list where its piece ends', () => {
      const words = wordsOf(`# Required-Start:${' abc'.repeat(1000)}`);
      expect(words?.length).toBe(508);
      expect(words?.slice(-2)).toEqual(['abc', 'a']);
    });

    it('points at the markers', () => {
      const text = `x\n  y${block('# Provides: a')}`;
      const { begin, end } = readInsserv(text);
      expect(begin).toEqual({ line: 2, column: 4, offset: 5, length: 19 });
      expect(end && sliceOf(text, end)).toBe('### END INIT INFO');
    });
  });

  describe('keyword lines', () => {
    const SPELLINGS: readonly (readonly [InsservKeyword, readonly string[]])[] = [
      ['Provides', ['Provides', 'provides', 'PROVIDES']],
      ['Required-Start', ['Required-Start', 'required_start', 'REQUIRED-_-START']],
      ['Required-Stop', ['Required-Stop', 'Required__Stop']],
      ['Should-Start', ['Should-Start', 'x-should-start', 'X-UnitedLinux-Should-Start', 'x_-_9should-start']],
      ['Should-Stop', ['Should-Stop', 'X--should--stop', 'X-Required-Should-Stop']],
      ['X-Start-Before', ['X-Start-Before', 'start-before', 'X-Acme-Start_Before']],
      ['X-Stop-After', ['X-Stop-After', 'Stop-After', 'x__stop-after']],
      ['Default-Start', ['Default-Start', 'default_start']],
      ['Default-Stop', ['Default-Stop', 'DEFAULT--STOP']],
      ['X-Interactive', ['X-Interactive', 'interactive', 'x-acme-INTERACTIVE']],
    ];
    it.each(SPELLINGS.flatMap(([keyword, names]) => names.map((name) => [name, keyword] as const)))(
      'takes %s for %s',
      (name, keyword) => {
        expect([...readInsserv(block(`# ${name}: 2`)).fields.keys()]).toEqual([keyword]);
      },
    );

    it.each([
      ...[
        'Provide',
        'X-Provides',
        'RequiredStart',
        'X-Required-Start',
        'x-default-start',
        'Required-Start-',
        '-should-start',
      ],
      ...[
        'xshould-start',
        'y-should-start',
        'shouldstart',
        'X-Should-Start-Foo',
        'Start-After',
        'x',
        'X-',
        'start',
        'before',
      ],
      ...['Short-Description', 'Description', 'X-UnitedLinux-Default-Enabled', '__proto__', 'Provides(de)'],
    ])('does not know %s', (name) => {
      expect(wordsOf(`# ${name}: 2`)).toBeUndefined();
    });

    it.each(['#Provides: a', '# \t Provides:a', '#\tprovides: \t a', '# Provides: a '])(
      'sees the field in %j',
      (line) => {
        expect(wordsOf(line)).toEqual(['a']);
      },
    );

    it.each([' # Provides: a', '# Provides : a', '# Provides a', '## Provides: a', 'Provides: a', '# # Provides: a'])(
      'sees no field in %j',
      (line) => {
        expect(wordsOf(line)).toBeUndefined();
      },
    );

    it.each([
      { line: '# Provides: a b', value: 'a b' },
      { line: '# Provides: a \t', value: 'a ' },
      { line: '# Provides: a\tb', value: 'a' },
      { line: '# Provides: a b\r', value: 'a b' },
      { line: '# Provides: a b\xe9c d', value: 'a b' },
      { line: '# Provides: a\x7fb', value: 'a' },
      { line: '# Provides:', value: '' },
      { line: '# Provides: \xe9', value: '' },
    ])('ends the value of $line at the first byte that is no printable ASCII', ({ line, value }) => {
      expect(readInsserv(block(line)).fields.get('Provides')?.value.text).toBe(value);
    });

    it('takes the first line of each field', () => {
      expect(fieldsOf(block('# Provides:', '# Provides: a', '# X-Foo-Should-Start: b', '# Should-Start: c'))).toEqual([
        'Provides=',
        'Should-Start=b',
      ]);
    });

    it('knows no continuation lines', () => {
      expect(fieldsOf(block('# Required-Start: a', '#  b', '# Should-Start: c \\', '# d'))).toEqual([
        'Required-Start=a',
        'Should-Start=c,\\',
      ]);
    });
  });
});
