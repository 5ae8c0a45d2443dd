import { describe, expect, it } from 'vitest';
import { repairScripts } from '../../../src/cli/lint/fix-scripts.ts';
import { RULES } from '../../../src/lint/registry.ts';
import { NO_KNOWLEDGE } from '../../../src/lint/script/script-context.ts';
import type { LintFix, Profile } from '../../../src/model/lint.ts';
import { lintTexts } from '../../support/lint-run.ts';

function kindOf(text: string, profile: Profile, rule: string): string | undefined {
  return lintTexts([{ path: 'x', text }], { profileOf: () => profile }).find((finding) => finding.rule.id === rule)?.fix
    ?.kind;
}

describe('a repair of a line', () => {
  it.each<{ what: string; text: string; profile: Profile; rule: string; kind: string }>([
    {
      what: 'that adjoins the rcorder block is safe',
      text: '#!/bin/sh\n#REQUIRE: b\n# PROVIDE: a\n',
      profile: 'netbsd',
      rule: 'header/missing-space-after-hash',
      kind: 'safe',
    },
    {
      what: 'that adjoins it over another one to be repaired is safe',
      text: '#!/bin/sh\n#REQUIRE: b\n#BEFORE: c\n# PROVIDE: a\n',
      profile: 'netbsd',
      rule: 'header/missing-space-after-hash',
      kind: 'safe',
    },
    {
      what: 'is safe where there is no rcorder block',
      text: '#!/bin/sh\n#PROVIDE: a\n\n#REQUIRE: b\n',
      profile: 'freebsd',
      rule: 'header/missing-space-after-hash',
      kind: 'safe',
    },
    {
      what: 'is not safe if rcorder would then stop before the block',
      text: '#REQUIRE: c\n#!/bin/sh\n# REQUIRE: b\n',
      profile: 'netbsd',
      rule: 'header/missing-space-after-hash',
      kind: 'suggestion',
    },
    {
      what: 'is not safe if the block that insserv reads would be another',
      text: '## BEGIN INIT INFO\n# Provides: a\n\n### BEGIN INIT INFO\n# Provides: b\n### END INIT INFO\n',
      profile: 'debian',
      rule: 'lsb/malformed-marker',
      kind: 'suggestion',
    },
    {
      what: 'is not safe if chkconfig would go by another line',
      text: '# Chkconfig: 2 10 90\n# chkconfig: 35 20 80\n# description: a\n',
      profile: 'redhat',
      rule: 'header/keyword-case',
      kind: 'suggestion',
    },
    {
      what: 'is not safe if rcorder would then join it with the next',
      text: '# PROVIDE: a\r\n# REQUIRE: b \\\r\n# BEFORE: c\r\n',
      profile: 'freebsd',
      rule: 'header/crlf',
      kind: 'suggestion',
    },
    {
      what: 'is safe if it takes a word away on purpose',
      text: '# PROVIDE: a\n# REQUIRE: a b\n',
      profile: 'freebsd',
      rule: 'graph/self-dependency',
      kind: 'safe',
    },
  ])('$what', ({ text, profile, rule, kind }) => {
    expect(kindOf(text, profile, rule)).toBe(kind);
  });
});

function repair(text: string, most: LintFix['kind']): string | undefined {
  const run = {
    ...{ scripts: [{ path: 'x', text }], world: [], rules: RULES, levelOf: () => undefined, isSet: false },
    ...{ profileOf: () => 'netbsd' as const, fallback: 'lsb' as const, knowledge: NO_KNOWLEDGE, reportsUnused: false },
  };
  return repairScripts(run, most).scripts[0]?.text;
}

it('leaves a harmful repair alone and makes the others', () => {
  const text = '#REQUIRE: c\n#!/bin/sh\n# PROVIDE: a\n# REQUIRE: b,e\n#REQUIRE: d\n';
  expect(repair(text, 'safe')).toBe('#REQUIRE: c\n#!/bin/sh\n# PROVIDE: a\n# REQUIRE: b e\n# REQUIRE: d\n');
});

it('comes to an end with many harmful repairs', () => {
  const text = `${'#REQUIRE: c\n\n'.repeat(20_000)}# PROVIDE: a\n`;
  expect(repair(text, 'safe')).toBe(text);
});
