/** Rules about names that nobody provides. */
import type { ByteString } from '../../../model/bytes.ts';
import type { Facility } from '../../../model/facility.ts';
import { replaceSpan, type Level, type LintFix } from '../../../model/lint.ts';
import { isOneSlip, openGuesses } from '../../../model/nearest.ts';
import { ALL, isRcd } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { isUpperCase } from '../../script/rcd-view.ts';
import { allDemands, type NameDemand, type SetContext } from '../../set-context.ts';
import type { ScriptContext } from '../../script/context.ts';
import { namesOfSystem } from '../../systems/known-names.ts';
import { hasTemplateWord } from '../../../shell/template-words.ts';
import { lsbText } from '../example-texts.ts';

/** Names that other rules are about: facilities, stages of the boot, facilities without their dollar sign. */
function isElsewhere({ script }: NameDemand, name: ByteString): boolean {
  if (name.startsWith('$') || hasTemplateWord(name)) return true;
  return isRcd(script.profile) ? isUpperCase(name) : name === 'local_fs' || name === 'remote_fs';
}

/** What is known of a name that no script of the set provides. */
interface Unmet {
  readonly level: Level;
  readonly hint: string;
  readonly nearest?: ByteString;
}

/**
 * Reports each demand that nobody meets. Only a whole system is known to lack what its scripts do not provide. Otherwise the
 * name may be of a package that is not at hand: a hint, unless it is all but the name of something that is known.
 */
function reportUnmet(
  set: SetContext,
  level: Level,
  isWanted: (demand: NameDemand) => boolean,
  report: Parameters<NonNullable<Rule['checkSet']>>[1],
): void {
  if (!set.isSet) return;
  const judge = openJudge(set, level);
  for (const script of set.scripts) {
    if (!set.isReported(script)) continue;
    for (const demand of allDemands(script)) {
      const name = demand.word.text;
      if (!isWanted(demand) || isElsewhere(demand, name) || set.providersOf(script, name).length > 0) continue;
      const unmet = judge(demand, name);
      if (unmet === undefined) continue;
      const { nearest, hint } = unmet;
      const fix: LintFix | undefined =
        nearest === undefined ? undefined : { kind: 'suggestion', edits: [replaceSpan(demand.word, nearest)] };
      report(script, demand.word, { name, field: demand.field, hint }, { fix, level: unmet.level });
    }
  }
}

/** Judges names, with tables that are made once for the set. */
function openJudge(set: SetContext, level: Level): (demand: NameDemand, name: ByteString) => Unmet | undefined {
  const isSystem = set.root !== undefined;
  const candidates = new Map<string, ReadonlySet<ByteString>>();
  const files = new Map<ByteString, ScriptContext>();
  for (const script of set.scripts) if (!files.has(script.name)) files.set(script.name, script);
  const guesses = new Map<string, (name: ByteString) => ByteString | undefined>();
  return ({ script: { profile } }, name) => {
    if (!isSystem && namesOfSystem(profile).has(name)) return undefined;
    const dialect = isRcd(profile) ? 'rcd' : 'lsb';
    const key = isSystem ? dialect : profile;
    let known = candidates.get(key);
    if (known === undefined) {
      known = new Set([...set.provisions(dialect).keys(), ...(isSystem ? [] : namesOfSystem(profile))]);
      candidates.set(key, known);
      guesses.set(key, openGuesses(known));
    }
    const file = files.get(name);
    if (file !== undefined && isRcd(file.profile) === isRcd(profile)) {
      const provides = isRcd(file.profile) ? file.rcd.words('PROVIDE') : file.lsb.words('Provides');
      const hint = `${name} is there, and provides ${provides.map(({ text }) => text).join(' ') || 'nothing'}`;
      const [first] = provides;
      return { level: isSystem ? level : 'warning', hint, ...(first && { nearest: first.text }) };
    }
    const nearest = guesses.get(key)?.(name);
    const isSlip = nearest !== undefined && (isSystem || isOneSlip(name, nearest));
    if (isSlip) return { level: isSystem ? level : 'warning', hint: `did you mean ${nearest}?`, nearest };
    if (isSystem) return { level, hint: 'add the script that provides it, or delete the word' };
    return { level: 'info', hint: 'name the scripts of the system with --world or --root if it is to be there' };
  };
}

export const UNKNOWN_PROVIDER: Rule = {
  id: 'graph/unknown-provider',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'suggestion',
  isMany: true,
  what: 'A required name is provided by no file of the set. An error for a whole system (`--root`); of other sets a hint, a warning if it is one letter off a known name, and nothing if the base system provides it. Facilities and stages of the boot have rules of their own.',
  why: 'insserv refuses the script; rcorder goes on, in an order that is not what was meant.',
  message: 'none of the scripts provides {name}',
  help: '{hint}',
  sources: ['insserv (service has to exist)', 'rcorder (has no providers)', 'check-archive-initd-scripts'],
  checkSet: (set, report) => {
    reportUnmet(set, 'error', ({ isRequired }) => isRequired, report);
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
    {
      profile: 'freebsd-ports',
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: netif ldconfig\n',
      others: [{ path: 'c', text: '# PROVIDE: c\n' }],
    },
  ],
};

export const UNKNOWN_BEFORE: Rule = {
  id: 'graph/unknown-before',
  level: 'warning',
  profiles: ALL,
  stage: 1,
  fix: 'suggestion',
  isMany: true,
  what: 'BEFORE, X-Start-Before or X-Stop-After names what no file of the set provides. Of sets that are no whole system a hint, a warning if it is one letter off a known name, and nothing if the base system provides it.',
  why: 'The word has no effect.',
  message: 'none of the scripts provides {name}: the word has no effect',
  help: '{hint}',
  sources: ['rcorder (is before unknown provision)'],
  checkSet: (set, report) => {
    reportUnmet(set, 'warning', ({ isBehind }) => !isBehind, report);
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

/** Of a facility so many members are named. */
const MOST_MEMBERS = 20;

function listMembers({ members }: Facility): string {
  const names = members.slice(0, MOST_MEMBERS).map(({ name }) => name);
  const more = members.length - names.length;
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
}

export const FACILITY_WITHOUT_PROVIDER: Rule = {
  id: 'graph/facility-without-provider',
  level: 'warning',
  profiles: ['debian'],
  stage: 1,
  fix: 'none',
  what: 'A `$facility` known to insserv.conf is required but none of its members is in the set. Runs only for a root that has its own insserv.conf.',
  why: 'The dependency is met by nothing: the script is ordered as if it had none.',
  message: 'no script of this system is a member of {name}',
  help: 'install one of {members}, or drop the word',
  sources: [],
  checkSet: (set, report) => {
    const facilities = set.root?.facilities;
    if (facilities === undefined) return;
    // Undefined where somebody provides a member. Facilities of the LSB kind are asked of SysV scripts only, which are alike.
    const missing = new Map<ByteString, string | undefined>();
    for (const script of set.scripts) {
      if (isRcd(script.profile) || !set.isReported(script)) continue;
      for (const field of ['Required-Start', 'Required-Stop']) {
        for (const word of script.lsb.words(field)) {
          const facility = facilities.byName.get(word.text);
          if (facility === undefined || facility.members.length === 0) continue;
          if (!missing.has(word.text)) {
            const isMet = facility.members.some(({ name }) => set.providersOf(script, name).length > 0);
            missing.set(word.text, isMet ? undefined : listMembers(facility));
          }
          const members = missing.get(word.text);
          if (members !== undefined) report(script, word, { name: word.text, members });
        }
      }
    }
  },
  bad: [],
  good: [],
};
