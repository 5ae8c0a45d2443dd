import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROFILES, type Profile } from '../../src/model/lint.ts';
import { lintTexts, namesOf } from '../support/lint-run.ts';

interface LintCase {
  readonly name: string;
  readonly about: string;
  readonly profile: Profile;
  readonly path?: string;
  readonly text?: string;
  readonly files?: readonly { readonly path: string; readonly text: string }[];
  readonly expected: readonly {
    readonly path?: string;
    readonly line: number;
    readonly rule?: string;
    readonly id?: string;
  }[];
}

const fixtures = new URL('../../fixtures/', import.meta.url);
const { cases } = JSON.parse(readFileSync(new URL('lint/cases.json', fixtures), 'utf8')) as { cases: LintCase[] };

describe('lint cases', () => {
  it.each(cases)('$name: $about', ({ profile, path = '', text = '', files = [{ path, text }], expected }) => {
    expect(PROFILES).toContain(profile);
    const findings = lintTexts(files, { profileOf: () => profile }).filter(({ level }) => level !== 'info');
    const wanted = expected.map((entry) => `${entry.path ?? path}:${entry.line} ${entry.rule ?? entry.id ?? ''}`);
    expect([...namesOf(findings)].sort()).toEqual(wanted.sort());
  });
});

it('finds in the headers of FreeBSD 12.1 what was reviewed, and no more', () => {
  const folder = new URL('freebsd-12.1/rc.d/', fixtures);
  const files = readdirSync(folder).map((path) => ({ path, text: readFileSync(new URL(path, folder), 'latin1') }));
  // The fixtures are headers only, so rules about the body of a script would speak of what was cut off.
  const findings = lintTexts(files).filter(({ rule }) => !rule.id.startsWith('body/'));
  const reviewed = readFileSync(new URL('lint/freebsd-12.1.txt', fixtures), 'utf8');
  expect(`${namesOf(findings).join('\n')}\n`).toBe(reviewed);
});
