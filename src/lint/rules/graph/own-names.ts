/** Rules about words that are against others of the same header: a script's own name, a name both before and behind it. */
import type { ByteString } from '../../../model/bytes.ts';
import { type LintFix } from '../../../model/lint.ts';
import { ALL, isRcd } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { dropWordEdit } from '../../script/header-values.ts';
import type { ScriptContext } from '../../script/context.ts';
import { allDemands, demandsOf } from '../../set-context.ts';
import { lsbText } from '../example-texts.ts';

/** The names of a script's own header, without those of lines that a header rule reports. */
function ownNames({ profile, rcd, lsb }: ScriptContext): ReadonlySet<ByteString> {
  const words = isRcd(profile) ? rcd.words('PROVIDE') : lsb.words('Provides');
  return new Set(words.map(({ text }) => text));
}

export const SELF_DEPENDENCY: Rule = {
  id: 'graph/self-dependency',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'suggestion',
  what: 'A script requires a name that it itself provides; only a hint in a Should- field.',
  why: 'insserv reports a loop, rcorder a circular dependency.',
  message: 'the script requires {name}, which it provides itself',
  help: 'delete the word',
  sources: ['insserv (loop)', 'rcorder (circular dependency)'],
  check: (script, report) => {
    const own = ownNames(script);
    for (const { word, isBehind, isRequired } of allDemands(script)) {
      if (!isBehind || !own.has(word.text)) continue;
      const fix: LintFix = { kind: 'suggestion', edits: [dropWordEdit(script.text, word)] };
      // insserv passes over it where it is only wished for.
      report(word, { name: word.text }, { fix, ...(isRequired ? {} : { level: 'info' as const }) });
    }
  },
  bad: [
    { profile: 'freebsd', text: '# PROVIDE: a\n# REQUIRE: b a\n', lines: [2], fixed: '# PROVIDE: a\n# REQUIRE: b\n' },
    {
      text: lsbText('# Provides: a', '# Required-Stop: a b'),
      lines: [4],
      fixed: lsbText('# Provides: a', '# Required-Stop: b'),
    },
  ],
  good: [
    { profile: 'freebsd', text: '# PROVIDE: a\n# REQUIRE: b\n' },
    { text: lsbText('# Provides: a', '# Required-Start: b') },
  ],
};

export const REQUIRE_AND_BEFORE: Rule = {
  id: 'graph/require-and-before',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'none',
  what: 'The same name is in REQUIRE and BEFORE (Required- or Should-Start and X-Start-Before) of one file.',
  why: 'The script cannot be both before and behind the other: that is a ring of two.',
  message: 'the script asks to be both before and behind {name}',
  help: 'delete one of the two',
  sources: ['insserv (loop)', 'rcorder (circular dependency)'],
  check: (script, report) => {
    const demands = demandsOf(script, 'start');
    const behind = new Set(demands.filter(({ isBehind }) => isBehind).map(({ word }) => word.text));
    for (const { word, isBehind } of demands) {
      if (!isBehind && behind.has(word.text)) report(word, { name: word.text });
    }
  },
  bad: [
    { profile: 'freebsd', text: '# PROVIDE: a\n# REQUIRE: b\n# BEFORE: b\n', lines: [3] },
    { text: lsbText('# Provides: a', '# X-Start-Before: b', '# Should-Start: b'), lines: [4] },
  ],
  good: [
    { profile: 'freebsd', text: '# PROVIDE: a\n# REQUIRE: b\n# BEFORE: c\n' },
    { text: lsbText('# Provides: a', '# Required-Start: b', '# X-Stop-After: b') },
  ],
};
