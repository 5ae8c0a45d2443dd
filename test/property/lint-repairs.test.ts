import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairScripts } from '../../src/cli/lint/fix-scripts.ts';
import { lint, type LintRun } from '../../src/lint/engine.ts';
import { RULES } from '../../src/lint/registry.ts';
import { NO_KNOWLEDGE, type ScriptSource } from '../../src/lint/script/context.ts';
import { PROFILES, type LintFinding, type LintFix, type Profile } from '../../src/model/lint.ts';
import { holdingsOf } from '../support/reader-holdings.ts';
import { REAL_SCRIPTS } from '../support/real-headers.ts';
import { edited, scriptText } from '../support/script-texts.ts';

function runOf(asked: Profile | undefined): Omit<LintRun, 'scripts'> {
  return {
    world: [],
    rules: RULES,
    levelOf: () => undefined,
    profileOf: () => asked,
    fallback: 'lsb',
    knowledge: NO_KNOWLEDGE,
    isSet: false,
    reportsUnused: false,
  };
}

function countFaults(findings: readonly LintFinding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, level, place } of findings) {
    const key = `${place.file} ${rule.id}`;
    if (level !== 'info') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The laws that each repair is held to. */
function holdToLaws(run: LintRun, most: LintFix['kind']): void {
  const before = countFaults(lint(run));
  const once = repairScripts(run, most);
  for (const [key, count] of countFaults(lint({ ...run, scripts: once.scripts }))) {
    expect(count, `faults: ${key}`).toBeLessThanOrEqual(before.get(key) ?? 0);
  }
  expect(repairScripts({ ...run, scripts: once.scripts }, most).scripts, 'once more').toEqual(once.scripts);
  if (most !== 'safe') return;
  for (const [i, { text }] of run.scripts.entries()) {
    const held = holdingsOf(once.scripts[i]?.text ?? '');
    for (const fact of holdingsOf(text)) expect(held, 'facts').toContain(fact);
  }
}

const kinds: readonly LintFix['kind'][] = ['safe', 'suggestion'];
const real = fc.constantFrom(...REAL_SCRIPTS);
const shebang = fc.constantFrom('', '#!/bin/sh\n');

describe.each(kinds)('repairs up to %s', (most) => {
  it('keep the laws on real headers', () => {
    for (const { path, text, profile } of REAL_SCRIPTS) {
      holdToLaws({ ...runOf(profile), scripts: [{ path, text, mode: 0o755 }] }, most);
    }
  });

  it('keep the laws on real headers that somebody has edited', () => {
    const script = real.chain(({ path, text, profile }) =>
      fc.record({ path: fc.constant(path), text: edited(text), profile: fc.constantFrom(profile, ...PROFILES) }),
    );
    fc.assert(
      fc.property(script, ({ path, text, profile }) => {
        holdToLaws({ ...runOf(profile), scripts: [{ path, text, mode: 0o755 }] }, most);
      }),
      { numRuns: 400 },
    );
  });

  it('keep the laws on any text', () => {
    fc.assert(
      fc.property(shebang, scriptText, fc.constantFrom(undefined, ...PROFILES), (first, text, profile) => {
        holdToLaws({ ...runOf(profile), scripts: [{ path: 'x', text: first + text }] }, most);
      }),
      { numRuns: 300 },
    );
  });

  it('keep the laws on sets', () => {
    const script = real.chain(({ path, text }) =>
      fc.record({ path: fc.constant(path), text: edited(text), mode: fc.constant(0o755) }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(script, { selector: ({ path }) => path, maxLength: 5 }), (scripts: ScriptSource[]) => {
        holdToLaws({ ...runOf(undefined), scripts, isSet: true }, most);
      }),
      { numRuns: 100 },
    );
  });
});
