import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/lint/engine.ts';
import { applyFixes } from '../../../src/lint/fixes.ts';
import { RULES } from '../../../src/lint/registry.ts';
import type { Rule, RuleExample } from '../../../src/lint/rule.ts';
import { NO_KNOWLEDGE } from '../../../src/lint/script/context.ts';
import { bytesOfText } from '../../../src/model/bytes.ts';
import type { LintFinding } from '../../../src/model/lint.ts';

/** Findings of one rule in an example; the suppression rules have the engine run all others too. */
function findIn(rule: Rule, example: RuleExample): readonly LintFinding[] {
  const path = example.path ?? 'etc/init.d/example';
  const others = example.others ?? [];
  const mode = example.mode ?? 0o755;
  const findings = lint({
    scripts: [{ path, text: bytesOfText(example.text), mode }],
    world: others.map((other) => ({ path: other.path, text: bytesOfText(other.text), mode: 0o755 })),
    rules: rule.id.startsWith('suppression/') ? RULES : [rule],
    levelOf: () => undefined,
    profileOf: () => example.profile ?? rule.profiles[0],
    fallback: 'lsb',
    knowledge: NO_KNOWLEDGE,
    isSet: others.length > 0,
    reportsUnused: true,
  });
  return findings.filter((finding) => finding.rule.id === rule.id);
}

describe.each(RULES.map((rule) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  it.each(rule.bad)('finds its fault on lines $lines of $text', (example) => {
    const findings = findIn(rule, example);
    expect(findings.map(({ place }) => place.line)).toEqual(example.lines);
    if (example.fixed !== undefined) {
      expect(applyFixes(bytesOfText(example.text), findings, 'suggestion').text).toBe(bytesOfText(example.fixed));
    }
  });

  it.each(rule.good)('finds nothing in $text', (example) => {
    expect(findIn(rule, example).map(({ place }) => place.line)).toEqual([]);
  });

  it('has at least two examples of each kind, and one of its fix', () => {
    // Rules about a whole system are tested on one.
    if (rule.id.startsWith('links/') || rule.id === 'graph/facility-without-provider') return;
    expect(rule.bad.length).toBeGreaterThan(1);
    expect(rule.good.length).toBeGreaterThan(1);
    if (rule.fix !== 'none') expect(rule.bad.some(({ fixed }) => fixed !== undefined)).toBe(true);
  });

  it('gives only fixes of the kind that it declares', () => {
    const kinds = rule.bad.flatMap((example) => findIn(rule, example).flatMap(({ fix }) => (fix ? [fix.kind] : [])));
    if (rule.fix === 'none') expect(kinds).toEqual([]);
    if (rule.fix === 'suggestion') expect(new Set([...kinds, 'suggestion'])).toEqual(new Set(['suggestion']));
  });
});

it('gives each rule an id of its own', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
});
