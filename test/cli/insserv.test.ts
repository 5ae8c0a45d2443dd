import { describe, expect, it } from 'vitest';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { createMemoryHost, type MemoryEntry } from '../../src/host/memory-host.ts';
import { scriptOf, withScripts } from '../support/farm-scripts.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

describe('insserv-ts in its own words', () => {
  it('shows a ring with the words that make it, and leaves the links alone', () => {
    withScripts({ web: 'db', db: 'web' }, (farm) => {
      const { status, stderr } = farm.run(runInsserv, ['--root', '{root}', 'web', 'db']);
      expect(status).toBe(1);
      expect(stderr).toContain('web must start after db, because Required-Start names db');
      expect(stderr).toContain('delete 1 word, and no ring is left');
      expect(stderr).toContain('to make it: initorder cycles --fix --root {root}\n');
      const inside = farm.run(runInsserv, ['-p', '{root}/etc/init.d', '-c', '{root}/etc/insserv.conf', 'web', 'db']);
      expect(inside.stderr).toContain('initorder cycles --fix {root}/etc/init.d --conf {root}/etc/insserv.conf\n');
      const below = farm.run(runInsserv, [
        '--root',
        '{root}/',
        '-p',
        'etc/init.d',
        '-c',
        '/etc/insserv.conf',
        'web',
        'db',
      ]);
      expect(below.stderr).toContain('initorder cycles --fix {root}/etc/init.d --conf {root}/etc/insserv.conf\n');
      expect(stderr.trimEnd().split('\n').at(-2)).toBe(
        'error: no link was changed: scripts wait for one another in a ring',
      );
      expect(farm.tree()).toEqual({});
    });
  });

  it('says where a requirement stands that is not enabled', () => {
    withScripts({ web: 'db', db: '' }, (farm) => {
      const { status, stderr } = farm.run(runInsserv, ['--root', '{root}', 'web']);
      expect(status).toBe(1);
      expect(stderr).toContain("error: `db' is not enabled, but `web' requires it\n --> /etc/init.d/web:3:19\n");
    });
  });

  it('prints the plan with --dry-run, and as data with --json, and changes nothing', () => {
    withScripts({ web: 'db', db: '' }, (farm) => {
      const files = farm.tree();
      farm.put('0123456S'.split('').map((level) => ({ path: `etc/rc${level}.d`, dir: true })));
      const plan = farm.run(runInsserv, ['--root', '{root}', '--dry-run', 'db']);
      expect(plan).toMatchObject({ status: 0 });
      expect(plan.stdout).toContain('rc2.d  make   S01db  (db: named on the command line)\n');
      const json: unknown = JSON.parse(farm.run(runInsserv, ['--root', '{root}', '--dry-run', '--json', 'db']).stdout);
      expect(json).toMatchObject({
        links: [{ runlevel: '0', script: 'db', before: null, after: 'K01db', reason: 'asked' }, {}, {}],
      });
      expect(farm.tree()).toEqual(files);
    });
  });

  it('tells in the plan why the links have their numbers, each once', () => {
    withScripts({ web: 'db', db: '' }, (farm) => {
      const { stdout } = farm.run(runInsserv, ['--root', '{root}', '--dry-run', 'web', 'db']);
      expect(stdout.split('\n').filter((line) => !line.startsWith('rc'))).toEqual([
        'K01web  after nothing',
        'K01db   after nothing',
        'S02web  after db: Required-Start, /etc/init.d/web:3:19',
        'S01db   after nothing',
        expect.stringContaining('6 links would change') as string,
        '',
      ]);
      const json: unknown = JSON.parse(
        farm.run(runInsserv, ['--root', '{root}', '--dry-run', '--json', 'web', 'db']).stdout,
      );
      expect(json).toMatchObject({
        links: [
          { after: 'K01web', cause: { kind: 'first' } },
          { after: 'K01db' },
          { after: 'S02web', cause: { kind: 'dependency', on: 'db', list: 'Required-Start', place: { line: 3 } } },
          {},
          {},
          {},
        ],
      });
    });
  });

  it('plans the links of a system whose folders of links are missing', () => {
    withScripts({ web: '' }, (farm) => {
      farm.put([{ path: 'etc/rc3.d/S07web', link: '../init.d/web' }]);
      const before = farm.tree();
      const { stdout } = farm.run(runInsserv, ['--root', '{root}', '--dry-run', '-d', 'web']);
      expect(stdout).toContain('rc2.d  make   S01web  (web: named on the command line)\n');
      expect(stdout).toContain(
        '3 links would change; new folders: rc0.d rc1.d rc2.d rc4.d rc5.d rc6.d rcS.d; rewritten: .depend.boot ',
      );
      expect(farm.tree()).toEqual(before);
      expect(JSON.parse(farm.run(runInsserv, ['--root', '{root}', '--dry-run', '--json', 'web']).stdout)).toMatchObject(
        {
          folders: ['rc0.d', 'rc1.d', 'rc2.d', 'rc4.d', 'rc5.d', 'rc6.d', 'rcS.d'],
        },
      );
    });
  });

  it('says under -q too why nothing was changed, behind all warnings', () => {
    withScripts({ web: 'db', db: '$nothing' }, (farm) => {
      const { status, stderr } = farm.run(runInsserv, ['--root', '{root}', '-q', 'web']);
      expect(status).toBe(1);
      expect(stderr.split('\n').filter((line) => /^(error|warning):/.test(line))).toEqual([
        "error: `db' is not enabled, but `web' requires it",
        'error: no link was changed, because of the faults above',
      ]);
      expect(farm.run(runInsserv, ['--compat', '--root', '{root}', '-q', 'web']).stderr).toBe(
        'insserv: exiting now!\n',
      );
    });
  });

  it('names what was probably meant: a script, or what another provides', () => {
    withScripts({ web: 'databse', database: '' }, (farm) => {
      expect(farm.run(runInsserv, ['--root', '{root}', 'wbe']).stderr).toContain("did you mean `web'?");
      const { stderr } = farm.run(runInsserv, ['--root', '{root}', 'web']);
      expect(stderr).toContain("error: nothing provides `databse', which `web' requires\n --> /etc/init.d/web:3:19\n");
      expect(stderr).toContain("did you mean `database'?");
    });
  });

  it('names the script that is in the way of a removal', () => {
    withScripts({ web: 'db', db: '' }, (farm) => {
      farm.run(runInsserv, ['--root', '{root}', 'web', 'db']);
      const { status, stderr } = farm.run(runInsserv, ['--root', '{root}', '-r', 'db']);
      expect(status).toBe(1);
      expect(stderr).toContain("error: `web' is enabled and requires `db'\n --> /etc/init.d/web:3:19\n");
      expect(stderr).toContain("= help: remove `web' too, or use -f\n");
    });
  });

  it('makes the links of a script that is a link, whether the folder of scripts is named in full or not', () => {
    for (const folder of ['{root}/etc/init.d', 'etc/init.d']) {
      withScripts({}, (farm) => {
        farm.put([
          { ...scriptOf('web', ''), path: 'opt/web' },
          { path: 'etc/init.d/web', link: '../../opt/web' },
        ]);
        expect(farm.run(runInsserv, ['-q', '-p', folder, '-i', folder, 'web']).status).toBe(0);
        expect(farm.tree()).toMatchObject({ 'etc/rc2.d/S01web': '-> ../init.d/web' });
      });
    }
  });

  it('points at the script, also where a link led to it that the run has renamed since', () => {
    withScripts({ web: '$nothing' }, (farm) => {
      farm.put([{ path: 'etc/rc2.d/S20web', link: '../init.d/web' }]);
      const { stderr } = farm.run(runInsserv, ['--root', '{root}', '-p', '/etc/init.d', 'web']);
      expect(stderr).toContain(' --> /etc/init.d/web:3:19\n  |\n3 | # Required-Start: $nothing\n');
      expect(farm.tree()).toMatchObject({ 'etc/rc2.d/S01web': '-> ../init.d/web' });
    });
  });

  it('does not take a link for one to a script if its folder stands elsewhere', () => {
    withScripts({ web: '' }, (farm) => {
      farm.put([
        { path: 'etc/rc0.d/K01web', link: '../init.d/web' },
        { path: 'srv/rc2.d', dir: true },
        { path: 'etc/rc2.d', link: '../srv/rc2.d' },
        { path: 'srv/rc2.d/S01web', link: '../init.d/web' },
      ]);
      const { status } = farm.run(runInsserv, ['--root', '{root}']);
      expect(status).toBe(0);
      expect(farm.tree()).toHaveProperty(['etc/rc0.d/K01web']);
      expect(farm.tree()).not.toHaveProperty(['srv/rc2.d/S01web']);
    });
  });

  it('leaves neither lock nor journal behind', () => {
    withScripts({ db: '' }, (farm) => {
      expect(farm.run(runInsserv, ['--root', '{root}', 'db'])).toMatchObject({ status: 0, stderr: '' });
      expect(Object.keys(farm.tree()).filter((name) => name.includes('initorder'))).toEqual([]);
    });
  });

  it.each([
    [['-x'], "insserv-ts: invalid option -- 'x'\ninsserv-ts: try 'insserv-ts --help'\n"],
    [
      ['-r'],
      'error: this is no use of insserv-ts\n  = help: name scripts, or one folder of scripts; -r needs at least one script\n',
    ],
  ])('answers wrong use %j with status 1', (argv, stderr) => {
    withScripts({ db: '' }, (farm) => {
      expect(farm.run(runInsserv, ['--root', '{root}', ...argv])).toEqual({ status: 1, stdout: '', stderr });
    });
  });
});

describe('insserv-ts --compat', () => {
  it('gives a refused script a service of its own when removing by force, as the real one does', () => {
    withScripts({ a: '', e: '', f: '' }, (farm) => {
      const text = '### BEGIN INIT INFO\n# Provides: a e z\n# Default-Start: 2\n# Default-Stop:\n### END INIT INFO\n';
      farm.put([{ path: 'etc/init.d/e', text, mode: '755' }]);
      const told = ['a', 'e', 'z'].map((name) => `insserv: script e: service ${name} already provided!\n`);
      const run = (...argv: readonly string[]): string =>
        farm.run(runInsserv, ['--compat=1.26', '--root', '{root}', ...argv]).stderr;
      expect(run('-r', 'f')).toContain(told.join(''));
      expect(run('-r', '-f', 'f')).toContain(`${told[0] ?? ''}${told[2] ?? ''}`);
    });
  });
});

describe('what Debian ships and defines nowhere', () => {
  const script = (name: string): string =>
    lsbScript(name, { 'Should-Start': '$x-display-manager', 'X-Start-Before': '$x-display-manager' });
  const entries = ['a', 'b', 'c'].map((name): [string, MemoryEntry] => [
    `etc/init.d/${name}`,
    { kind: 'file', text: script(name), mode: 0o755 },
  ]);
  const run = (...argv: readonly string[]): string =>
    runFarmCommand(runInsserv, [...argv, 'a', 'b', 'c'], createMemoryHost([...entries, ['etc/insserv.conf', '']]))
      .stderr;

  it('is no news, and told once with -v', () => {
    expect(run()).toBe('');
    const told = run('-v')
      .split('\n')
      .filter((line) => line.includes('$x-display-manager'));
    expect(told).toEqual([
      "info: Debian's own scripts name `$x-display-manager', which nothing defines; the word has no effect",
    ]);
  });

  it('is told as the real one does under --compat', () => {
    expect(run('--compat=1.26')).toContain(
      'insserv: warning: could not find all dependencies for $x-display-manager\n',
    );
  });
});
