import { describe, expect, it } from 'vitest';
import { repairScripts } from '../../../src/cli/lint/fix-scripts.ts';
import { RULES } from '../../../src/lint/registry.ts';
import { NO_KNOWLEDGE } from '../../../src/lint/script/context.ts';
import type { LintFix, Profile } from '../../../src/model/lint.ts';
import { lintTexts } from '../../support/lint-run.ts';

function levels(start: string, stop: string): string {
  return `#!/bin/sh\n# chkconfig: - 20 80\n# description: a\n### BEGIN INIT INFO\n# Provides: x\n# Default-Start: ${start}\n# Default-Stop: ${stop}\n### END INIT INFO\n`;
}

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
      text: '#!/bin/sh\n#REQUIRE: c\n\n# REQUIRE: b\n',
      profile: 'netbsd',
      rule: 'header/missing-space-after-hash',
      kind: 'suggestion',
    },
    {
      what: 'is not safe if the block that insserv reads would be another',
      text: '#!/bin/sh\n## BEGIN INIT INFO\n# Provides: a\n\n### BEGIN INIT INFO\n# Provides: b\n### END INIT INFO\n',
      profile: 'debian',
      rule: 'lsb/malformed-marker',
      kind: 'suggestion',
    },
    {
      what: 'is not safe if chkconfig would go by another line',
      text: '#!/bin/sh\n# Chkconfig: 2 10 90\n# chkconfig: 35 20 80\n# description: a\n',
      profile: 'redhat',
      rule: 'header/keyword-case',
      kind: 'suggestion',
    },
    {
      what: 'is not safe if rcorder would then join it with the next',
      text: '#!/bin/sh\r\n# PROVIDE: a\r\n# REQUIRE: b \\\r\n# BEFORE: c\r\n',
      profile: 'freebsd',
      rule: 'header/crlf',
      kind: 'suggestion',
    },
    {
      what: 'is not safe if it takes a word away',
      text: '#!/bin/sh\n# PROVIDE: a\n# REQUIRE: a b\n',
      profile: 'freebsd',
      rule: 'graph/self-dependency',
      kind: 'suggestion',
    },
    {
      what: 'is safe if chkconfig reads joined runlevels as it did',
      text: levels('2345', '0 1 6'),
      profile: 'redhat',
      rule: 'lsb/joined-runlevels',
      kind: 'safe',
    },
    {
      what: 'is not safe if chkconfig would take a runlevel away',
      text: levels('2 3 4 5', '0 1 2 4 56'),
      profile: 'redhat',
      rule: 'lsb/joined-runlevels',
      kind: 'suggestion',
    },
    {
      what: 'is not safe in a part of a script',
      text: '# PROVIDE: a\n#REQUIRE: b\n',
      profile: 'freebsd',
      rule: 'header/missing-space-after-hash',
      kind: 'suggestion',
    },
    {
      what: 'is not safe in a template',
      text: '#!/bin/sh\n# PROVIDE: a\n#REQUIRE: b\n. %%RC_SUBR%%\n',
      profile: 'freebsd',
      rule: 'header/missing-space-after-hash',
      kind: 'suggestion',
    },
    {
      what: 'is not safe in a here-document',
      text: '#!/bin/sh\ncat <<EOF\n# PROVIDE: a\n#REQUIRE: b\nEOF\n',
      profile: 'freebsd',
      rule: 'header/missing-space-after-hash',
      kind: 'suggestion',
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
  const text = '#!/bin/sh\n#REQUIRE: c\n\n# PROVIDE: a\n# REQUIRE: b,e\n#REQUIRE: d\n';
  expect(repair(text, 'safe')).toBe('#!/bin/sh\n#REQUIRE: c\n\n# PROVIDE: a\n# REQUIRE: b e\n# REQUIRE: d\n');
});

it('comes to an end with many harmful repairs', () => {
  const text = `#!/bin/sh\n${'#REQUIRE: c\n\n'.repeat(20_000)}# PROVIDE: a\n`;
  expect(repair(text, 'safe')).toBe(text);
});
