/** Rules about the names in LSB dependency fields, `$facilities` above all. */
import type { ByteString } from '../../../model/bytes.ts';
import { insertAt, replaceSpan, type LintFix } from '../../../model/lint.ts';
import { nearestName } from '../../../model/nearest.ts';
import type { Word } from '../../../model/place.ts';
import { DEBIAN, DEBIAN_LSB, SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { dropWordEdit } from '../../script/header-values.ts';
import { LSB_DEPENDENCIES } from '../../script/lsb-view.ts';
import type { ScriptContext } from '../../script/script-context.ts';
import { levelsText, lsbText } from '../example-texts.ts';

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

export const PROVIDES_VIRTUAL_FACILITY: Rule = {
  id: 'lsb/provides-virtual-facility',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'suggestion',
  what: 'Provides lists a name that begins with `$`.',
  why: 'System facilities are defined in insserv.conf, never by a script; insserv drops the name.',
  message: '{name} is a system facility: a script cannot provide one',
  help: 'delete it here, and define it in /etc/insserv.conf.d if it is yours',
  sources: ['lintian init.d-script-provides-virtual-facility', 'insserv'],
  check: ({ lsb, text }, report) => {
    for (const word of lsb.words('Provides')) {
      if (!word.text.startsWith('$')) continue;
      report(word, { name: word.text }, { fix: { kind: 'suggestion', edits: [dropWordEdit(text, word)] } });
    }
  },
  bad: [
    { text: lsbText('# Provides: a $b'), lines: [3], fixed: lsbText('# Provides: a') },
    { text: lsbText('# Provides: $network'), lines: [3] },
  ],
  good: [{ text: lsbText('# Provides: a') }, { text: lsbText('# Required-Start: $network') }],
};

export const PROVIDES_SELF_MISSING: Rule = {
  id: 'lsb/provides-self-missing',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'suggestion',
  what: 'No name in Provides equals the file name (a `.sh` ending aside).',
  why: 'Others cannot depend on the script by the name that people see.',
  message: 'Provides does not have the name of the file, {name}',
  help: 'put {name} first in Provides',
  sources: ['lintian init.d-script-does-not-provide-itself', 'check-archive-initd-scripts'],
  check: ({ lsb, name }, report) => {
    const own = name.replace(/\.sh$/, '');
    const words = lsb.words('Provides');
    const [first] = words;
    if (first === undefined || name === '' || words.some(({ text }) => text === own || text === name)) return;
    report(
      lsb.sound('Provides')?.key ?? first,
      { name: own },
      { fix: { kind: 'suggestion', edits: [insertAt(first.offset, `${own} `)] } },
    );
  },
  bad: [
    {
      path: 'etc/init.d/anvil',
      text: lsbText('# Provides: hammer'),
      lines: [3],
      fixed: lsbText('# Provides: anvil hammer'),
    },
    { path: 'etc/init.d/anvil.sh', text: lsbText('# Provides: hammer'), lines: [3] },
  ],
  good: [
    { path: 'etc/init.d/anvil.sh', text: lsbText('# Provides: hammer anvil') },
    { path: 'etc/init.d/anvil', text: lsbText('# Provides:') },
  ],
};

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
  check: (script, report) => {
    const known = [...KNOWN_FACILITIES, ...script.knowledge.facilities];
    const seen = new Set<string>();
    for (const [field, word] of dependencies(script)) {
      const { text } = word;
      if (!text.startsWith('$') || known.includes(text) || seen.has(`${field} ${text}`)) continue;
      seen.add(`${field} ${text}`);
      const same = known.find((name) => plain(name) === plain(text));
      const nearest = same ?? nearestName(text, known);
      const fix = nearest === undefined ? undefined : suggest(word, nearest);
      const hint =
        nearest === undefined
          ? 'define it in /etc/insserv.conf.d, or name the script itself'
          : `did you mean ${nearest}?`;
      const details = field.startsWith('Should-') ? { level: 'warning' as const } : {};
      report(
        word,
        { name: text, hint },
        { ...details, fix: fix && same !== undefined ? { ...fix, kind: 'safe' } : fix },
      );
    }
  },
  bad: [
    { text: lsbText('# Required-Start: $local-fs'), lines: [3], fixed: lsbText('# Required-Start: $local_fs') },
    { text: lsbText('# Should-Stop: $databse $foo'), lines: [3, 3] },
  ],
  good: [{ text: lsbText('# Required-Start: $x-display-manager $all') }, { text: lsbText('# X-Start-Before: $foo') }],
};

function plain(name: ByteString): ByteString {
  return name.toLowerCase().replaceAll('-', '_');
}

export const FACILITY_WITHOUT_DOLLAR: Rule = {
  id: 'lsb/facility-without-dollar',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'safe',
  what: 'A dependency is named `local_fs` or `remote_fs` without `$`.',
  why: 'No script has that name: the dependency is lost, or insserv refuses.',
  message: '{name} is a system facility and begins with $',
  help: 'write ${name}',
  sources: [],
  check: (script, report) => {
    for (const [, word] of dependencies(script)) {
      if (word.text !== 'local_fs' && word.text !== 'remote_fs') continue;
      report(word, { name: word.text }, { fix: { kind: 'safe', edits: [insertAt(word.offset, '$')] } });
    }
  },
  bad: [
    { text: lsbText('# Required-Start: local_fs'), lines: [3], fixed: lsbText('# Required-Start: $local_fs') },
    { text: lsbText('# Should-Stop: a remote_fs'), lines: [3], fixed: lsbText('# Should-Stop: a $remote_fs') },
  ],
  good: [{ text: lsbText('# Required-Start: $local_fs') }, { text: lsbText('# Provides: local_fs') }],
};

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
  what: 'A dependency names a particular implementation of a standard facility.',
  why: 'On a system with another implementation the dependency is lost, or cannot be met.',
  message: '{name} is one implementation of {facility}',
  help: 'depend on {facility}',
  sources: ['lintian non-virtual-facility-in-initd-script'],
  check: (script, report) => {
    for (const [, word] of dependencies(script)) {
      const facility = IMPLEMENTATIONS.get(word.text);
      if (facility !== undefined) report(word, { name: word.text, facility }, { fix: suggest(word, facility) });
    }
  },
  bad: [
    { text: lsbText('# Required-Start: rsyslog'), lines: [3], fixed: lsbText('# Required-Start: $syslog') },
    { text: lsbText('# Should-Start: a networking'), lines: [3], fixed: lsbText('# Should-Start: a $network') },
  ],
  good: [{ text: lsbText('# Required-Start: $syslog') }, { text: lsbText('# Provides: rsyslog') }],
};

export const DEPENDS_ON_ALL: Rule = {
  id: 'lsb/depends-on-all',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'A dependency field lists `$all`.',
  why: 'It puts the script behind all others, and two such scripts have no order between them.',
  message: '$all puts the script behind every other one',
  help: 'name what the script really needs',
  sources: ['lintian init.d-script-depends-on-all-virtual-facility'],
  check: (script, report) => {
    for (const [, word] of dependencies(script)) if (word.text === '$all') report(word);
  },
  bad: [
    { text: lsbText('# Required-Start: $all'), lines: [3] },
    { text: lsbText('# Should-Start: a $all'), lines: [3] },
  ],
  good: [{ text: lsbText('# Required-Start: $remote_fs') }, { text: lsbText('# Description: $all') }],
};

export const REQUIRED_AND_SHOULD: Rule = {
  id: 'lsb/required-and-should',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'safe',
  what: 'A name is in both the Required- and the Should- field of the same direction.',
  why: 'The stronger one counts; one of the two was probably meant to be another.',
  message: '{name} is in {required} already',
  help: 'delete it here',
  sources: [],
  check: ({ lsb, text }, report) => {
    for (const direction of ['Start', 'Stop']) {
      const required = new Set(lsb.words(`Required-${direction}`).map((word) => word.text));
      const twice = lsb.words(`Should-${direction}`).filter((word) => required.has(word.text));
      const [first] = twice;
      if (first === undefined) continue;
      const fix: LintFix = { kind: 'safe', edits: twice.map((word) => dropWordEdit(text, word)) };
      report(first, { name: first.text, required: `Required-${direction}` }, { fix });
    }
  },
  bad: [
    {
      text: lsbText('# Required-Start: a b', '# Should-Start: c b'),
      lines: [4],
      fixed: lsbText('# Required-Start: a b', '# Should-Start: c'),
    },
    {
      text: lsbText('# Required-Stop: a', '# Should-Stop: a b'),
      lines: [4],
      fixed: lsbText('# Required-Stop: a', '# Should-Stop: b'),
    },
  ],
  good: [
    { text: lsbText('# Required-Start: a', '# Should-Stop: a') },
    { text: lsbText('# Required-Start: a', '# Should-Start: b') },
  ],
};

export const SYSLOG_IN_S: Rule = {
  id: 'lsb/syslog-in-s',
  level: 'error',
  profiles: DEBIAN,
  stage: 1,
  fix: 'none',
  what: 'A script started in S depends on `$syslog`.',
  why: 'The system log starts in a later runlevel: the dependency can never be met.',
  message: '$syslog starts later than S, where this script is started',
  help: 'start the script in 2 3 4 5, or do without the system log',
  sources: ['check-archive-initd-scripts'],
  check: ({ lsb }, report) => {
    if (lsb.runlevels('Default-Start')?.levels.has('S') !== true) return;
    for (const field of ['Required-Start', 'Should-Start']) {
      const word = lsb.words(field).find(({ text }) => text === '$syslog');
      if (word !== undefined) report(word);
    }
  },
  bad: [
    { text: lsbText('# Required-Start: $syslog', '# Default-Start: S'), lines: [3] },
    { text: lsbText('# Should-Start: a $syslog', '# Default-Start: S'), lines: [3] },
  ],
  good: [
    { text: lsbText('# Required-Start: $local_fs', '# Default-Start: S') },
    { text: levelsText('2 3 4 5', '0 1 6').replace('$remote_fs', '$syslog') },
  ],
};

const MOUNTS: ReadonlySet<ByteString> = new Set(['$local_fs', '$remote_fs', '$all']);
const VAR = /(?<![\w.}~/-])\/var\/[^\s]/;

export const MISSING_LOCAL_FS: Rule = {
  id: 'lsb/missing-local-fs',
  level: 'warning',
  profiles: DEBIAN_LSB,
  stage: 1,
  fix: 'suggestion',
  what: 'The script names a path under /var, is started (stopped) in some runlevel, and Required-Start (Required-Stop) has none of `$local_fs`, `$remote_fs`, `$all`.',
  why: 'It may run before /var is mounted, or after it is gone.',
  message: 'the script uses /var, but {field} does not ask for it to be mounted',
  help: 'add $local_fs to {field}',
  sources: ['lintian init.d-script-missing-dependency-on-local_fs', 'check-archive-initd-scripts'],
  check: ({ lsb, body }, report) => {
    for (const direction of ['Start', 'Stop']) {
      const field = lsb.sound(`Required-${direction}`);
      if (field === undefined || (lsb.runlevels(`Default-${direction}`)?.levels.size ?? 0) === 0) continue;
      const words = lsb.words(field.keyword);
      if (words.some(({ text }) => MOUNTS.has(text)) || !body.code.some((line) => VAR.test(line))) continue;
      const last = words.at(-1);
      const end = last === undefined ? field.key.offset + field.key.length + 1 : last.offset + last.length;
      report(
        field.key,
        { field: field.keyword },
        { fix: { kind: 'suggestion', edits: [insertAt(end, ' $local_fs')] } },
      );
    }
  },
  bad: [
    {
      text: `${lsbText('# Required-Start: $network', '# Default-Start: 2')}touch /var/lib/a\n`,
      lines: [3],
      fixed: `${lsbText('# Required-Start: $network $local_fs', '# Default-Start: 2')}touch /var/lib/a\n`,
    },
    { text: `${lsbText('# Required-Stop:', '# Default-Stop: 0')}rm -f "/var/run/a"\n`, lines: [3] },
  ],
  good: [
    { text: `${lsbText('# Required-Start: $remote_fs', '# Default-Start: 2')}touch /var/lib/a\n` },
    { text: `${lsbText('# Required-Start:', '# Default-Start: 2')}# /var/lib/a\n` },
    { text: `${lsbText('# Required-Start:', '# Default-Start:')}touch /var/lib/a\n` },
  ],
};
