/** Rules about the names and keywords in an rcorder block. */
import type { ByteString } from '../../../model/bytes.ts';
import { replaceSpan, type LintFix, type Profile } from '../../../model/lint.ts';
import { nearestName } from '../../../model/nearest.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { dropWordEdit } from '../../script/header-values.ts';
import { isUpperCase } from '../../script/rcd-view.ts';
import type { ScriptContext } from '../../script/context.ts';
import { shText } from '../example-texts.ts';

/** `-` and `_` count as the same: a name of a variable cannot hold the former. */
function plain(name: ByteString): ByteString {
  return name.replaceAll('-', '_');
}

export const PROVIDE_NAME_MISMATCH: Rule = {
  id: 'rcd/provide-name-mismatch',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'The first PROVIDE differs from the literal value of `name` (`-` and `_` count as the same).',
  why: 'Others depend on a name that rc.conf and service(8) do not know.',
  message: 'the script provides {provide} but calls itself {name}',
  help: 'put {name} first in PROVIDE',
  sources: ['rclint name_mismatch'],
  check: ({ rcd, rc }, report) => {
    const first = rcd.fields.find(({ keyword }) => keyword === 'PROVIDE');
    const [word] = rcd.words('PROVIDE');
    if (first?.words[0] !== word || word === undefined || rc.name === undefined || word.text.startsWith('$')) return;
    if (plain(word.text) === plain(rc.name)) return;
    const fix: LintFix = { kind: 'suggestion', edits: [replaceSpan(word, rc.name)] };
    report(word, { provide: word.text, name: rc.name }, { fix });
  },
  bad: [
    { text: '# PROVIDE: a\nname=b\n', lines: [1], fixed: '# PROVIDE: b\nname=b\n' },
    { text: shText('# PROVIDE: a b', 'name="b"'), lines: [2] },
  ],
  good: [{ text: '# PROVIDE: a-b c\nname="a_b"\n' }, { text: '# PROVIDE: a\nname=$b\n' }],
};

export const UPPERCASE_PROVIDE: Rule = {
  id: 'rcd/uppercase-provide',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'An all-upper-case PROVIDE in a script that sets `name` or calls run_rc_command.',
  why: 'Upper case is for placeholders, which mark a stage of the boot and run nothing.',
  message: '{name} is written like a placeholder, but the script runs a service',
  help: 'provide a name in lower case',
  sources: [],
  check: ({ rcd, rc }, report) => {
    if (rc.nameAssignment === undefined && rc.calls('run_rc_command').length === 0) return;
    for (const word of rcd.words('PROVIDE')) if (isUpperCase(word.text)) report(word, { name: word.text });
  },
  bad: [
    { text: '# PROVIDE: ANVIL\nname=ANVIL\n', lines: [1] },
    { text: '# PROVIDE: anvil FORGE\nrun_rc_command "$1"\n', lines: [1] },
  ],
  good: [{ text: '# PROVIDE: DAEMON\n# REQUIRE: NETWORKING\n' }, { text: '# PROVIDE: Anvil\nname=Anvil\n' }],
};

const FREEBSD_STAGES = ['FILESYSTEMS', 'NETWORKING', 'NETWORK', 'SERVERS', 'DAEMON', 'LOGIN'];
const NETBSD_STAGES = ['DISKS', 'CRITLOCALMOUNTED', 'NETWORKING', 'SERVERS', 'DAEMON', 'LOGIN'];

export const UNKNOWN_PLACEHOLDER: Rule = {
  id: 'rcd/unknown-placeholder',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: "REQUIRE or BEFORE names an all-upper-case condition that is neither in the profile's list nor provided by a checked file.",
  why: 'rcorder finds no provider, and the order is not what was meant.',
  message: '{name} is no stage of the boot',
  help: '{hint}',
  sources: ['rcorder (has no providers)'],
  checkSet: (set, report) => {
    for (const script of set.scripts) {
      const known = script.profile === 'netbsd' ? NETBSD_STAGES : FREEBSD_STAGES;
      for (const word of [...script.rcd.words('REQUIRE'), ...script.rcd.words('BEFORE')]) {
        const name = word.text;
        if (!isUpperCase(name) || name.startsWith('$') || known.includes(name)) continue;
        if (set.providersOf(script, name).length > 0) continue;
        const nearest = nearestName(name, known);
        const fix: LintFix | undefined =
          nearest === undefined ? undefined : { kind: 'suggestion', edits: [replaceSpan(word, nearest)] };
        const hint = nearest === undefined ? `the stages are ${known.join(' ')}` : `did you mean ${nearest}?`;
        report(script, word, { name, hint }, { fix });
      }
    }
  },
  bad: [
    { text: '# PROVIDE: a\n# REQUIRE: DEAMON\n', lines: [2], fixed: '# PROVIDE: a\n# REQUIRE: DAEMON\n' },
    { profile: 'netbsd', text: '# PROVIDE: a\n# BEFORE: FILESYSTEMS\n', lines: [2] },
  ],
  good: [
    { text: '# PROVIDE: a\n# REQUIRE: FILESYSTEMS LOGIN\n' },
    { text: '# PROVIDE: a\n# REQUIRE: MINE\n', others: [{ path: 'b', text: '# PROVIDE: MINE\n' }] },
  ],
};

/** What stands for a facility of LSB among the scripts of all BSDs. */
const CONDITIONS: ReadonlyMap<ByteString, ByteString> = new Map([
  ['$network', 'NETWORKING'],
  ['$named', 'named'],
  ['$portmap', 'rpcbind'],
  ['$syslog', 'syslogd'],
  ['$time', 'ntpd'],
]);

/** The script or stage that means about the same; undefined for a facility that has no counterpart. */
function conditionFor(facility: ByteString, profile: Profile): ByteString | undefined {
  if (facility === '$local_fs') return profile === 'netbsd' ? 'CRITLOCALMOUNTED' : 'FILESYSTEMS';
  if (facility === '$remote_fs') return profile === 'netbsd' ? 'mountcritremote' : 'FILESYSTEMS';
  return CONDITIONS.get(facility);
}

export const LSB_FACILITY: Rule = {
  id: 'rcd/lsb-facility',
  level: 'error',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'REQUIRE, BEFORE or PROVIDE holds a `$name`.',
  why: 'System facilities are of LSB; rcorder takes the dollar sign as a part of the name.',
  message: '{name}: rcorder knows no system facilities',
  help: 'name a script, or a stage such as NETWORKING or FILESYSTEMS',
  sources: [],
  check: ({ rcd, slips, profile }, report) => {
    for (const { key, keyword, words } of rcd.fields) {
      if (keyword === 'KEYWORD' || slips.has(key.line)) continue;
      const word = words.find(({ text }) => text.startsWith('$'));
      if (word === undefined) continue;
      const condition = keyword === 'PROVIDE' ? word.text.slice(1) : conditionFor(word.text, profile);
      const fix: LintFix = { kind: 'suggestion', edits: [replaceSpan(word, condition ?? '')] };
      report(word, { name: word.text }, condition ? { fix } : {});
    }
  },
  bad: [
    { text: '# PROVIDE: a\n# REQUIRE: $network\n', lines: [2], fixed: '# PROVIDE: a\n# REQUIRE: NETWORKING\n' },
    { text: '# PROVIDE: $a\n', lines: [1], fixed: '# PROVIDE: a\n' },
    {
      profile: 'netbsd',
      text: '# PROVIDE: a\n# BEFORE: $remote_fs\n',
      lines: [2],
      fixed: '# PROVIDE: a\n# BEFORE: mountcritremote\n',
    },
  ],
  good: [{ text: '# PROVIDE: a\n# REQUIRE: NETWORKING\n' }, { text: '# PROVIDE: a$\n' }],
};

const FREEBSD_KEYWORDS = ['nojail', 'nojailvnet', 'nostart', 'shutdown', 'firstboot', 'resume', 'suspend'];
const NETBSD_KEYWORDS = ['nostart', 'shutdown', 'interactive', 'nojail'];
const SYSTEMS = /^(?:free|net)bsd$/i;

function keywordsOf(profile: Profile): readonly string[] {
  return profile === 'netbsd' ? NETBSD_KEYWORDS : FREEBSD_KEYWORDS;
}

export const UNKNOWN_KEYWORD: Rule = {
  id: 'rcd/unknown-keyword',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: "A KEYWORD outside the profile's list; more can be configured.",
  why: 'rc(8) asks for known keywords only: the word has no effect.',
  message: '{name} is no keyword that rc asks for',
  help: '{hint}',
  sources: ['rc(8)'],
  check: ({ rcd, profile, knowledge }, report) => {
    const known = [...keywordsOf(profile), ...knowledge.keywords];
    for (const word of rcd.words('KEYWORD')) {
      const name = word.text;
      if (known.includes(name) || SYSTEMS.test(name)) continue;
      const nearest = nearestName(name, known);
      const hint = nearest === undefined ? `the keywords are ${known.join(' ')}` : `did you mean ${nearest}?`;
      const fix: LintFix | undefined =
        nearest === undefined ? undefined : { kind: 'suggestion', edits: [replaceSpan(word, nearest)] };
      report(word, { name, hint }, { fix });
    }
  },
  bad: [
    { text: '# PROVIDE: a\n# KEYWORD: shutdwon\n', lines: [2], fixed: '# PROVIDE: a\n# KEYWORD: shutdown\n' },
    { profile: 'netbsd', text: '# PROVIDE: a\n# KEYWORD: firstboot\n', lines: [2] },
  ],
  good: [{ text: '# PROVIDE: a\n# KEYWORD: nojail firstboot\n' }, { text: '# PROVIDE: a\n# KEYWORD: FreeBSD\n' }],
};

export const SYSTEM_KEYWORD: Rule = {
  id: 'rcd/system-keyword',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'KEYWORD has FreeBSD or NetBSD.',
  why: 'It has been needless for long: nothing asks for it.',
  message: 'the keyword {name} has no effect',
  help: 'delete it',
  sources: ['rclint rcorder_keyword_freebsd'],
  check: (script, report) => {
    for (const word of script.rcd.words('KEYWORD')) {
      if (SYSTEMS.test(word.text)) report(word, { name: word.text }, { fix: dropKeyword(script, word.text) });
    }
  },
  bad: [
    { text: '# PROVIDE: a\n# KEYWORD: FreeBSD shutdown\n', lines: [2], fixed: '# PROVIDE: a\n# KEYWORD: shutdown\n' },
    { text: '# PROVIDE: a\n# KEYWORD: netbsd\n', lines: [2], fixed: '# PROVIDE: a\n' },
  ],
  good: [{ text: '# PROVIDE: a\n# KEYWORD: shutdown\n' }, { text: '# PROVIDE: FreeBSD\n' }],
};

/** Without its only word the line would be an empty field, so it goes as a whole. */
function dropKeyword({ rcd, lines, text }: ScriptContext, name: ByteString): LintFix | undefined {
  const field = rcd.sound('KEYWORD').find(({ words }) => words.some((word) => word.text === name));
  const word = field?.words.find((candidate) => candidate.text === name);
  if (field === undefined || word === undefined) return undefined;
  const offset = lines.startOf(field.key.line);
  const isOnly = field.words.length === 1 && word.line === field.key.line && !lines.of(word.line).endsWith('\\');
  const line = { offset, length: lines.startOf(field.key.line + 1) - offset, text: '' };
  return { kind: 'suggestion', edits: [isOnly ? line : dropWordEdit(text, word)] };
}

export const NEEDLESS_SHUTDOWN_KEYWORD: Rule = {
  id: 'rcd/needless-shutdown-keyword',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'KEYWORD has `shutdown` although stop_cmd is `:`.',
  why: 'There is nothing to stop; the script is run for nothing when the system goes down.',
  message: 'shutdown, although stop_cmd does nothing',
  help: 'delete the keyword',
  sources: [],
  check: (script, report) => {
    const word = script.rcd.words('KEYWORD').find(({ text }) => text === 'shutdown');
    if (word !== undefined && script.rc.hasNothingToStop) report(word, {}, { fix: dropKeyword(script, 'shutdown') });
  },
  bad: [
    { text: '# PROVIDE: a\n# KEYWORD: shutdown\nstop_cmd=":"\n', lines: [2], fixed: '# PROVIDE: a\nstop_cmd=":"\n' },
    { text: '# KEYWORD: nojail shutdown\nstop_cmd=:\n', lines: [1], fixed: '# KEYWORD: nojail\nstop_cmd=:\n' },
  ],
  good: [{ text: '# KEYWORD: shutdown\nstop_cmd=a_stop\n' }, { text: '# KEYWORD: nojail\nstop_cmd=:\n' }],
};
