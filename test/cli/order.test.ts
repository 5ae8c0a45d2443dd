import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

const INIT: Readonly<Record<string, string>> = {
  'etc/init.d/README': 'no script\n',
  'etc/init.d/cron': lsbScript('cron', { 'Required-Start': '$syslog' }),
  'etc/init.d/rsyslog': lsbScript('rsyslog', { 'Required-Stop': 'disks' }),
  'etc/init.d/disks': lsbScript('disks'),
  'etc/init.d/disks.dpkg-old': lsbScript('disks'),
  'etc/insserv.conf': '$syslog +rsyslog\n',
};

function order(words: readonly string[], files: Readonly<Record<string, string>> = INIT): CommandRun {
  return runCommand(runInitorder, ['order', ...words], files);
}

describe('initorder order', () => {
  it('prints LSB scripts by level, through facilities, left-over files apart', () => {
    expect(order(['etc/init.d'])).toEqual({
      status: 0,
      stderr: '',
      stdout:
        '   1  2 3 4 5    etc/init.d/disks\n   1  2 3 4 5    etc/init.d/rsyslog\n   2  2 3 4 5    etc/init.d/cron\n',
    });
  });

  it('puts the scripts of runlevel S before all others', () => {
    const files = {
      'etc/init.d/late': lsbScript('late', { 'Default-Start': '2 3' }),
      'etc/init.d/zero': lsbScript('zero', { 'Default-Start': 'S', 'Required-Start': 'first' }),
      'etc/init.d/first': lsbScript('first', { 'Default-Start': 'S' }),
    };
    expect(order(['etc/init.d'], files).stdout).toBe(
      '   1  S          etc/init.d/first\n   2  S          etc/init.d/zero\n   1  2 3        etc/init.d/late\n',
    );
  });

  it('prints the order of the stop, which is another', () => {
    expect(order(['--stop', 'etc/init.d']).stdout).toBe(
      '   1  0 1 6      etc/init.d/cron\n   1  0 1 6      etc/init.d/rsyslog\n   2  0 1 6      etc/init.d/disks\n',
    );
  });

  it('prints rc.d scripts as rcorder-ts does, with their sequence numbers', () => {
    const host = createDiskHost();
    const folder = 'fixtures/freebsd-12.1/rc.d';
    const listed = host.readFolder(folder);
    const files = listed.kind === 'folder' ? listed.entries.map(({ name }) => `${folder}/${name}`) : [];
    const { stdout } = runCommand(runInitorder, ['order', folder], {}, { host });
    const rcorder = runCommand(runRcorder, files, {}, { host });
    expect(stdout.replace(/^ *\d+ {2}/gm, '')).toBe(rcorder.stdout);
    expect(files).toHaveLength(167);
  });

  it('prints both kinds of a system, each under its name', () => {
    const files = { ...INIT, 'usr/local/etc/rc.d/web': '# PROVIDE: web\n# REQUIRE: LOGIN\n' };
    const { status, stdout, stderr } = order(['--root', '.'], files);
    expect(status).toBe(1);
    expect(stdout).toBe(
      '# rcorder headers\n   1  ./usr/local/etc/rc.d/web\n# LSB headers\n' +
        '   1  2 3 4 5    ./etc/init.d/disks\n   1  2 3 4 5    ./etc/init.d/rsyslog\n   2  2 3 4 5    ./etc/init.d/cron\n',
    );
    expect(stderr).toContain("error: none of these scripts provides `LOGIN', which web requires");
  });

  it('breaks a ring at its cut, and reports it', () => {
    const ring = { a: '# PROVIDE: a\n# REQUIRE: b\n', b: '# PROVIDE: b\n# REQUIRE: a\n' };
    const lsb = {
      'etc/init.d/a': lsbScript('a', { 'Required-Start': 'b' }),
      'etc/init.d/b': lsbScript('b', { 'Should-Start': 'a' }),
    };
    const { status, stdout, stderr } = order(['etc/init.d'], lsb);
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: '   1  2 3 4 5    etc/init.d/b\n   2  2 3 4 5    etc/init.d/a\n',
    });
    expect(stderr).toContain('2 scripts must start before one another');
    expect(order(['a', 'b'], ring).status).toBe(1);
  });

  it('names missing providers of Required- fields, not of Should- fields', () => {
    const files = { 'etc/init.d/a': lsbScript('a', { 'Required-Start': 'gone', 'Should-Start': 'maybe' }) };
    const { status, stderr } = order(['etc/init.d'], files);
    expect(status).toBe(1);
    expect(stderr).toContain('`gone');
    expect(stderr).not.toContain('maybe');
  });

  it('gives the order as data', () => {
    expect(JSON.parse(order(['--json', 'etc/init.d']).stdout)).toMatchObject({
      version: 1,
      orders: [
        {
          dialect: 'lsb',
          direction: 'start',
          groups: 0,
          scripts: [
            { level: 1, path: 'etc/init.d/disks', name: 'disks' },
            { level: 1, path: 'etc/init.d/rsyslog' },
            { level: 2, path: 'etc/init.d/cron' },
          ],
          findings: [],
        },
      ],
      findings: [],
    });
  });
});
