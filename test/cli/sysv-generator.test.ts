/** What the recorded answers do not have: messages, impossible names, faults of the disk, hostile scripts. */
import { describe, expect, it } from 'vitest';
import { runSysvGenerator } from '../../src/cli/sysv-generator/command.ts';
import { createMemoryHost, type MemoryEntry, type MemoryHostOptions } from '../../src/host/memory-host.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

const script = (text: string): MemoryEntry => ({ kind: 'file', text, mode: 0o755 });
const EMPTY: readonly [string, MemoryEntry] = ['/out', { kind: 'folder' }];

function run(
  entries: readonly (readonly [string, MemoryEntry])[],
  argv: readonly string[] = ['/out'],
  options: MemoryHostOptions = {},
): { status: number; stderr: string; made: readonly string[]; text: (name: string) => string } {
  const host = createMemoryHost([EMPTY, ...entries], options);
  const { status, stderr } = runFarmCommand(runSysvGenerator, argv, host, { env: {} });
  const tree = host.list();
  const made = [...tree.keys()].filter((path) => path.startsWith('/out/'));
  const text = (name: string): string => {
    const entry = tree.get(`/out/${name}`);
    return entry?.kind === 'file' ? entry.text : '';
  };
  return { status, stderr, made, text };
}

describe('an impossible name', () => {
  const entries: readonly (readonly [string, MemoryEntry])[] = [
    ['/etc/init.d/@x', script('')],
    ['/etc/init.d/web', script('')],
    ['/etc/rc3.d/S20.sh', { kind: 'link', target: '../init.d/.sh' }],
    ['/etc/rc3.d/S30web', { kind: 'link', target: '../init.d/web' }],
  ];

  it('takes only itself away, and is told with a way out', () => {
    const { status, stderr, made } = run(entries);
    expect({ status, made }).toEqual({
      status: 0,
      made: ['/out/multi-user.target.wants/web.service', '/out/web.service'],
    });
    expect(stderr).toBe(
      'systemd-sysv-generator-ts: /etc/init.d/@x: no unit can have such a name, so this is left out; rename it\n' +
        'systemd-sysv-generator-ts: /etc/rc3.d/S20.sh: no unit can have such a name, so this is left out; rename it\n',
    );
  });

  it('ends the run under --compat, which stands anywhere', () => {
    expect(run(entries, ['/out', '--compat'])).toMatchObject({ status: 1, made: [] });
  });
});

it('tells the number of folders, and what would be right', () => {
  expect(run([], ['/out', '/b'])).toMatchObject({
    status: 234,
    stderr:
      "systemd-sysv-generator-ts: one folder or three, not 2\nsystemd-sysv-generator-ts: try 'systemd-sysv-generator-ts --help'\n",
  });
});

describe('the disk', () => {
  it('that refuses one unit keeps no other from being made', () => {
    const { status, stderr, made } = run(
      [
        ['/etc/init.d/a', script('')],
        ['/etc/init.d/b', script('')],
        ['/etc/rc2.d/S01a', { kind: 'link', target: 'x' }],
      ],
      ['/out'],
      { watch: (operation, path) => (operation === 'createFile' && path === '/out/a.service' ? 'ENOSPC' : undefined) },
    );
    expect({ status, made }).toEqual({ status: 0, made: ['/out/b.service'] });
    expect(stderr).toContain('/out/a.service: cannot be written: No space left on device');
  });

  it('with a script that cannot be read gives the others their order all the same', () => {
    const { stderr, made, text } = run([
      ['/etc/init.d/a', { kind: 'file', text: '', mode: 0o755, fault: 'EIO' }],
      ['/etc/init.d/b', script('')],
      ['/etc/rc2.d/S01a', { kind: 'link', target: 'x' }],
      ['/etc/rc2.d/S02b', { kind: 'link', target: 'x' }],
    ]);
    expect(made).toEqual(['/out/b.service', '/out/multi-user.target.wants/b.service']);
    expect(text('b.service')).toContain('\nAfter=a.service\n');
    expect(stderr).toContain('/etc/init.d/a: cannot be read');
  });
});

describe('a hostile script', () => {
  it('with an endless line leaves its aliases and nothing else', () => {
    const text = `### BEGIN INIT INFO\n# Provides: a aka\n### END INIT INFO\n${'x'.repeat(1 << 20)}\n`;
    expect(run([['/etc/init.d/a', script(text)]]).made).toEqual(['/out/aka.service']);
    expect(run([['/etc/init.d/a', script(text.slice(0, -2))]]).made).toContain('/out/a.service');
  });

  it('cannot write a line of its own into a unit', () => {
    const text = '### BEGIN INIT INFO\n# Provides: a "b\x0bc" __proto__\n# Short-Description: 100%n\rExecStart=/x\0\n';
    const { made, text: textOf } = run([['/etc/init.d/a', script(text)]]);
    expect(made).toEqual(['/out/__proto__.service', '/out/a.service', '/out/b\\x0bc.service']);
    expect(textOf('a.service')).toContain('\nDescription=LSB: 100%%n\n\n[Service]');
    expect(textOf('a.service').match(/ExecStart=/g)).toHaveLength(1);
  });
});
