/** Journals and undo records of units: a run that changes links acts on none of them, and one that writes units on no others. */
import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../../src/cli/chkconfig/command.ts';
import { runInitorder } from '../../../src/cli/initorder/command.ts';
import { createMemoryHost, type MemoryHost } from '../../../src/host/memory-host.ts';
import { daemonScript, SIMPLE_START } from '../../support/init-scripts.ts';
import { signJournal } from '../../support/planted-journal.ts';
import { runFarmCommand } from '../../support/run-farm-command.ts';

const absent = { kind: 'absent' };
const file = { kind: 'file' };
const link = { kind: 'link', target: '../init.d/net' };
const aside = (folder: string): object => ({
  temporary: `${folder}.initorder.0.new`,
  backup: `${folder}.initorder.0.old`,
});
const unit = { path: 'food.service', before: file, after: file, ...aside('') };
const runlevel = { path: 'rc2.d/S01net', before: absent, after: link };

/** A journal of some steps in a folder that has a unit, a link of a runlevel and a script. */
function plant(folder: string, steps: readonly object[]): MemoryHost {
  const text = signJournal(JSON.stringify({ command: 'x', steps }));
  return createMemoryHost([
    ['/etc/init.d/food', { kind: 'file', text: daemonScript({ start: SIMPLE_START }), mode: 0o755 }],
    ['/etc/init.d/net', { kind: 'file', text: '# chkconfig: 2345 10 90\n', mode: 0o755 }],
    [`${folder}/food.service`, '# Made by initorder migrate\n'],
    [`${folder}/.initorder.0.old`, 'a stranger'],
    [`${folder}/rc2.d/S01net`, { kind: 'link', target: '../init.d/net' }],
    [`${folder}/.initorder.journal`, text],
  ]);
}

const migrate = (host: MemoryHost, ...argv: readonly string[]): ReturnType<typeof runFarmCommand> =>
  runFarmCommand(runInitorder, ['migrate', ...argv], host, { env: { HOME: '/root' } });

describe('a journal', () => {
  it('of units is taken back by a run that writes units', () => {
    const host = plant('/out', [unit]);
    host.rename('/out/food.service', '/out/food.old');
    host.createFile('/out/food.service', 'half', { mode: 0o644 });
    const { stderr } = migrate(host, '--root', '/', '--output', '/out', '/etc/init.d/food');
    expect(stderr).not.toContain('left alone');
    expect(host.look('/out/.initorder.journal').kind).toBe('absent');
  });

  it.each([
    ['of links', [runlevel]],
    ['of both', [unit, runlevel]],
    ['of a script', [{ path: 'init.d/food', before: file, after: file, ...aside('init.d/') }]],
    [
      'of a file among links to units',
      [
        {
          path: 'multi-user.target.wants/food.service',
          before: file,
          after: file,
          ...aside('multi-user.target.wants/'),
        },
      ],
    ],
    ['of a unit deeper down', [{ path: 'a/b/food.service', before: absent, after: link }]],
    ['of a hidden file', [{ path: '.food.service', before: absent, after: link }]],
    ['of what is no unit', [{ path: 'food.timer', before: absent, after: link }]],
  ])('%s is left alone by a run that writes units', (_, steps) => {
    const host = plant('/out', steps);
    const before = host.list();
    const { status, stderr } = migrate(host, '--root', '/', '--output', '/out', '/etc/init.d/food');
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('is left alone') as string });
    expect(host.list()).toEqual(before);
  });

  it.each([
    ['of units', [unit]],
    ['of both', [runlevel, unit]],
  ])('%s is left alone by a run that changes links', (_, steps) => {
    const host = plant('/etc', steps);
    const before = host.list();
    const { status, stderr } = runFarmCommand(runChkconfig, ['net', 'off'], host);
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('is left alone') as string });
    expect(host.list()).toEqual(before);
  });

  it('of both is left alone by initorder recover', () => {
    const host = plant('/etc', [unit, runlevel]);
    const before = host.list();
    expect(runFarmCommand(runInitorder, ['recover', '--apply', '/etc'], host).status).toBe(1);
    expect(host.list()).toEqual(before);
  });
});

it.each([
  ['a link of a runlevel', { path: '/rc2.d/S01net', before: absent, after: link }],
  [
    'a file of the system',
    { path: '/etc/xinetd.d/echo', before: absent, after: { kind: 'file', text: 'x', mode: 420 } },
  ],
  ['a unit deeper down', { path: '/a/b/food.service', before: absent, after: link }],
])('an undo record of units that names %s is refused', (_, step) => {
  const host = plant('/out', []);
  for (const name of ['.initorder.journal', 'food.service']) host.remove(`/out/${name}`);
  migrate(host, '--root', '/', '--output', '/out', '/etc/init.d/food');
  const [place] = [...host.list().keys()].filter((path) => path.includes('/initorder/undo-'));
  expect(place).toBeDefined();
  const record = JSON.stringify({ version: 1, root: '/out', command: 'x', steps: [step] });
  host.remove(place ?? '');
  host.createFile(place ?? '', record, { mode: 0o600, owner: { uid: 0, gid: 0 } });
  const before = host.list();
  expect(migrate(host, '--undo', '--output', '/out').status).toBe(1);
  expect(host.list()).toEqual(before);
});
