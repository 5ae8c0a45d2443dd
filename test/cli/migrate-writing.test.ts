/** What `initorder migrate` writes, what it leaves alone, and what it takes back. */
import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import {
  createMemoryHost,
  type MemoryEntry,
  type MemoryHost,
  type MemoryHostOptions,
} from '../../src/host/memory-host.ts';
import { textOfBytes } from '../../src/model/bytes.ts';
import { daemonScript, SIMPLE_START } from '../support/init-scripts.ts';
import { findMismatches } from '../support/json-schema.ts';
import type { CommandRun } from '../support/run-command.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

const script = (text: string): MemoryEntry => ({ kind: 'file', text, mode: 0o755 });
const ENTRIES: readonly (readonly [string, MemoryEntry])[] = [
  ['/etc/init.d/food', script(daemonScript({ start: SIMPLE_START }))],
  [
    '/etc/init.d/loop',
    script(daemonScript({ start: `for i in a b; do ${SIMPLE_START} $i; done` }).replaceAll('food', 'loop')),
  ],
  ['/etc/init.d/native', script('#!/bin/sh\n')],
  [
    '/etc/init.d/early',
    script('#!/bin/sh\n### BEGIN INIT INFO\n# Provides: early\n# Default-Start: S\n### END INIT INFO\n'),
  ],
  ['/etc/rc2.d/S01food', { kind: 'link', target: '../init.d/food' }],
  ['/etc/rcS.d/S01early', { kind: 'link', target: '../init.d/early' }],
  ['/lib/systemd/system/native.service', '[Service]\nExecStart=/bin/true\n'],
];

function system(more: readonly (readonly [string, MemoryEntry])[] = [], options: MemoryHostOptions = {}): MemoryHost {
  return createMemoryHost([...ENTRIES, ...more], options);
}

function run(host: MemoryHost, ...argv: readonly string[]): CommandRun {
  return runFarmCommand(runInitorder, ['migrate', ...argv], host, { env: { HOME: '/root' } });
}

function made(host: MemoryHost): readonly string[] {
  return [...host.list().keys()].filter((path) => path.startsWith('/out/'));
}

describe('--output', () => {
  it('writes units and drafts, and tells what is left to type', () => {
    const host = system();
    const { status, stdout } = run(host, '--root', '/', '--output', '/out');
    expect(status).toBe(1);
    expect(made(host)).toEqual(['/out/early.service.draft', '/out/food.service', '/out/loop.service']);
    expect(stdout).toContain('systemctl enable food.service\n');
    expect(stdout).toContain('a loop around start-stop-daemon (loop:18)');
  });

  it('a second time changes nothing', () => {
    const host = system();
    run(host, '--root', '/', '--output', '/out');
    const before = host.list();
    run(host, '--root', '/', '--output', '/out');
    expect(host.list()).toEqual(before);
  });

  it('replaces no file of a stranger without --force, and then writes none at all', () => {
    const host = system([['/out/food.service', 'mine\n']]);
    const { status, stderr } = run(host, '--root', '/', '--output', '/out');
    expect({ status, made: made(host) }).toEqual({ status: 1, made: ['/out/food.service'] });
    expect(stderr).toContain('/out/food.service is not ours, or was changed since, and stays');
    run(host, '--root', '/', '--output', '/out', '--force');
    expect(made(host)).toContain('/out/loop.service');
  });

  it('writes none where one cannot be written', () => {
    const host = system([], {
      watch: (operation, path) => (operation === 'rename' && path === '/out/loop.service' ? 'ENOSPC' : undefined),
    });
    expect(run(host, '--root', '/', '--output', '/out').status).toBe(1);
    expect(made(host)).toEqual([]);
  });

  it('--dry-run writes nothing', () => {
    const host = system();
    const before = host.list();
    expect(run(host, '--root', '/', '--output', '/out', '--dry-run').stdout).toContain('would be written to /out');
    expect(host.list()).toEqual(before);
  });
});

it.each([
  ['a unit', '/out/food.service'],
  ['a draft', '/out/early.service.draft'],
])('%s that somebody has changed stays', (_, path) => {
  const host = system();
  expect(run(host, '--root', '/', '--output', '/out').stderr).toBe('');
  expect(run(host, '--root', '/', '--output', '/out', '--harden', 'safe').stderr).toBe('');
  const entry = host.list().get(path);
  const text = entry !== undefined && 'text' in entry ? entry.text.replace('Restart=on-failure', 'Restart=always') : '';
  host.remove(path);
  host.createFile(path, `${text}# mine\n`, { mode: 0o644 });
  const before = host.list();
  const { status, stderr } = run(host, '--root', '/', '--output', '/out');
  expect(status).toBe(1);
  expect(stderr).toContain(`${path} is not ours, or was changed since, and stays`);
  expect(host.list()).toEqual(before);
  expect(run(host, '--root', '/', '--output', '/out', '--force').stderr).toBe('');
  expect(host.list()).not.toEqual(before);
});

describe('--undo', () => {
  it('takes back what was written last, and brings back what stood there', () => {
    const host = system([['/out/food.service', 'mine\n']]);
    run(host, '--root', '/', '--output', '/out', '--force');
    expect(run(host, '--undo', '--output', '/out').status).toBe(0);
    expect(made(host)).toEqual(['/out/food.service']);
    expect(host.list().get('/out/food.service')).toMatchObject({ text: 'mine\n' });
  });

  it.each([
    { who: 'root gives a file back to whose it was', user: 0, uid: 65534 },
    { who: 'another keeps it', user: 1000, uid: 0 },
  ])('$who', ({ user, uid }) => {
    const host = system([['/out/x', '']], { user });
    const rights = { mode: 0o640, owner: { uid: 65534, gid: 65534 } };
    host.createFile('/out/food.service', '[Service]\nExecStart=/bin/mine\n', rights);
    run(host, '--root', '/', '--output', '/out', '--force');
    expect(host.look('/out/food.service')).toMatchObject({ mode: 0o644, uid: 0 });
    run(host, '--undo', '--output', '/out');
    expect(host.look('/out/food.service')).toMatchObject({ mode: 0o640, uid });
    // What is undone can be undone: the record has the owner in it then.
    expect(run(host, '--undo', '--output', '/out').status).toBe(0);
    expect(host.look('/out/food.service')).toMatchObject({ mode: 0o644 });
  });

  it('leaves what was changed since', () => {
    const host = system();
    run(host, '--root', '/', '--output', '/out');
    host.remove('/out/food.service');
    host.createFile('/out/food.service', 'changed\n', { mode: 0o644 });
    const { status, stderr } = run(host, '--undo', '--output', '/out');
    expect({ status, count: made(host).length }).toEqual({ status: 1, count: 3 });
    expect(stderr).toContain('/out/food.service was changed since');
  });
});

it('--format compat writes what the generator makes, links and all', () => {
  const host = system();
  expect(run(host, '--root', '/', '--format', 'compat', '--output', '/out').status).toBe(0);
  expect(made(host)).toEqual([
    '/out/early.service',
    '/out/food.service',
    '/out/loop.service',
    '/out/multi-user.target.wants/food.service',
  ]);
  run(host, '--undo', '--output', '/out');
  expect(made(host)).toEqual([]);
});

it('--diff shows what differs from the units that are there', () => {
  const host = system();
  run(host, '--root', '/', '--output', '/out');
  expect(run(host, '--root', '/', '--output', '/out', '--diff')).toMatchObject({ status: 0, stdout: '' });
  const { status, stdout } = run(host, '--root', '/', '--output', '/out', '--diff', '--harden', 'safe');
  expect(status).toBe(1);
  expect(stdout).toContain('--- a/out/food.service\n');
  expect(stdout).toContain('+ProtectSystem=full\n');
});

describe('JSON', () => {
  it('of a migration matches its schema', () => {
    const { stdout } = run(system(), '--root', '/', '--json');
    expect(findMismatches(JSON.parse(textOfBytes(stdout)), 'migrate.schema.json')).toEqual([]);
  });

  it('of an inventory matches its schema', () => {
    const { stdout, status } = run(system(), '--root', '/', '--inventory', '--json');
    expect(status).toBe(1);
    expect(findMismatches(JSON.parse(textOfBytes(stdout)), 'inventory.schema.json')).toEqual([]);
  });
});

it('--inventory tells what systemd 260 leaves out', () => {
  expect(
    run(
      system([['/etc/systemd/system/loop.service', { kind: 'link', target: '/dev/null' }]]),
      '--root',
      '/',
      '--inventory',
    ).stdout,
  ).toBe(
    `/etc/init.d/early   no unit                                     linked in rcS.d, which systemd never read
/etc/init.d/food    no unit                                     started in runlevel 2
/etc/init.d/loop    masked by /etc/systemd/system/loop.service
/etc/init.d/native  left to /lib/systemd/system/native.service

4 init scripts: 2 without a unit, of which systemd 260 no longer starts 1
`,
  );
});

it.each([
  [],
  ['--undo'],
  ['--undo', '--output', '/out', '/etc/init.d/food'],
  ['--inventory'],
  ['--check', '/nowhere'],
  ['--format', 'compat', '/etc/init.d/food'],
  ['--json', '--print', '--root', '/'],
  ['--harden', 'much', '--root', '/'],
])('wrong use is told, with a way out: %j', (...argv: readonly string[]) => {
  const { status, stdout, stderr } = run(system(), ...argv);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr.split('\n').length).toBeGreaterThanOrEqual(3);
});
