import { describe, expect, it } from 'vitest';
import { runUpdateRcdCommand } from '../../src/cli/update-rcd/command.ts';
import { withScripts } from '../support/farm-scripts.ts';

const INSSERV = [{ path: 'sbin/insserv', text: '', mode: '755' }];

/** Statuses are those of Debian's programs (init-system-helpers 1.65, insserv 1.24), called in the root folder. */
const calls = [
  { name: './sshd', action: 'defaults', plain: 0, insserv: 1 },
  { name: './sshd', action: 'defaults-disabled', plain: 0, insserv: 1 },
  { name: './sshd', action: 'remove', plain: 0, insserv: 0 },
  { name: './sshd', action: 'enable', plain: 1, insserv: 1 },
  { name: '../init.d/sshd', action: 'defaults', plain: 0, insserv: 1 },
  { name: '../init.d/sshd', action: 'disable', plain: 1, insserv: 1 },
  { name: '/etc/init.d/sshd', action: 'defaults', plain: 1, insserv: 1 },
  { name: '/etc/init.d/sshd', action: 'remove', plain: 0, insserv: 0 },
  { name: 'sshd/', action: 'defaults', plain: 1, insserv: 1 },
];

describe.each(calls)('update-rc.d-ts $name $action', ({ name, action, plain, insserv }) => {
  it.each([
    { way: 'without insserv', files: [], status: plain },
    { way: 'with insserv', files: INSSERV, status: insserv },
  ])('makes no link, and names the script that is meant: $way', ({ files, status }) => {
    withScripts({ sshd: '' }, (farm) => {
      farm.put(files);
      const links = '0123456S'.split('').map((level) => ({ path: `etc/rc${level}.d`, dir: true }));
      farm.put(links);
      for (const options of [[], ['--dry-run'], ['--compat']]) {
        const run = farm.run(runUpdateRcdCommand, [...options, '--root', '{root}', name, action]);
        expect([options, run.status]).toEqual([options, status]);
        const left = Object.keys(farm.tree()).filter((path) => !path.includes('.depend.'));
        expect(left).toEqual([]);
        if (options[0] === '--compat') continue;
        expect(run.stderr).toBe(
          `${status === 0 ? 'warning' : 'error'}: \`${name}' is a path, and no link was changed: a script goes by its name in /etc/init.d\n` +
            `  = help: write update-rc.d-ts --root ${farm.root} sshd ${action}\n`.replaceAll(farm.root, '{root}'),
        );
      }
    });
  });
});
