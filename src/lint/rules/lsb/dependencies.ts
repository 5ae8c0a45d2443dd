/** Rules about the LSB dependency fields taken together, with the runlevels and the body of the script. */
import type { ByteString } from '../../../model/bytes.ts';
import { insertAt, type LintFix } from '../../../model/lint.ts';
import { nearestName } from '../../../model/nearest.ts';
import { DEBIAN, DEBIAN_LSB, SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { dropWordEdit } from '../../script/header-values.ts';
import type { ScriptContext } from '../../script/context.ts';
import { isAll } from '../../script/lsb-view.ts';
import { levelsText, lsbText } from '../example-texts.ts';

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
      const twice = lsb
        .words(`Should-${direction}`)
        // SUSE writes $null where it means an empty list.
        .filter(({ text: name }) => required.has(name) && name.toLowerCase() !== '$null');
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
    { profile: 'lsb', text: lsbText('# Required-Stop: $null', '# Should-Stop: $null') },
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
  what: 'The script (other than one that itself has to do with mounting, early in S) names a path under /var, is started (stopped) in some runlevel, and Required-Start (Required-Stop) has none of `$local_fs`, `$remote_fs`, `$all`.',
  why: 'It may run before /var is mounted, or after it is gone.',
  message: 'the script uses /var, but {field} does not ask for it to be mounted',
  help: 'add $local_fs to {field}',
  sources: ['lintian init.d-script-missing-dependency-on-local_fs', 'check-archive-initd-scripts'],
  check: (script, report) => {
    const { lsb, body } = script;
    for (const direction of ['Start', 'Stop']) {
      const field = lsb.sound(`Required-${direction}`);
      if (field === undefined || (lsb.runlevels(`Default-${direction}`)?.levels.size ?? 0) === 0) continue;
      const words = lsb.words(field.keyword);
      if (words.some(({ text }) => MOUNTS.has(text) || isAll(text) || isNearMount(text))) continue;
      if (!body.code.some((line) => VAR.test(line))) continue;
      if (isEarly(script)) return;
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
    { text: `${lsbText('# Required-Start: mountall', '# Default-Start: 2')}touch /var/lib/a\n` },
    { text: `${lsbText('# Required-Start: $localfs', '# Default-Start: 2')}touch /var/lib/a\n` },
    { text: `${lsbText('# Required-Start:', '# Default-Start: 2')}# /var/lib/a\n` },
    { text: `${lsbText('# Required-Start:', '# Default-Start:')}touch /var/lib/a\n` },
    { text: `${lsbText('# Required-Start:', '# Default-Start: S')}mount -a\ntouch /var/lib/a\n` },
  ],
};

/** A slip in the name of one, or the script that mounts, is told by the rule about unknown facilities, or by that about the dollar sign. */
function isNearMount(text: ByteString): boolean {
  if (/^mount(?:all|nfs)(?:\.sh)?$/.test(text)) return true;
  return nearestName(text.replace(/^\$?/, '$'), ['$local_fs', '$remote_fs']) !== undefined;
}

const MOUNTING = /(?:^|[ \t])(?:u?mount|fsck|swapo(?:n|ff)|mount_noupdate|do_mount)(?=[ \t]|$)/;

/** True for a script of S alone that mounts, or that others of S wait for: /var comes later, and it knows. */
function isEarly({ lsb, body }: ScriptContext): boolean {
  const start = lsb.runlevels('Default-Start')?.levels;
  if (start?.size !== 1 || !start.has('S')) return false;
  return lsb.words('X-Start-Before').length > 0 || body.commands.some(({ text }) => MOUNTING.test(text.slice(0, 400)));
}
