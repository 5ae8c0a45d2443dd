import { describe, expect, it } from 'vitest';
import { runUpdateRcdCommand } from '../../src/cli/update-rcd/command.ts';
import { scriptOf, withScripts } from '../support/farm-scripts.ts';

describe('update-rc.d-ts in its own words', () => {
  it('prints its help, the versions of insserv included, on standard output', () => {
    withScripts({}, (farm) => {
      const { status, stdout, stderr } = farm.run(runUpdateRcdCommand, ['--help']);
      expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
      expect(stdout).toContain('--insserv VERSION');
    });
  });

  it('names the script that was probably meant', () => {
    withScripts({ web: '' }, (farm) => {
      for (const action of ['defaults', 'enable']) {
        const { status, stderr } = farm.run(runUpdateRcdCommand, ['--root', '{root}', 'wbe', action]);
        expect(status).toBe(1);
        expect(stderr).toContain("did you mean `web'?");
      }
    });
  });

  it('shows with --dry-run what would change, and says so where links get no order', () => {
    withScripts({ web: 'db', db: '' }, (farm) => {
      const call = ['--root', '{root}', '--dry-run', 'web', 'defaults'];
      const plain = farm.run(runUpdateRcdCommand, call);
      expect(plain.status).toBe(0);
      expect(plain.stderr).toContain('info: the system has no insserv');
      expect(plain.stdout).toContain('rc2.d  make   S01web  (web: named on the command line)\n');
      farm.put([{ path: 'sbin/insserv', text: '', mode: '755' }]);
      const ordered = farm.run(runUpdateRcdCommand, call);
      expect(ordered).toMatchObject({ status: 0, stderr: '' });
      expect(ordered.stdout).toContain('rc2.d  make   S02web  (web: named on the command line)\n');
      expect(farm.tree()).toEqual({});
    });
  });

  it('says what to do where a script has no links', () => {
    withScripts({ db: '' }, (farm) => {
      expect(farm.run(runUpdateRcdCommand, ['--root', '{root}', 'db', 'disable'])).toEqual({
        status: 1,
        stdout: '',
        stderr:
          "error: `db' has no link in these runlevels\n  = help: make its links first: update-rc.d-ts --root {root} db defaults\n",
      });
    });
  });

  it('moves the folders of links with DPKG_ROOT', () => {
    withScripts({ db: '' }, (farm) => {
      farm.put([{ ...scriptOf('db', ''), path: 'image/etc/init.d/db' }]);
      const run = farm.run(runUpdateRcdCommand, ['--root', '{root}', 'db', 'defaults'], { DPKG_ROOT: '/image' });
      expect(run).toEqual({ status: 0, stdout: '', stderr: '' });
      expect(farm.tree()).toMatchObject({ 'image/etc/rc2.d/S01db': '-> ../init.d/db' });
    });
  });

  it('makes one link where a level stands in both fields, or twice', () => {
    withScripts({}, (farm) => {
      const block = '# Provides: db\n# Default-Start: 2 2 5\n# Default-Stop: 0 5 0\n';
      const text = `### BEGIN INIT INFO\n${block}### END INIT INFO\n`;
      farm.put([{ path: 'etc/init.d/db', text, mode: '755' }]);
      const run = farm.run(runUpdateRcdCommand, ['--root', '{root}', 'db', 'defaults-disabled']);
      expect(run).toEqual({ status: 0, stdout: '', stderr: '' });
      const link = '-> ../init.d/db';
      expect(farm.tree()).toEqual({ 'etc/rc0.d/K01db': link, 'etc/rc2.d/K01db': link, 'etc/rc5.d/K01db': link });
    });
  });

  it('shows where links lead that are turned, and the reasons that insserv has', () => {
    withScripts({ web: 'db', db: '' }, (farm) => {
      farm.put([
        { path: 'sbin/insserv', text: '', mode: '755' },
        { path: 'etc/rc2.d/S09web', link: '/etc/init.d/web' },
        { path: 'etc/rc2.d/S01db', link: '../init.d/db' },
        { path: 'etc/rc3.d/S07gone', link: '../init.d/gone' },
      ]);
      const json = farm.run(runUpdateRcdCommand, ['--root', '{root}', '--dry-run', '--json', 'web', 'defaults']).stdout;
      expect(JSON.parse(json)).toMatchObject({
        links: [
          { before: 'S09web', after: 'S02web', reason: 'asked', cause: { kind: 'dependency', on: 'db' } },
          { before: 'S07gone', after: null, reason: 'dangling', cause: null },
        ],
      });
      farm.put([{ path: 'sbin/insserv', delete: true }]);
      const turned = farm.run(runUpdateRcdCommand, [
        '--root',
        '{root}',
        '--dry-run',
        '--json',
        'web',
        'disable',
        '2',
      ]).stdout;
      expect(JSON.parse(turned)).toMatchObject({
        links: [{ before: 'S09web', after: 'K09web', target: '/etc/init.d/web', reason: 'asked' }],
      });
    });
  });
});
