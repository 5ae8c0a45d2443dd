/** Rules about `$facilities` in LSB dependency fields, and what should be one. */
import type { ByteString } from '../../../model/bytes.ts';
import { insertAt, replaceSpan, type LintFix } from '../../../model/lint.ts';
import { nearestName } from '../../../model/nearest.ts';
import type { Word } from '../../../model/place.ts';
import { DEBIAN_LSB, isRcd, SYSV } from '../../profiles.ts';
import type { Rule, SetReport } from '../../rule.ts';
import { isAll, LSB_DEPENDENCIES } from '../../script/lsb-view.ts';
import type { ScriptContext } from '../../script/context.ts';
import type { SetContext } from '../../set-context.ts';
import { membersOf, namesOfSystem } from '../../systems/known-names.ts';
import { lsbText } from '../example-texts.ts';

/** LSB 5.0 Core, 22.4, and what Debian's insserv.conf adds everywhere. */
const KNOWN_FACILITIES: readonly ByteString[] = [
  '$local_fs',
  '$network',
  '$named',
  '$portmap',
  '$remote_fs',
  '$syslog',
  '$time',
  '$all',
  '$mail-transport-agent',
  '$x-display-manager',
];

/** The words of all dependency fields, each with its field. */
function* dependencies({ lsb }: ScriptContext): Generator<readonly [ByteString, Word]> {
  for (const field of LSB_DEPENDENCIES) for (const word of lsb.words(field)) yield [field, word];
}

function suggest(word: Word, text: ByteString): LintFix {
  return { kind: 'suggestion', edits: [replaceSpan(word, text)] };
}

export const UNKNOWN_VIRTUAL_FACILITY: Rule = {
  id: 'lsb/unknown-virtual-facility',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'safe',
  isMany: true,
  what: 'A Required- field (a Should- field: warning) names a `$facility` that is neither a standard one nor defined in the configured insserv.conf files. One finding a name.',
  why: 'insserv refuses the script.',
  message: '{name} is no known system facility',
  help: '{hint}',
  sources: ['lintian init.d-script-depends-on-unknown-virtual-facility', 'insserv'],
  checkSet: (set, report) => {
    for (const script of set.scripts)
      if (set.isReported(script) && !isRcd(script.profile)) checkFacilities(script, set, report);
  },
  bad: [
    { text: lsbText('# Required-Start: $local-fs'), lines: [3], fixed: lsbText('# Required-Start: $local_fs') },
    { text: lsbText('# Should-Stop: $databse $foo'), lines: [3, 3] },
    { profile: 'lsb', text: lsbText('# Required-Stop: $null'), lines: [3] },
    {
      text: lsbText('# Required-Start: $mysql'),
      lines: [3],
      others: [{ path: 'my', text: lsbText('# Provides: mysql') }],
      fixed: lsbText('# Required-Start: mysql'),
    },
  ],
  good: [
    { text: lsbText('# Required-Start: $x-display-manager $all $ALL') },
    { text: lsbText('# X-Start-Before: $foo') },
  ],
};

function checkFacilities(script: ScriptContext, set: SetContext, report: SetReport): void {
  const known = [...KNOWN_FACILITIES, ...script.knowledge.facilities];
  const seen = new Set<string>();
  for (const [field, word] of dependencies(script)) {
    const { text } = word;
    if (!text.startsWith('$') || known.includes(text) || isAll(text) || seen.has(`${field} ${text}`)) continue;
    seen.add(`${field} ${text}`);
    if (text.toLowerCase() === '$null') {
      const hint = 'it is the way of SUSE to write an empty list, and insserv takes it for one';
      report(script, word, { name: text, hint }, { level: 'info' });
      continue;
    }
    const same = known.find((name) => plain(name) === plain(text));
    const service = text.slice(1);
    const [provider] = same === undefined ? set.providersOf(script, service) : [];
    const isService = provider !== undefined || (same === undefined && namesOfSystem(script.profile).has(service));
    const nearest = same ?? (isService ? service : nearestName(text, known));
    const fix = nearest === undefined ? undefined : suggest(word, nearest);
    const hint =
      nearest === undefined
        ? 'define it in /etc/insserv.conf.d, or name the script itself'
        : isService
          ? `${service} is a service${provider === undefined ? '' : ` of ${provider.script.path}`}: write ${service}`
          : `did you mean ${nearest}?`;
    const details = field.startsWith('Should-') ? { level: 'warning' as const } : {};
    const kind = same === undefined ? 'suggestion' : 'safe';
    report(script, word, { name: text, hint }, { ...details, fix: fix && { ...fix, kind } });
  }
}

function plain(name: ByteString): ByteString {
  return name.toLowerCase().replaceAll('-', '_');
}

/** Facilities whose names no script has, and whose plain names nobody could mean otherwise. */
const NEVER_SCRIPTS: ReadonlySet<ByteString> = new Set(['local_fs', 'remote_fs']);
/** Those that some system has a script of: only where nobody provides the name. */
const SELDOM_SCRIPTS: ReadonlySet<ByteString> = new Set(['network', 'time']);

export const FACILITY_WITHOUT_DOLLAR: Rule = {
  id: 'lsb/facility-without-dollar',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'safe',
  what: 'A dependency is named `local_fs` or `remote_fs` without `$`; or `network` or `time`, which no script of the set and of the base system provides (a warning).',
  why: 'No script has that name: the dependency is lost, or insserv refuses.',
  message: '{name} is a system facility and begins with $',
  help: 'write ${name}',
  sources: [],
  checkSet: (set, report) => {
    for (const script of set.scripts) {
      if (!set.isReported(script) || isRcd(script.profile)) continue;
      for (const [, word] of dependencies(script)) {
        const { text } = word;
        const isNever = NEVER_SCRIPTS.has(text);
        if (!isNever && !(SELDOM_SCRIPTS.has(text) && !isProvided(set, script, text))) continue;
        const fix: LintFix = { kind: isNever ? 'safe' : 'suggestion', edits: [insertAt(word.offset, '$')] };
        report(script, word, { name: text }, { fix, ...(!isNever && { level: 'warning' }) });
      }
    }
  },
  bad: [
    { text: lsbText('# Required-Start: local_fs'), lines: [3], fixed: lsbText('# Required-Start: $local_fs') },
    { text: lsbText('# Should-Stop: a remote_fs'), lines: [3], fixed: lsbText('# Should-Stop: a $remote_fs') },
    { text: lsbText('# Required-Start: network'), lines: [3], fixed: lsbText('# Required-Start: $network') },
  ],
  good: [
    { text: lsbText('# Required-Start: network'), others: [{ path: 'net', text: lsbText('# Provides: network') }] },
    { text: lsbText('# Required-Start: $local_fs') },
    { text: lsbText('# Provides: local_fs') },
  ],
};

function isProvided(set: SetContext, script: ScriptContext, name: ByteString): boolean {
  return set.providersOf(script, name).length > 0 || namesOfSystem(script.profile).has(name);
}

const IMPLEMENTATIONS: ReadonlyMap<ByteString, ByteString> = new Map([
  ['mountall', '$local_fs'],
  ['mountnfs', '$remote_fs'],
  ['hwclock', '$time'],
  ['portmap', '$portmap'],
  ['named', '$named'],
  ['bind9', '$named'],
  ['networking', '$network'],
  ['syslog', '$syslog'],
  ['rsyslog', '$syslog'],
  ['sysklogd', '$syslog'],
]);

export const PREFER_VIRTUAL_FACILITY: Rule = {
  id: 'lsb/prefer-virtual-facility',
  level: 'warning',
  profiles: DEBIAN_LSB,
  stage: 1,
  fix: 'suggestion',
  what: 'A dependency names a particular implementation of a standard facility. A script that is a member of the facility itself has to name the other one.',
  why: 'On a system with another implementation the dependency is lost, or cannot be met.',
  message: '{name} is one implementation of {facility}',
  help: 'depend on {facility}',
  sources: ['lintian non-virtual-facility-in-initd-script'],
  check: (script, report) => {
    for (const [, word] of dependencies(script)) {
      const facility = IMPLEMENTATIONS.get(word.text);
      if (facility === undefined || isMember(script, facility)) continue;
      report(word, { name: word.text, facility }, { fix: suggest(word, facility) });
    }
  },
  bad: [
    { text: lsbText('# Required-Start: rsyslog'), lines: [3], fixed: lsbText('# Required-Start: $syslog') },
    { text: lsbText('# Should-Start: a networking'), lines: [3], fixed: lsbText('# Should-Start: a $network') },
  ],
  good: [
    { text: lsbText('# Required-Start: $syslog') },
    { text: lsbText('# Provides: rsyslog') },
    { text: lsbText('# Provides: mountall-bootclean', '# Required-Start: mountall') },
  ],
};

/** True for a script that is part of a facility, or of one that the facility is made of: it cannot wait for that. */
function isMember({ lsb }: ScriptContext, facility: ByteString): boolean {
  const members = membersOf(facility);
  return lsb.words('Provides').some(({ text }) => members.has(text));
}

const LAST_OF_BOOT: ReadonlySet<ByteString> = new Set(['rc.local', 'stop-bootlogd', 'plymouth', 'rmnologin']);

export const DEPENDS_ON_ALL: Rule = {
  id: 'lsb/depends-on-all',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'A dependency field lists `$all`. Not of the scripts of Debian that end the boot, such as rc.local; only a hint where the block says that the script is the last, or a watchdog.',
  why: 'It puts the script behind all others, and two such scripts have no order between them.',
  message: '$all puts the script behind every other one',
  help: 'name what the script really needs',
  sources: ['lintian init.d-script-depends-on-all-virtual-facility'],
  check: (script, report) => {
    if (script.lsb.words('Provides').some(({ text }) => LAST_OF_BOOT.has(text))) return;
    const details = isMeantLast(script) ? { level: 'info' as const } : {};
    for (const [, word] of dependencies(script)) if (isAll(word.text)) report(word, {}, details);
  },
  bad: [
    { text: lsbText('# Required-Start: $all'), lines: [3] },
    { text: lsbText('# Should-Start: a $all'), lines: [3] },
  ],
  good: [{ text: lsbText('# Required-Start: $remote_fs') }, { text: lsbText('# Description: $all') }],
};

const LAST = /(?:^|[^a-z])(?:final|last|watchdog|wd|end of (?:the )?boot)(?![a-z])/i;

/** True if its name or what it says of itself asks for the last place: it is meant to wait for all others. */
function isMeantLast({ lsb }: ScriptContext): boolean {
  return (
    lsb.words('Provides').some(({ text }) => LAST.test(text)) ||
    ['Short-Description', 'Description'].some((field) => LAST.test(lsb.sound(field)?.value.text.slice(0, 400) ?? ''))
  );
}
