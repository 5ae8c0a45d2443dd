import { describe, expect, it } from 'vitest';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { runUpdateRcdCommand } from '../../src/cli/update-rcd/command.ts';
import { withScripts } from '../support/farm-scripts.ts';

describe('a script behind one that says $all', () => {
  const scripts = { last: '$all', web: 'last' };

  it.each([[[]], [['-q']]])('is named with the word to change, and the version that passes over it: %j', (options) => {
    withScripts(scripts, (farm) => {
      const { status, stderr } = farm.run(runInsserv, ['--root', '{root}', ...options, 'last', 'web']);
      expect(status).toBe(1);
      const [, end = ''] = stderr.split('error: no link was changed');
      expect(end).toContain(' --> /etc/init.d/web:3:19\n');
      expect(end).toContain("take out the word that puts `web' behind `last'");
      expect(end).toContain('--compat=1.24');
      expect(farm.tree()).toEqual({});
    });
  });

  it('is passed over by that version, as said', () => {
    withScripts(scripts, (farm) => {
      expect(farm.run(runInsserv, ['--compat=1.24', '--root', '{root}', 'last', 'web']).status).toBe(0);
      expect(farm.tree()).toMatchObject({
        'etc/rc2.d/S98web': '-> ../init.d/web',
        'etc/rc2.d/S99last': '-> ../init.d/last',
      });
    });
  });

  it('gets its links once the word is out', () => {
    withScripts({ ...scripts, web: '' }, (farm) => {
      expect(farm.run(runInsserv, ['--root', '{root}', 'last', 'web'])).toEqual({ status: 0, stdout: '', stderr: '' });
    });
  });

  it('says nothing of that version where there is another ring', () => {
    withScripts({ ...scripts, db: 'cache', cache: 'db' }, (farm) => {
      const { status, stderr } = farm.run(runInsserv, ['--root', '{root}', 'last', 'web']);
      expect(status).toBe(1);
      expect(stderr).not.toContain('1.24');
      expect(farm.run(runInsserv, ['--compat=1.24', '--root', '{root}', 'last', 'web']).status).toBe(1);
    });
  });

  it('is ordered by update-rc.d-ts as by insserv 1.24, unless the other is asked for', () => {
    const numbers = ['1.24', '1.26', undefined].map((version) => {
      let links: readonly string[] = [];
      withScripts(scripts, (farm) => {
        farm.put([{ path: 'sbin/insserv', text: '', mode: '755' }]);
        const option = version === undefined ? [] : [`--insserv=${version}`];
        for (const name of ['last', 'web']) {
          const { status } = farm.run(runUpdateRcdCommand, [...option, '--root', '{root}', name, 'defaults']);
          expect(status).toBe(0);
        }
        links = Object.keys(farm.tree()).filter((path) => path.startsWith('etc/rc2.d/'));
      });
      return links;
    });
    const [older, newer, usual] = numbers;
    expect(usual).toEqual(older);
    expect(newer).not.toEqual(older);
  });
});
