import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfText } from '../../../../src/model/bytes.ts';
import { columnsOf, showLine, showName, showShellPath } from '../../../../src/render/text/show.ts';

const anyBytes = fc.array(fc.nat(255), { maxLength: 30 }).map((bytes) => String.fromCharCode(...bytes));

/** Safe on a terminal: no byte of C0 or DEL, and valid UTF-8 without C1 and bidirectional controls. */
function isSafe(shown: string): boolean {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(shown, 'latin1'));
  return !/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u.test(text);
}

describe('showName', () => {
  it.each([
    { name: 'plain ASCII', bytes: 'sshd-2.0 x', shown: 'sshd-2.0 x' },
    { name: 'UTF-8', bytes: bytesOfText('café 東京 🥾'), shown: bytesOfText('café 東京 🥾') },
    { name: 'the empty name', bytes: '', shown: '' },
    { name: 'control characters', bytes: '\x00\t\n\r\x1b[2J\x7f', shown: '\\x00\\x09\\x0a\\x0d\\x1b[2J\\x7f' },
    { name: 'C1 controls', bytes: bytesOfText('\u0085\u009b'), shown: '\\u{85}\\u{9b}' },
    {
      name: 'bidirectional controls',
      bytes: bytesOfText('a\u202eb\u2066c\u200f'),
      shown: 'a\\u{202e}b\\u{2066}c\\u{200f}',
    },
    { name: 'line separators', bytes: bytesOfText('\u2028\u2029'), shown: '\\u{2028}\\u{2029}' },
    { name: 'bytes that are no UTF-8', bytes: 'caf\xe9\xff', shown: 'caf\\xe9\\xff' },
    { name: 'a sequence cut short', bytes: '\xe6\x9d', shown: '\\xe6\\x9d' },
    { name: 'an overlong form', bytes: '\xc0\x8a', shown: '\\xc0\\x8a' },
    { name: 'a surrogate in UTF-8', bytes: '\xed\xa0\x80', shown: '\\xed\\xa0\\x80' },
    { name: 'a backslash, which would be ambiguous', bytes: 'a\\x1b', shown: 'a\\\\x1b' },
  ])('shows $name', ({ bytes, shown }) => {
    expect(showName(bytes)).toBe(shown);
  });

  it('is safe on a terminal for any bytes, and two names never look the same', () => {
    fc.assert(
      fc.property(anyBytes, anyBytes, (one, other) => {
        expect(isSafe(showName(one))).toBe(true);
        expect(showName(one) === showName(other)).toBe(one === other);
      }),
    );
  });

  it('shows a name of a megabyte', () => {
    expect(showName('\x1b'.repeat(1_000_000)).length).toBe(4_000_000);
  });
});

describe('showLine', () => {
  it.each([
    { bytes: '# REQUIRE: a\\', shown: '# REQUIRE: a\\' },
    { bytes: '#\ta\tb', shown: '# a b' },
    { bytes: '\ta\x1b\r', shown: ' a\\x1b\\x0d' },
    { bytes: 'caf\xe9 \\n', shown: 'caf\\xe9 \\n' },
  ])('shows $shown', ({ bytes, shown }) => {
    expect(showLine(bytes)).toBe(shown);
  });

  it('is safe on a terminal for any bytes', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(isSafe(showLine(bytes))).toBe(true);
      }),
    );
  });
});

describe('showShellPath', () => {
  it.each([
    { path: '/etc/rc.d', shown: '/etc/rc.d' },
    { path: 'a_b@1,2+3%:c.d', shown: 'a_b@1,2+3%:c.d' },
    { path: '', shown: '' },
    { path: 'my dir', shown: "'my dir'" },
    { path: "it's", shown: "'it'\\''s'" },
    { path: '$(reboot)`x`', shown: "'$(reboot)`x`'" },
    { path: '~root', shown: "'~root'" },
    { path: '-rf', shown: './-rf' },
    { path: 'a*', shown: "'a*'" },
    { path: bytesOfText('é'), shown: bytesOfText("'é'") },
    { path: 'a\\b\x1b\'"', shown: "$'a\\\\b\\x1b\\'\"'" },
  ])('shows $path as a shell takes it', ({ path, shown }) => {
    expect(showShellPath(path)).toBe(shown);
  });

  it('gives a shell back the very path', () => {
    const paths = fc.sample(
      fc.string({ minLength: 1, maxLength: 12, unit: 'binary-ascii' }).filter((path) => !path.includes('\0')),
      { numRuns: 300, seed: 7 },
    );
    // A `.` behind each, since the shell takes line feeds off the end of what it reads from a command.
    const script = paths.map((path) => `printf '%s\\0' ${showShellPath(path)}`).join('\n');
    const { stdout } = spawnSync('bash', ['--norc'], { input: script, encoding: 'latin1' });
    expect(stdout.split('\0').slice(0, -1)).toEqual(paths.map((path) => (path.startsWith('-') ? `./${path}` : path)));
  });
});

describe('columnsOf', () => {
  it.each([
    { text: '', columns: 0 },
    { text: 'abc', columns: 3 },
    { text: 'café', columns: 4 },
    { text: '🥾x', columns: 2 },
  ])('counts one column a character in $text', ({ text, columns }) => {
    expect(columnsOf(bytesOfText(text))).toBe(columns);
  });
});
