import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/model/lint.ts';
import { lintTexts, namesOf } from '../support/lint-run.ts';

interface CleanCase {
  readonly name: string;
  readonly profile: Profile;
  readonly path: string;
  readonly text: string;
}

const { cases } = JSON.parse(readFileSync(new URL('../../fixtures/lint/cases.json', import.meta.url), 'utf8')) as {
  cases: CleanCase[];
};

/** One change to a sound script, which must give one finding and no others. */
describe.each(cases.filter(({ name }) => name.startsWith('clean-')))('$name', ({ profile, path, text }) => {
  const lines = text.split('\n').length - 1;

  it.each([
    { what: 'CR LF', change: (script: string) => script.replaceAll('\n', '\r\n'), expected: '1 header/crlf' },
    { what: 'a byte order mark', change: (script: string) => `\ufeff${script}`, expected: '1 header/byte-order-mark' },
    {
      what: 'no last newline',
      change: (script: string) => script.slice(0, -1),
      expected: `${lines} header/no-final-newline`,
    },
  ])('with $what has one finding', ({ change, expected }) => {
    const findings = lintTexts([{ path, text: change(text) }], { profileOf: () => profile });
    expect(namesOf(findings.filter(({ level }) => level !== 'info'))).toEqual([`${path}:${expected}`]);
  });
});
