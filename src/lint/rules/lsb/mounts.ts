/** Rules about what file systems an LSB block asks for, and how. */
import { insertAt, type LintFix } from '../../../model/lint.ts';
import { DEBIAN_LSB, SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { dropWordEdit } from '../../script/header-values.ts';
import { isAll } from '../../script/lsb-view.ts';
import { levelsText, lsbText } from '../example-texts.ts';

/** What has the local file systems mounted as well. */
const MOUNTED: ReadonlySet<string> = new Set(['$local_fs', '$remote_fs', '$all']);

export const SHOULD_LOCAL_FS: Rule = {
  id: 'lsb/should-local-fs',
  level: 'info',
  profiles: SYSV,
  stage: 2,
  fix: 'suggestion',
  what: '`$local_fs` is in a Should- field, and the Required- field has neither it nor `$remote_fs`.',
  why: 'Should- is for what may be missing, and the local file systems are always there: the script needs them or does not.',
  message: '$local_fs is always there, so {field} is no place for it',
  help: 'move it to {required}',
  sources: ['lintian (in an explanation)'],
  check: ({ lsb, text }, report) => {
    for (const direction of ['Start', 'Stop']) {
      const [field, required] = [`Should-${direction}`, `Required-${direction}`];
      const word = lsb.words(field).find(({ text: name }) => name === '$local_fs');
      const other = lsb.sound(required);
      const words = lsb.words(required);
      if (word === undefined || words.some(({ text: name }) => MOUNTED.has(name))) continue;
      const last = words.at(-1);
      const end = last === undefined ? other && other.key.offset + other.key.length + 1 : last.offset + last.length;
      const edits = end === undefined ? [] : [insertAt(end, ' $local_fs'), dropWordEdit(text, word)];
      const fix: LintFix = { kind: 'suggestion', edits: edits.sort((a, b) => a.offset - b.offset) };
      report(word, { field, required }, edits.length === 0 ? {} : { fix });
    }
  },
  bad: [
    {
      text: lsbText('# Required-Start: $network', '# Should-Start: $local_fs a'),
      lines: [4],
      fixed: lsbText('# Required-Start: $network $local_fs', '# Should-Start: a'),
    },
    { text: lsbText('# Should-Stop: a $local_fs'), lines: [3] },
  ],
  good: [
    { text: lsbText('# Required-Start: $local_fs', '# Should-Start: a') },
    { text: lsbText('# Required-Start: $local_fs', '# Should-Start: $local_fs') },
    { text: lsbText('# Required-Start: $remote_fs', '# Should-Start: $local_fs') },
  ],
};

const USR_PROGRAM = /(?<![\w.}~/-])\/usr\/s?bin\/\w/;
const MOUNTS_USR: ReadonlySet<string> = new Set([
  '$remote_fs',
  '$syslog',
  'mountall',
  'mountnfs',
  'mountnfs-bootclean',
]);

export const MISSING_REMOTE_FS: Rule = {
  id: 'lsb/missing-remote-fs',
  level: 'info',
  profiles: DEBIAN_LSB,
  stage: 2,
  fix: 'suggestion',
  isOff: true,
  what: 'A script started in S names a program in /usr/bin or /usr/sbin, and asks for neither `$remote_fs` nor `$syslog`. Off, since the initramfs of today mounts /usr before init runs.',
  why: 'Where /usr is a file system of its own, and of the network, it may not be there yet.',
  message: 'the script runs programs of /usr in S, but does not ask for it to be mounted',
  help: 'add $remote_fs to Required-Start',
  sources: ['check-archive-initd-scripts'],
  check: ({ lsb, body }, report) => {
    const field = lsb.sound('Required-Start');
    if (field === undefined || lsb.runlevels('Default-Start')?.levels.has('S') !== true) return;
    const words = lsb.words('Required-Start');
    if (words.some(({ text }) => MOUNTS_USR.has(text) || isAll(text))) return;
    if (!body.code.some((line) => USR_PROGRAM.test(line))) return;
    const last = words.at(-1);
    const end = last === undefined ? field.key.offset + field.key.length + 1 : last.offset + last.length;
    report(field.key, {}, { fix: { kind: 'suggestion', edits: [insertAt(end, ' $remote_fs')] } });
  },
  bad: [
    {
      text: `${lsbText('# Required-Start: a', '# Default-Start: S')}/usr/sbin/anvil\n`,
      lines: [3],
      fixed: `${lsbText('# Required-Start: a $remote_fs', '# Default-Start: S')}/usr/sbin/anvil\n`,
    },
    { text: `${lsbText('# Required-Start:', '# Default-Start: S')}[ -x /usr/bin/anvil ] || exit 0\n`, lines: [3] },
  ],
  good: [
    { text: `${levelsText('S', '')}/usr/sbin/anvil\n` },
    { text: `${lsbText('# Required-Start: a', '# Default-Start: 2')}/usr/sbin/anvil\n` },
    { text: `${lsbText('# Required-Start: a', '# Default-Start: S')}PATH=/usr/sbin:/usr/bin\n` },
  ],
};
