/** What `lint --root` says of entries that are no scripts and no links, and of links that are not what they are called. */
import { expect, it } from 'vitest';
import { runLint } from '../../../../src/cli/lint/command.ts';
import { createMemoryHost, type MemoryEntry } from '../../../../src/host/memory-host.ts';
import { runCommand } from '../../../support/run-command.ts';

const script = (name: string, ...more: readonly string[]): string =>
  ['#!/bin/sh', '### BEGIN INIT INFO', `# Provides: ${name}`, ...more, '### END INIT INFO', ''].join('\n');

/** `path rule level: message` of what the rules of the family `links` find in a system. */
function findLinks(files: Readonly<Record<string, string | MemoryEntry>>, select = 'links'): readonly string[] {
  const entries = Object.entries(files).map(([path, entry]): [string, MemoryEntry] => [
    path,
    typeof entry !== 'string'
      ? entry
      : entry.startsWith('-> ')
        ? { kind: 'link', target: entry.slice(3) }
        : { kind: 'file', text: entry, mode: 0o755 },
  ]);
  const argv = ['--root', 'r', '--select', select, '--format', 'json'];
  const { stdout } = runCommand(runLint, argv, {}, { host: createMemoryHost(entries) });
  const { findings } = JSON.parse(stdout) as {
    findings: { path: string; rule: string; severity: string; message: string }[];
  };
  return findings.map(({ path, rule, severity, message }) => `${path.slice(2)} ${rule} ${severity}: ${message}`);
}

it('tells of links among the scripts that lead nowhere or to a device, and not of their links once more', () => {
  expect(
    findLinks({
      'r/etc/init.d/web': script('web'),
      'r/etc/init.d/gone': '-> /opt/gone/init',
      'r/etc/init.d/null': '-> /dev/null',
      'r/dev/null': { kind: 'other' },
      'r/etc/init.d/pipe': { kind: 'other' },
      'r/etc/init.d/here': '-> /opt/here/init',
      'r/opt/here/init': script('here'),
      'r/etc/rc2.d/S01gone': '-> ../init.d/gone',
      'r/etc/rc2.d/S01lost': '-> ../init.d/lost',
      'r/etc/init.d/rc9.d/x': '',
    }),
  ).toEqual([
    'etc/init.d/gone links/not-a-regular-file error: a link to /opt/gone/init, where nothing is',
    'etc/init.d/null links/not-a-regular-file error: no file to run, but a link to /dev/null',
    'etc/init.d/pipe links/not-a-regular-file error: no file to run, but a device, pipe or socket',
    'etc/rc2.d/S01lost links/dangling-link error: the link points to ../init.d/lost, where nothing is',
  ]);
});

it('tells of copies that were left behind among the scripts of any system', () => {
  const rule =
    'links/backup-file warning: the name is that of a copy which was left behind: not every tool passes over it';
  expect(
    findLinks({
      'r/etc/init.d/web': script('web'),
      'r/etc/init.d/web.dpkg-old': script('web'),
      'r/etc/init.d/web~': script('web'),
      'r/etc/init.d/.web.swp': '',
      'r/etc/init.d/README': 'Read me.\n',
      'r/usr/local/etc/rc.d/anvil.old': '#!/bin/sh\n# PROVIDE: anvil\n',
      'r/usr/local/etc/rc.d/anvil.sample': '#!/bin/sh\n# PROVIDE: anvil\n',
    }),
  ).toEqual([`etc/init.d/web.dpkg-old ${rule}`, `etc/init.d/web~ ${rule}`, `usr/local/etc/rc.d/anvil.old ${rule}`]);
});

it('tells of two folders of scripts where one should lead to the other', () => {
  const files = {
    'r/etc/init.d/web': script('web'),
    'r/etc/init.d/same': script('same'),
    'r/etc/rc.d/init.d/web': `${script('web')}:\n`,
    'r/etc/rc.d/init.d/same': script('same'),
    'r/etc/rc.d/init.d/functions': ':\n',
    'r/etc/init.d/functions': '',
  };
  expect(findLinks(files)).toEqual([
    'etc/rc.d/init.d/web links/duplicate-script-name warning: r/etc/init.d/web has the same name and another text: tools differ in which of the two they take',
  ]);
  const linked = { 'r/etc/rc.d/init.d/web': script('web'), 'r/etc/init.d': '-> rc.d/init.d' };
  expect(findLinks(linked)).toEqual([]);
});

it('tells of links that lead to another script than their names say', () => {
  const files = {
    'r/etc/init.d/web': script('web'),
    'r/etc/init.d/mail.sh': script('mail'),
    'r/etc/init.d/halt': '#!/bin/sh\n',
    'r/etc/rc2.d/S20web': '-> ../init.d/web',
    'r/etc/rc2.d/S21mail': '-> ../init.d/mail.sh',
    'r/etc/rc3.d/S20news': '-> ../init.d/web',
    'r/etc/rc6.d/S01reboot': '-> ../init.d/halt',
  };
  expect(findLinks(files, 'links/wrong-target')).toEqual([
    'etc/rc3.d/S20news links/wrong-target warning: the link is called after news, and leads to web',
  ]);
});

it('tells of files in the place of links, where a system has links', () => {
  const files = {
    'r/etc/init.d/web': script('web'),
    'r/etc/rc2.d/S20web': script('web'),
    'r/etc/rc2.d/S90mine': '#!/bin/sh\n',
    'r/etc/rc2.d/README': '',
  };
  expect(findLinks(files, 'links/not-a-link')).toEqual([]);
  expect(findLinks({ ...files, 'r/etc/rc3.d/S20web': '-> ../init.d/web' }, 'links/not-a-link')).toEqual([
    'etc/rc2.d/S20web links/not-a-link warning: a file, where a link to r/etc/init.d/web should be',
    'etc/rc2.d/S90mine links/not-a-link warning: a file, where a link should be',
  ]);
});

it('tells of scripts of a system that others may write to', () => {
  const file = (mode: number): MemoryEntry => ({ kind: 'file', text: script('x'), mode });
  const files = {
    'r/etc/init.d/all': file(0o777),
    'r/etc/init.d/group': file(0o775),
    'r/etc/init.d/own': file(0o744),
    'r/etc/init.d/off': file(0o666),
    'r/etc/rc.d/base': file(0o555),
  };
  expect(findLinks(files)).toEqual([
    'etc/init.d/all links/script-mode warning: anybody may write to the script, which root runs (mode 0777)',
    'etc/init.d/group links/script-mode info: the group may write to the script, which root runs (mode 0775)',
    'etc/init.d/off links/script-not-executable error: the script has no execute bit: it is passed over at boot',
  ]);
});

it('gives hints about links that are not as the header has them, and about scripts without any', () => {
  const levels = ['# Default-Start: 2 3', '# Default-Stop: 0 6'];
  const chkconfig = '#!/bin/sh\n# chkconfig: 35 20 80\n# description: x\n. /etc/init.d/functions\n';
  const files = {
    'r/etc/init.d/web': script('web', ...levels),
    'r/etc/init.d/alone': script('alone', ...levels),
    'r/etc/init.d/never': script('never', '# Default-Start:', '# Default-Stop:'),
    'r/etc/rc0.d/K20web': '-> ../init.d/web',
    'r/etc/rc1.d/K20web': '-> ../init.d/web',
    'r/etc/rc3.d/K20web': '-> ../init.d/web',
  };
  expect(findLinks(files, 'links/unexpected-kill-link,links/not-registered')).toEqual([
    'etc/init.d/alone links/not-registered info: the script has no link in any level',
    'etc/rc1.d/K20web links/unexpected-kill-link info: the header of web does not have it stopped in 1',
  ]);
  const numbered = {
    'r/etc/init.d/ntpd': chkconfig,
    'r/etc/init.d/smtp': chkconfig + script('smtp', ...levels),
    'r/etc/init.d/over': chkconfig,
    'r/etc/chkconfig.d/over': script('over', '# Required-Start: ntpd'),
    'r/etc/rc3.d/S21ntpd': '-> ../init.d/ntpd',
    'r/etc/rc5.d/S20ntpd': '-> ../init.d/ntpd',
    'r/etc/rc0.d/K80ntpd': '-> ../init.d/ntpd',
    'r/etc/rc3.d/S99smtp': '-> ../init.d/smtp',
    'r/etc/rc3.d/S99over': '-> ../init.d/over',
  };
  expect(findLinks(numbered, 'links/priority-differs-from-chkconfig')).toEqual([
    'etc/rc3.d/S21ntpd links/priority-differs-from-chkconfig info: the link has the number 21, and the chkconfig line of ntpd has 20',
  ]);
});
