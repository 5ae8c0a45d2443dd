import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createMemoryHost, type MemoryEntry } from '../../src/host/memory-host.ts';
import { bytesOfText } from '../../src/model/bytes.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

const LSB: Readonly<Record<string, string>> = {
  'r/etc/insserv.conf': '$syslog +rsyslog\n',
  'r/etc/init.d/rsyslog': lsbScript('rsyslog'),
  'r/etc/init.d/cron': lsbScript('cron', { 'Required-Start': '$syslog', 'Required-Stop': '$syslog' }),
  'r/etc/init.d/disks': lsbScript('disks', { 'Default-Start': 'S', 'Default-Stop': '' }),
};

const CHKCONFIG: Readonly<Record<string, string>> = {
  'r/etc/init.d/net': '#!/bin/sh\n# chkconfig: 2345 10 90\nexit 0\n',
  'r/etc/init.d/web': lsbScript('web', { 'Required-Start': 'net', 'Required-Stop': 'net', 'Default-Start': '3 5' }),
};

/** Scripts can be run, as insserv wants it of a root's. */
function plan(words: readonly string[], files: Readonly<Record<string, string>> = LSB, isTerminal = false): CommandRun {
  const entries = Object.entries(files).map(([name, text]): [string, MemoryEntry] => [
    bytesOfText(name),
    text.startsWith('-> ')
      ? { kind: 'link', target: bytesOfText(text.slice(3)) }
      : { kind: 'file', text: bytesOfText(text), mode: name.includes('/init.d/') ? 0o755 : 0o644 },
  ]);
  return runCommand(runInitorder, ['plan', ...words], {}, { host: createMemoryHost(entries), isTerminal });
}

describe('initorder plan', () => {
  it('prints the runlevels of LSB scripts with the numbers of insserv, those that are alike once', () => {
    expect(plan(['--root', 'r'])).toEqual({
      status: 0,
      stderr: '',
      stdout:
        '# numbers of insserv, for the scripts have LSB blocks (see --scheme)\n\n' +
        'runlevels 0 1 6\n  kill\n  01  cron\n  02  rsyslog\n\n' +
        'runlevels 2 3 4 5\n  start\n  01  rsyslog\n  02  cron\n\n' +
        'runlevel S\n  start\n  01  disks\n',
    });
  });

  it('says why each number is what it is, down to the word', () => {
    const { stdout } = plan(['--root', 'r', '--why']);
    expect(stdout).toContain('  01  rsyslog  after nothing\n');
    expect(stdout).toContain('  02  cron     after rsyslog: Required-Start, r/etc/init.d/cron:4:23\n');
    expect(stdout).toContain('  02  rsyslog  after cron: Required-Stop, r/etc/init.d/cron:5:23\n');
  });

  it('puts start and kill side by side, and stays within 80 columns', () => {
    const files = { ...CHKCONFIG, [`r/etc/init.d/${'x'.repeat(45)}`]: '# chkconfig: 2 20 30\n' };
    const { stdout } = plan(['--root', 'r'], CHKCONFIG);
    expect(stdout).toContain('runlevels 2 4\n  start    kill\n  10  net  50  web\n');
    const wide = [plan(['--root', 'r'], files), plan(['--root', 'r', '--why'], files)].map((run) => run.stdout);
    for (const line of wide.join('').split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(wide.join('')).toContain('x'.repeat(45));
  });

  it('takes the numbers of chkconfig where a script has a chkconfig line alone', () => {
    const { stdout, status } = plan(['--root', 'r', '--why'], CHKCONFIG);
    expect(status).toBe(0);
    expect(stdout).toContain('# numbers of chkconfig, for some scripts have no LSB block (see --scheme)\n');
    expect(stdout).toContain('  10  net  by the header: r/etc/init.d/net:2:19\n');
    expect(stdout).toContain('  50  web  no header has a number, so it is 50\n');
  });

  it('tells of overrides of either tool', () => {
    const insserv = {
      ...LSB,
      'r/etc/insserv/overrides/disks': lsbScript('disks', { 'Should-Start': 'cron' }),
    };
    expect(plan(['--root', 'r', '-w'], insserv).stdout).toContain(
      '  03  disks    after cron: Should-Start, r/etc/insserv/overrides/disks:8:23\n               (override)\n',
    );
    const chkconfig = { ...CHKCONFIG, 'r/etc/chkconfig.d/net': '# chkconfig: 2345 12 88\n' };
    expect(plan(['--root', 'r', '-w'], chkconfig).stdout).toContain(
      '  12  net  by the header: r/etc/chkconfig.d/net:1:19 (override)\n',
    );
  });

  it('plans scripts that are named, with the conf file of the system that they lie in', () => {
    const one = plan(['r/etc/init.d/cron', 'r/etc/init.d/rsyslog', '-f', 'links']);
    expect(one.stdout).toContain('rc2.d/S01rsyslog -> ../init.d/rsyslog\nrc2.d/S02cron -> ../init.d/cron\n');
    expect(plan(['r/etc/init.d', '-f', 'links']).stdout).toBe(plan(['--root', 'r', '-f', 'links']).stdout);
  });

  it('puts a script that is named in the place of the one of its name in the root', () => {
    const files = { ...LSB, 'new/cron': lsbScript('cron') };
    const { stdout, stderr } = plan(['--root', 'r', 'new/cron', '--format', 'links'], files);
    expect(stdout).toContain('rc2.d/S01cron -> ../init.d/cron\n');
    expect(stderr).toContain('warning: r/etc/init.d/cron is left out: new/cron has the same name\n');
  });

  it('says once that facilities mean nothing where there is no conf file', () => {
    const files = {
      a: lsbScript('a', { 'Required-Start': '$syslog $remote_fs' }),
      b: lsbScript('b', { 'Required-Stop': '$syslog' }),
    };
    expect(plan(['a', 'b'], files).stderr).toBe(
      'warning: no insserv.conf says what $syslog, $remote_fs stand for\n' +
        '  = help: the words have no effect; give the file with -c FILE\n\n',
    );
    expect(plan(['a', 'b', '-c', 'c', '-f', 'links'], { ...files, c: '$syslog +b\n$remote_fs +disks\n' }).stderr).toBe(
      '',
    );
  });

  it('gives no number to what no runlevel tool knows, and says why', () => {
    const files = {
      'r/etc/init.d/bsd': '# PROVIDE: bsd\n# REQUIRE: LOGIN\n',
      'r/etc/init.d/bare': '#!/bin/sh\n',
      'r/etc/init.d/net': '# chkconfig: 2345 10 90\n',
      'r/etc/init.d/off': lsbScript('off', { 'Default-Start': '', 'Default-Stop': '' }),
      'r/etc/init.d/README': 'text\n',
    };
    const { stdout, stderr, status } = plan(['--root', 'r', '-s', 'insserv'], files);
    expect({ stdout, status }).toEqual({ stdout: '# numbers of insserv\n\nno links\n', status: 0 });
    expect(stderr).toContain('info: left out, since rc.d scripts of a BSD have no links: bsd\n');
    expect(stderr).toContain('warning: left out, since there is no header to go by: bare\n');
    expect(stderr).toContain('warning: left out, since insserv goes by LSB blocks alone: net\n');
    expect(stderr).toContain(
      "info: `off' gets no start link, for its Default-Start is empty\n --> r/etc/init.d/off:6:3\n",
    );
    expect(stderr).toContain('info: left out, since no script has such a name: README\n');
    const chkconfig = plan(['--root', 'r', '-s', 'chkconfig'], {
      ...files,
      'r/etc/init.d/odd': '# chkconfig: 9 1 2\n',
    });
    expect(chkconfig.stderr).toContain(
      "warning: `odd' does not support chkconfig: its header is broken\n --> r/etc/init.d/odd:1:14",
    );
    expect(chkconfig.stdout).toContain('10  net');
  });

  it('reports a ring by its scripts: insserv makes no plan of it, chkconfig one with the last numbers', () => {
    const files = {
      'r/etc/init.d/a': lsbScript('a', { 'Required-Start': 'b' }),
      'r/etc/init.d/b': lsbScript('b', { 'Required-Start': 'a' }),
      'r/etc/init.d/c': lsbScript('c'),
    };
    expect(plan(['--root', 'r'], files)).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'error: a, b wait for one another when they start, so insserv makes no link\n' +
        '  = help: initorder cycles --root r shows the words to delete\n\n',
    });
    const forced = plan(['--root', 'r', '--force', '-f', 'links'], files);
    expect(forced.status).toBe(1);
    expect(forced.stdout).toMatch(/^rc2\.d\/S01c -> /m);
    const chkconfig = plan(['--root', 'r', '-s', 'chkconfig', '-w'], files);
    expect(chkconfig.status).toBe(1);
    expect(chkconfig.stdout).toContain(
      '  99  a  the last number, for a ring: after b: Required-Start,\n         r/etc/init.d/a:4:23\n',
    );
    expect(chkconfig.stderr).toContain('error: a, b wait for one another when they start, so their numbers are 99\n');
  });

  it('makes no plan while a requirement is not met, unless forced', () => {
    const files = { 'r/etc/init.d/a': lsbScript('a', { 'Required-Start': 'gone' }) };
    const { status, stdout, stderr } = plan(['--root', 'r'], files);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(
      "error: none of these scripts provides `gone', which `a' requires\n --> r/etc/init.d/a:4:23",
    );
    expect(stderr).toContain('error: no plan, because of the faults above');
    expect(plan(['--root', 'r', '--force', '-f', 'links'], files)).toMatchObject({ status: 0, stderr: '' });
  });

  it('never follows a link out of the root', () => {
    const files = { ...LSB, 'etc/init.d/evil': lsbScript('evil'), 'r/etc/init.d/evil': '-> /etc/init.d/evil' };
    expect(plan(['--root', 'r', '-f', 'links'], files).stdout).not.toContain('evil');
    const outside = { 'r/etc/init.d': '-> /etc/init.d', 'etc/init.d/evil': lsbScript('evil') };
    expect(plan(['--root', 'r'], outside)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('no links') as string,
    });
  });

  it('tells of files that cannot be read', () => {
    expect(plan(['--root', 'r', 'gone'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('cannot read gone') as string,
    });
  });

  it.each([
    { words: [], says: 'no scripts given' },
    { words: ['--root', 'r', '--against', 'nowhere'], says: '--against nowhere: no folder' },
    { words: ['--root', 'r', '--why', '--format', 'sh'], says: '--why goes with --format table alone' },
    { words: ['--root', 'r', '--scheme', 'sysv'], says: 'sysv' },
  ])('answers wrong use with two lines and status 2: $words', ({ words, says }) => {
    const { status, stdout, stderr } = plan(words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });

  it('colours on a terminal alone', () => {
    expect(plan(['--root', 'r']).stdout).not.toContain('\x1b');
    expect(plan(['--root', 'r'], LSB, true).stdout).toContain('\x1b[1mrunlevels 0 1 6');
    expect(plan(['--root', 'r', '--against', 'r'], LSB, true).stdout).toContain('\x1b[1mcron');
    expect(plan(['--root', 'r', '-f', 'sh', '--color', 'always']).stdout).not.toContain('\x1b');
  });
});

describe('a script that is named by its name', () => {
  it('is the one of the root', () => {
    expect(plan(['--root', 'r', 'cron'])).toEqual(plan(['--root', 'r']));
    expect(plan(['--root', 'r', 'corn']).stderr).toContain('cannot read corn: No such file or directory');
  });

  it('is so to each command that reads sets', () => {
    const of = (...words: string[]): CommandRun => runCommand(runInitorder, words, LSB);
    expect(of('order', '--root', 'r', 'cron')).toEqual(of('order', '--root', 'r'));
    expect(of('cycles', '--root', 'r', 'cron')).toEqual(of('cycles', '--root', 'r'));
  });

  it('is a file of the working folder first', () => {
    const files = { ...LSB, cron: lsbScript('cron', { 'Default-Start': '3', 'Default-Stop': '' }) };
    expect(plan(['--root', 'r', '--format', 'links', 'cron'], files).stdout).not.toContain('rc2.d/S02cron');
  });
});
