import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../src/model/lint.ts';
import { scriptText as text } from '../support/script-texts.ts';
import { lintTexts } from '../support/lint-run.ts';

const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => String.fromCharCode(...array));
const profile = fc.constantFrom(...PROFILES);

describe('linting', () => {
  it('takes any bytes and points into them', () => {
    fc.assert(
      fc.property(fc.oneof(text, bytes), profile, (script, asked) => {
        for (const { place, fix } of lintTexts([{ path: 'x', text: script }], { profileOf: () => asked })) {
          expect(place.offset + place.length).toBeLessThanOrEqual(script.length);
          for (const edit of fix?.edits ?? []) expect(edit.length).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    { what: 'one line of ten megabytes', script: `# PROVIDE: ${'a'.repeat(10_000_000)}` },
    { what: 'a million blanks', script: `#${' '.repeat(1_000_000)}PROVIDE: a\n${' '.repeat(1_000_000)}` },
    { what: 'many quotes', script: `'"`.repeat(300_000) },
    { what: 'many open here-documents', script: 'cat <<EOF\n'.repeat(50_000) },
    { what: 'many cases', script: 'case "$1" in\n'.repeat(50_000) },
    { what: 'many functions', script: 'f() {\nexit 1\n'.repeat(30_000) },
    { what: 'many findings', script: `#!/bin/sh\n${'rm /run/x\n'.repeat(100_000)}` },
    {
      what: 'a long list',
      script: `### BEGIN INIT INFO\n# Required-Start: ${'$x '.repeat(100_000)}\n### END INIT INFO\n`,
    },
    {
      what: 'many ifs',
      script: `${'if [ -r /etc/default/a ]\n'.repeat(20_000)}${'. /etc/default/b\n'.repeat(20_000)}`,
    },
    { what: 'many suppressions', script: 'a # initorder-disable-line\n'.repeat(20_000) },
  ])('comes to an end with $what', ({ script }) => {
    for (const asked of PROFILES)
      expect(lintTexts([{ path: 'x', text: script }], { profileOf: () => asked })).toBeInstanceOf(Array);
  });

  it('finds rings among 20,000 scripts', () => {
    const files = Array.from({ length: 20_000 }, (_, i) => ({
      path: `s${String(i).padStart(5, '0')}`,
      text: `# PROVIDE: s${i}\n# REQUIRE: s${(i + 1) % 20_000}\n`,
    }));
    const findings = lintTexts(files).filter(({ rule }) => rule.id === 'graph/dependency-cycle');
    expect(findings.map(({ place, steps }) => [place.file, steps.length])).toEqual([['s00000', 20_000]]);
  });
});
