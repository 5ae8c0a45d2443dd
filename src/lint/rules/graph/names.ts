/** Rules about names in dependency fields: that somebody provides them, once, and not the script itself. */
import type { ByteString } from '../../../model/bytes.ts';
import { replaceSpan, type LintFix } from '../../../model/lint.ts';
import { nearestName } from '../../../model/nearest.ts';
import { ALL, isRcd, RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { dropWordEdit } from '../../script/header-values.ts';
import { isUpperCase } from '../../script/rcd-view.ts';
import type { ScriptContext } from '../../script/script-context.ts';
import { demandsOf, type NameDemand, type SetContext } from '../../set-context.ts';
import { lsbText } from '../example-texts.ts';

/** The names of a script's own header, without those of lines that a header rule reports. */
function ownNames({ profile, rcd, lsb }: ScriptContext): ReadonlySet<ByteString> {
  const words = isRcd(profile) ? rcd.words('PROVIDE') : lsb.words('Provides');
  return new Set(words.map(({ text }) => text));
}

/** What both directions of a script ask for; rc.d scripts have one. */
function allDemands(script: ScriptContext): readonly NameDemand[] {
  const stop = isRcd(script.profile) ? [] : demandsOf(script, 'stop');
  return [...demandsOf(script, 'start'), ...stop];
}

export const SELF_DEPENDENCY: Rule = {
  id: 'graph/self-dependency',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'safe',
  fixTakesAway: true,
  what: 'A script requires a name that it itself provides.',
  why: 'insserv reports a loop, rcorder a circular dependency.',
  message: 'the script requires {name}, which it provides itself',
  help: 'delete the word',
  sources: ['insserv (loop)', 'rcorder (circular dependency)'],
  check: (script, report) => {
    const own = ownNames(script);
    for (const { word, isBehind } of allDemands(script)) {
      if (!isBehind || !own.has(word.text)) continue;
      const fix: LintFix = { kind: 'safe', edits: [dropWordEdit(script.text, word)] };
      report(word, { name: word.text }, { fix });
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

/** Names that other rules are about: facilities, stages of the boot, facilities without their dollar sign. */
function isElsewhere({ script }: NameDemand, name: ByteString): boolean {
  if (name.startsWith('$')) return true;
  return isRcd(script.profile) ? isUpperCase(name) : name === 'local_fs' || name === 'remote_fs';
}

/** Reports each demand that nobody meets, with the nearest name that somebody provides. */
function reportUnmet(
  set: SetContext,
  isWanted: (demand: NameDemand) => boolean,
  report: Parameters<NonNullable<Rule['checkSet']>>[1],
): void {
  if (!set.isSet) return;
  for (const script of set.scripts) {
    if (!set.isReported(script)) continue;
    for (const demand of allDemands(script)) {
      const name = demand.word.text;
      if (!isWanted(demand) || isElsewhere(demand, name) || set.providersOf(script, name).length > 0) continue;
      const nearest = nearestName(name, set.provisions(isRcd(script.profile) ? 'rcd' : 'lsb').keys());
      const fix: LintFix | undefined =
        nearest === undefined ? undefined : { kind: 'suggestion', edits: [replaceSpan(demand.word, nearest)] };
      const hint =
        nearest === undefined
          ? 'add the script that provides it (--world for one that is not to be checked), or delete the word'
          : `did you mean ${nearest}?`;
      report(script, demand.word, { name, field: demand.field, hint }, { fix });
    }
  }
}

export const UNKNOWN_PROVIDER: Rule = {
  id: 'graph/unknown-provider',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'suggestion',
  what: 'A required name is provided by no file of the set. Facilities and stages of the boot have rules of their own.',
  why: 'insserv refuses the script; rcorder goes on, in an order that is not what was meant.',
  message: 'none of the scripts provides {name}',
  help: '{hint}',
  sources: ['insserv (service has to exist)', 'rcorder (has no providers)', 'check-archive-initd-scripts'],
  checkSet: (set, report) => {
    reportUnmet(set, ({ isRequired }) => isRequired, report);
  },
  bad: [
    {
      profile: 'freebsd',
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: anvli\n',
      lines: [2],
      others: [{ path: 'b', text: '# PROVIDE: anvil\n' }],
      fixed: '# PROVIDE: a\n# REQUIRE: anvil\n',
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Required-Stop: nobody'),
      lines: [4],
      others: [{ path: 'b', text: lsbText('# Provides: b') }],
    },
  ],
  good: [
    {
      profile: 'freebsd',
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: b\n',
      others: [{ path: 'c', text: '# PROVIDE: b\n' }],
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Required-Start: $network'),
      others: [{ path: 'b', text: lsbText('# Provides: b') }],
    },
    { profile: 'freebsd', text: '# PROVIDE: a\n# REQUIRE: b\n' },
  ],
};

export const UNKNOWN_BEFORE: Rule = {
  id: 'graph/unknown-before',
  level: 'warning',
  profiles: ALL,
  stage: 1,
  fix: 'suggestion',
  what: 'BEFORE, X-Start-Before or X-Stop-After names what no file of the set provides.',
  why: 'The word has no effect.',
  message: 'none of the scripts provides {name}: the word has no effect',
  help: '{hint}',
  sources: ['rcorder (is before unknown provision)'],
  checkSet: (set, report) => {
    reportUnmet(set, ({ isBehind }) => !isBehind, report);
  },
  bad: [
    {
      profile: 'freebsd',
      path: 'a',
      text: '# PROVIDE: a\n# BEFORE: ihtread\n',
      lines: [2],
      others: [{ path: 'b', text: '# PROVIDE: ithread\n' }],
      fixed: '# PROVIDE: a\n# BEFORE: ithread\n',
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# X-Stop-After: nobody'),
      lines: [4],
      others: [{ path: 'b', text: lsbText('# Provides: b') }],
    },
  ],
  good: [
    {
      profile: 'freebsd',
      path: 'a',
      text: '# PROVIDE: a\n# BEFORE: b\n',
      others: [{ path: 'c', text: '# PROVIDE: b\n' }],
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# X-Start-Before: b'),
      others: [{ path: 'b', text: lsbText('# Provides: b') }],
    },
  ],
};

export const DUPLICATE_PROVIDER: Rule = {
  id: 'graph/duplicate-provider',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'none',
  isMany: true,
  what: 'Two files provide the same name; one finding for each name that they share.',
  why: 'rcorder keeps both, insserv drops the second: which one others wait for is open.',
  message: '{name} is provided by {other} as well',
  help: 'give one of the two another name',
  step: '{other} provides it here',
  sources: ['insserv (already provided)', 'check-archive-initd-scripts'],
  checkSet: (set, report) => {
    if (!set.isSet) return;
    for (const dialect of ['lsb', 'rcd'] as const) {
      for (const [name, [first, ...later]] of set.provisions(dialect)) {
        if (first === undefined || later.length === 0) continue;
        for (const provider of later) {
          // Of a script that is only there for the graph, its partner is told.
          const [told, other] = set.isReported(provider.script) ? [provider, first] : [first, provider];
          const where = told.word ?? 0;
          if (told.word !== undefined && told.script.slips.has(told.word.line)) continue;
          const steps = other.word && [
            { place: { file: other.script.path, ...spanOf(other.word) }, args: { other: other.script.path } },
          ];
          report(told.script, where, { name, other: other.script.path }, steps ? { steps } : {});
        }
      }
    }
  },
  bad: [
    {
      profile: 'freebsd',
      path: 'b',
      text: '# PROVIDE: b x\n',
      lines: [1],
      others: [{ path: 'a', text: '# PROVIDE: x\n' }],
    },
    {
      path: 'b',
      text: lsbText('# Provides: x y'),
      lines: [3, 3],
      others: [{ path: 'a', text: lsbText('# Provides: y x') }],
    },
  ],
  good: [
    { profile: 'freebsd', path: 'b', text: '# PROVIDE: b\n', others: [{ path: 'a', text: '# PROVIDE: a\n' }] },
    {
      path: 'a',
      text: lsbText('# Provides: x'),
      others: [{ path: 'b', text: lsbText('# Provides: y', '# Required-Start: x') }],
    },
  ],
};

function spanOf({ line, column, offset, length }: NameDemand['word']): {
  line: number;
  column: number;
  offset: number;
  length: number;
} {
  return { line, column, offset, length };
}

export const REQUIRES_NOSTART: Rule = {
  id: 'graph/requires-nostart',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'REQUIRE names a script with the nostart keyword.',
  why: 'rc(8) leaves that script out, so it does not run before this one.',
  message: '{name} is provided by {other}, which rc leaves out (nostart)',
  help: 'drop the word, or do without nostart there',
  sources: ['rc(8)'],
  checkSet: (set, report) => {
    if (!set.isSet) return;
    for (const script of set.scripts) {
      if (!isRcd(script.profile) || !set.isReported(script)) continue;
      for (const word of script.rcd.words('REQUIRE')) {
        const providers = set.providersOf(script, word.text);
        const other = providers[0]?.script;
        const isOut = ({ script: { rcd } }: (typeof providers)[number]): boolean =>
          rcd.fields.some(
            ({ keyword, words }) => keyword === 'KEYWORD' && words.some(({ text }) => text === 'nostart'),
          );
        if (other === undefined || !providers.every(isOut)) continue;
        report(script, word, { name: word.text, other: other.path });
      }
    }
  },
  bad: [
    {
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: b\n',
      lines: [2],
      others: [{ path: 'b', text: '# PROVIDE: b\n# KEYWORD: nostart\n' }],
    },
    {
      profile: 'netbsd',
      path: 'z',
      text: '# PROVIDE: z\n# REQUIRE: x y\n',
      lines: [2],
      others: [
        { path: 'x', text: '# PROVIDE: x\n' },
        { path: 'y', text: '# PROVIDE: y\n# KEYWORD: shutdown nostart\n' },
      ],
    },
  ],
  good: [
    {
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: b\n',
      others: [{ path: 'b', text: '# PROVIDE: b\n# KEYWORD: nojail\n' }],
    },
    {
      path: 'a',
      text: '# PROVIDE: a\n# BEFORE: b\n',
      others: [{ path: 'b', text: '# PROVIDE: b\n# KEYWORD: nostart\n' }],
    },
  ],
};
