/** What chkconfig-ts asks of systemd and of xinetd, and when: through the public command, with programs that only note it. */
import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../../../src/cli/chkconfig/command.ts';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import type { Programs } from '../../../../src/host/programs.ts';
import { farmTree, linksOf, lsbScript } from '../../../support/farm-trees.ts';
import type { CommandRun } from '../../../support/run-command.ts';
import { runFarmCommand, type FarmRunOptions } from '../../../support/run-farm-command.ts';

const NET = '# chkconfig: 2345 10 90\n';
const SYSTEMD = { '/sbin/init': '-> ../lib/systemd/systemd', '/lib/systemd/systemd': '', '/dev/null': '' };
const ACTIVE = { ...SYSTEMD, '/run/systemd/system/x': '' };
const NET_UNIT = { '/lib/systemd/system/net.service': '' };
const ECHO = { '/etc/xinetd.d/echo': 'service echo\n{\n}\n' };
const ALL_LEVELS = [0, 1, 2, 3, 4, 5, 6];

interface Asked extends CommandRun {
  /** Each program that was run, with its arguments; `=>` in front of those that it was replaced by. */
  readonly programs: readonly string[];
  readonly tree: MemoryHost;
}

/** Runs the command. `answers`: statuses by the program's words; others end with 0, and those with undefined do not start. */
function run(
  argv: readonly string[],
  files: Readonly<Record<string, string>>,
  answers: Readonly<Record<string, number | undefined>> = {},
  { scripts = { net: NET }, ...options }: FarmRunOptions & { readonly scripts?: Readonly<Record<string, string>> } = {},
): Asked {
  const programs: string[] = [];
  const answer = (sign: string, file: string, args: readonly string[]): ReturnType<Programs['ask']> => {
    const call = [file, ...args].join(' ');
    programs.push(`${sign}${call}`);
    const status = Object.hasOwn(answers, call) ? answers[call] : 0;
    return status === undefined ? undefined : { status, stdout: '' };
  };
  const tree = farmTree(scripts, files);
  const noting: Programs = {
    takeOver: (file, args) => answer('=> ', file, args),
    ask: (file, args) => answer('', file, args),
  };
  return { ...runFarmCommand(runChkconfig, argv, tree, { programs: noting, ...options }), programs, tree };
}

describe('the names of the program', () => {
  const scripts = { web: lsbScript('web', '$network', 'db') };
  const [network, db] = ['systemctl is-active --quiet network.target', 'systemctl is-active --quiet db.service'];

  it('install_initd adds a service if what it requires is there, by a script or by an active unit', () => {
    const options = { programName: 'install_initd', scripts };
    const added = run(['web'], ACTIVE, {}, options);
    expect(added.status).toBe(0);
    expect(new Set(added.programs)).toEqual(new Set([network, db, 'systemctl daemon-reload']));
    expect(linksOf(added.tree)).toHaveLength(7);
    for (const missing of [network, db]) {
      const refused = run(['/etc/init.d/web'], ACTIVE, { [missing]: 3 }, options);
      expect(refused.status).toBe(1);
      expect(linksOf(refused.tree)).toEqual([]);
    }
    expect(run(['web'], SYSTEMD, {}, options)).toMatchObject({ status: 1, programs: [] });
  });

  it.each([
    ['$named', 'nss-lookup.target'],
    ['$portmap', 'rpcbind.target'],
    ['$remote_fs', 'remote-fs.target'],
    ['$syslog', 'systemd-journald.service'],
    ['$time', 'time-sync.target'],
    ['$other', '$other.service'],
  ])('install_initd asks for the unit that stands in for %s', (name, unit) => {
    const options = { programName: 'install_initd', scripts: { web: lsbScript('web', name) } };
    expect(run(['web'], ACTIVE, {}, options).programs).toContain(`systemctl is-active --quiet ${unit}`);
  });

  it('remove_initd deletes a service, but not one that another needs', () => {
    const both = { db: lsbScript('db'), web: lsbScript('web', 'db') };
    const links = Object.fromEntries(
      [2, 3, 4, 5].flatMap((level) => [
        [`/etc/rc${level}.d/S50db`, '-> ../init.d/db'],
        [`/etc/rc${level}.d/S51web`, '-> ../init.d/web'],
      ]),
    );
    const options = { programName: 'remove_initd', scripts: both };
    const kept = run(['db'], links, {}, options);
    expect(kept.status).toBe(1);
    expect(kept.stderr).toContain("`db' stays, for `web' needs it");
    expect(linksOf(kept.tree)).toContain('rc3.d/S50db -> ../init.d/db');
    const removed = run(['web'], links, {}, options);
    expect(removed.status).toBe(0);
    expect(linksOf(removed.tree).some((link) => link.includes('web'))).toBe(false);
  });

  it('systemd-sysv-install takes the verbs of systemctl', () => {
    const options = { programName: 'systemd-sysv-install' };
    const files = { ...ACTIVE, ...NET_UNIT };
    const enabled = run(['enable', 'net'], files, {}, options);
    expect(enabled).toMatchObject({ status: 0, programs: ['systemctl daemon-reload'] });
    expect(linksOf(enabled.tree)).toContain('rc5.d/S10net -> ../init.d/net');
    const disabled = run(['disable', 'net'], files, {}, options);
    expect(linksOf(disabled.tree)).toContain('rc5.d/K90net -> ../init.d/net');
    const link = { '/etc/rc5.d/S10net': '-> ../init.d/net' };
    expect(run(['is-enabled', 'net'], { ...files, ...link }, {}, options)).toMatchObject({ status: 0, programs: [] });
    expect(run(['is-enabled', 'net'], files, {}, options)).toMatchObject({ status: 1, programs: [] });
    expect(run(['mask', 'net'], files, {}, options)).toMatchObject({ status: 1, programs: [] });
    expect(run(['enable'], files, {}, options)).toMatchObject({ status: 1, programs: [] });
  });
});

describe('the current runlevel', () => {
  const link = { '/etc/rc3.d/S10net': '-> ../init.d/net' };
  const ask = (stdout: string, argv: readonly string[] = ['net']): CommandRun =>
    run(argv, link, {}, { programs: { takeOver: () => undefined, ask: () => ({ status: 0, stdout }) } });

  it('is that which /sbin/runlevel says', () => {
    expect(run(['net'], link).programs).toEqual(['/sbin/runlevel']);
    expect(ask('N 3\n').status).toBe(0);
    expect(ask('3 5\n').status).toBe(1);
    expect(ask('unknown\n').stderr).toContain('the current runlevel is not known');
  });
});

describe('another root than the machine', () => {
  const inRoot = (files: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`/r${path}`, text]));
  const files = inRoot({
    ...ACTIVE,
    ...ECHO,
    ...Object.fromEntries(ALL_LEVELS.map((level) => [`/etc/rc${level}.d/README`, ''])),
    '/etc/init.d/net': NET,
    '/etc/init.d/web': lsbScript('web', 'db'),
    '/etc/init.d/native': NET,
    '/lib/systemd/system/native.service': '',
    '/lib/systemd/system/xinetd.service': '',
    '/sbin/runlevel': '#!/bin/sh\necho N 3\n',
  });

  it.each([
    { argv: ['--add', 'net'] },
    { argv: ['net', 'on'] },
    { argv: ['native', 'on'] },
    { argv: ['native'] },
    { argv: ['net'] },
    { argv: ['echo', 'off'] },
    { argv: ['echo'] },
    { argv: ['--list'] },
    { argv: ['web'], programName: 'install_initd' },
    { argv: ['enable', 'net'], programName: 'systemd-sysv-install' },
  ])('is never worked on by programs: $argv', ({ argv, programName = 'chkconfig' }) => {
    expect(run(['--root', '/r', ...argv], files, {}, { programName }).programs).toEqual([]);
    expect(run(['--root', 'r/', ...argv], files, {}, { programName }).programs).toEqual([]);
  });

  it('has its script /sbin/runlevel asked with --compat alone', () => {
    expect(run(['--compat', '--root', '/r', 'net'], files).programs).toEqual(['/r/sbin/runlevel']);
    const compiled = { ...files, '/r/sbin/runlevel': '\x7fELF' };
    expect(run(['--compat', '--root', '/r', 'net'], compiled).programs).toEqual([]);
  });

  it('is not what / means, however often it is written', () => {
    expect(run(['--root', '//', '--add', 'net'], ACTIVE).programs).toEqual(['systemctl daemon-reload']);
  });
});
