/** Rules about the names in an rcorder block. */
import type { ByteString } from '../../../model/bytes.ts';
import { insertAt, replaceSpan, type LintFix, type Profile } from '../../../model/lint.ts';
import { nearestName } from '../../../model/nearest.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { isUpperCase } from '../../script/rcd-view.ts';
import { namesOfSystem } from '../../systems/known-names.ts';
import { hasTemplateWord } from '../../../shell/template-words.ts';
import { shText } from '../example-texts.ts';

/** `-`, `_` and `.` do not count: the name of a variable cannot hold all of them, and some leave them out. */
function plain(name: ByteString): ByteString {
  return name.replaceAll(/[-_.]/g, '').toLowerCase();
}

/** A name that is not known before the script is made: of a template, or a variable of whoever made it. */
function isOpen(name: ByteString): boolean {
  return name.startsWith('$') || hasTemplateWord(name);
}

export const PROVIDE_NAME_MISMATCH: Rule = {
  id: 'rcd/provide-name-mismatch',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'The first PROVIDE differs from the literal value of `name`; `-`, `_` and `.` do not count. Names of the base system may: a script stands in for one of them (mail, syslogd), or is one of several (disks).',
  why: 'Others depend on a name that rc.conf and service(8) do not know.',
  message: 'the script provides {provide} but calls itself {name}',
  help: 'put {name} first in PROVIDE',
  sources: ['rclint name_mismatch'],
  check: ({ rcd, rc, profile }, report) => {
    const first = rcd.fields.find(({ keyword }) => keyword === 'PROVIDE');
    const [word] = rcd.words('PROVIDE');
    if (first?.words[0] !== word || word === undefined || rc.name === undefined || isOpen(word.text)) return;
    if (plain(word.text) === plain(rc.name) || hasTemplateWord(rc.name) || namesOfSystem(profile).has(word.text))
      return;
    // The name that others may depend on stays.
    // A script that waits for another one of its name cannot provide it as well.
    const isThere = (['PROVIDE', 'REQUIRE', 'BEFORE'] as const).some((field) =>
      rcd.words(field).some(({ text }) => text === rc.name),
    );
    const fix: LintFix = { kind: 'suggestion', edits: [insertAt(word.offset, `${rc.name} `)] };
    report(word, { provide: word.text, name: rc.name }, isThere ? {} : { fix });
  },
  bad: [
    { text: '# PROVIDE: a\nname=b\n', lines: [1], fixed: '# PROVIDE: b a\nname=b\n' },
    { text: shText('# PROVIDE: a b', 'name="b"'), lines: [2] },
    { text: '# PROVIDE: a\n# REQUIRE: b\nname=b\n', lines: [1], fixed: '# PROVIDE: a\n# REQUIRE: b\nname=b\n' },
  ],
  good: [
    { text: '# PROVIDE: a-b c\nname="a_b"\n' },
    { text: '# PROVIDE: a-b\nname="ab"\n' },
    { text: '# PROVIDE: a\nname=$b\n' },
    { text: '# PROVIDE: mail\nname=sendmail\n' },
    { profile: 'netbsd', text: '# PROVIDE: mail\nname="postfix"\n' },
  ],
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
    for (const word of rcd.words('PROVIDE')) {
      if (isUpperCase(word.text) && !isOpen(word.text)) report(word, { name: word.text });
    }
  },
  bad: [
    { text: '# PROVIDE: ANVIL\nname=ANVIL\n', lines: [1] },
    { text: '# PROVIDE: anvil FORGE\nrun_rc_command "$1"\n', lines: [1] },
  ],
  good: [
    { text: '# PROVIDE: DAEMON\n# REQUIRE: NETWORKING\n' },
    { text: '# PROVIDE: Anvil\nname=Anvil\n' },
    { text: '# PROVIDE: %%NAME%%\nname=anvil\n' },
  ],
};

const FREEBSD_STAGES = ['FILESYSTEMS', 'NETWORKING', 'NETWORK', 'SERVERS', 'DAEMON', 'LOGIN'];
const NETBSD_STAGES = ['DISKS', 'CRITLOCALMOUNTED', 'NETWORKING', 'NETWORK', 'SERVERS', 'DAEMON', 'LOGIN'];

export const UNKNOWN_PLACEHOLDER: Rule = {
  id: 'rcd/unknown-placeholder',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  isMany: true,
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
        if (!isUpperCase(name) || isOpen(name) || known.includes(name)) continue;
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
    { text: '# PROVIDE: a\n# REQUIRE: NETWORKNG DEAMON\n', lines: [2, 2] },
  ],
  good: [
    { text: '# PROVIDE: a\n# REQUIRE: FILESYSTEMS LOGIN\n' },
    { text: '# PROVIDE: a\n# REQUIRE: DAEMON %%ZEROCONF%%\n' },
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
      const word = words.find(({ text }) => text.startsWith('$') && !text.startsWith('${'));
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
