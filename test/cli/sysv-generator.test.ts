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

  it('with a script that cannot be read leaves it out of the order of the others, as the real program does', () => {
    const { stderr, made, text } = run([
      ['/etc/init.d/a', { kind: 'file', text: '', mode: 0o755, fault: 'EIO' }],
      ['/etc/init.d/b', script('')],
      ['/etc/rc2.d/S01a', { kind: 'link', target: 'x' }],
      ['/etc/rc2.d/S02b', { kind: 'link', target: 'x' }],
    ]);
    expect(made).toEqual(['/out/b.service', '/out/multi-user.target.wants/b.service']);
    expect(text('b.service')).not.toContain('After=');
    expect(stderr).toContain('/etc/init.d/a: cannot be read');
  });
});

/** Each was tried with systemd 252. */
describe('a link under the name of a unit', () => {
  const link = (target: string): MemoryEntry => ({ kind: 'link', target });
  const [LIB, USR, CONFIG] = ['/lib/systemd/system', '/usr/lib/systemd/system', '/etc/systemd/system'];
  const made = (name: string, ...entries: readonly (readonly [string, MemoryEntry])[]): boolean =>
    run([[`/etc/init.d/${name}`, script('')], [USR, { kind: 'folder' }], ['/opt/there', 'x'], ...entries]).made.length >
    0;

  it.each([
    ['/opt/there'],
    ['nope.service'],
    [`${USR}/nope.service`],
    ['sub/nope.service'],
    ['foo.service'],
    ['../../opt/../systemd/system/there'],
  ])('to %s is a native unit', (target) => {
    expect(made('foo', [`${LIB}/foo.service`, link(target)], ['/lib/opt', { kind: 'folder' }])).toBe(false);
  });

  it.each([
    ['/opt/foo.service'],
    ['/opt/bar.service'],
    ['/opt/sub/bar.service'],
    ['/opt/there/x'],
    ['/lib/systemd/systemx'],
    [`${USR}/../bar.service`],
    [`${USR}/nope/../bar.service`],
    ['bar.service'],
  ])('to %s is none, and hides what folders behind it have', (target) => {
    expect(
      made(
        'foo',
        [`${LIB}/foo.service`, link(target)],
        [`${LIB}/bar.service`, link('/opt/bar.service')],
        [`${USR}/foo.service`, ''],
      ),
    ).toBe(true);
  });

  it('counts in a folder of the configuration wherever it leads', () => {
    expect(made('foo', [`${CONFIG}/foo.service`, link('/opt/bar.service')])).toBe(false);
  });

  it('to a missing unit counts as that unit does under its name, if it is of the same kind', () => {
    const lost = link('/opt/lost');
    const to = (name: string, target: string, other: string): boolean =>
      made(name, [`${LIB}/${name}.service`, link(`${USR}/${target}`)], [`${LIB}/${other}`, lost]);
    expect(to('foo', 'bar.service', 'bar.service')).toBe(true);
    expect(to('foo@x', 'bar@.service', 'bar@x.service')).toBe(true);
    expect(to('foo@x', 'bar@x.service', 'bar@.service')).toBe(true);
    expect(to('foo@x', 'bar@y.service', 'bar@y.service')).toBe(false);
    expect(to('foo', 'bar@.service', 'bar@.service')).toBe(false);
    expect(to('foo', 'bar.target', 'bar.target')).toBe(false);
    const ring: readonly (readonly [string, MemoryEntry])[] = [
      [`${LIB}/foo.service`, link(`${USR}/bar.service`)],
      [`${LIB}/bar.service`, link(`${USR}/foo.service`)],
    ];
    expect(made('foo', ...ring)).toBe(false);
  });

  it('to the template of the very unit counts only where that is there', () => {
    const to = link('foo@.service');
    expect(made('foo@x', [`${LIB}/foo@x.service`, to], [`${USR}/foo@.service`, ''])).toBe(true);
    expect(made('foo@x', [`${LIB}/foo@x.service`, to], [`${LIB}/foo@.service`, ''])).toBe(false);
    expect(made('foo@x', [`${LIB}/foo@x.service`, link('/opt/x')], [`${LIB}/foo@.service`, ''])).toBe(true);
    expect(made('foo@x', [`${LIB}/foo@.service`, ''])).toBe(false);
  });
});

describe('a hostile script', () => {
  it('with an endless line leaves its aliases and nothing else', () => {
    const text = `### BEGIN INIT INFO\n# Provides: a aka\n### END INIT INFO\n${'x'.repeat(1 << 20)}\n`;
    expect(run([['/etc/init.d/a', script(text)]]).made).toEqual(['/out/aka.service']);
    expect(run([['/etc/init.d/a', script(text.slice(0, -2))]]).made).toContain('/out/a.service');
    const rest: readonly (readonly [string, MemoryEntry])[] = [
      ['/etc/init.d/b', script('')],
      ['/etc/rc2.d/S01a', { kind: 'link', target: 'x' }],
      ['/etc/rc2.d/S02b', { kind: 'link', target: 'x' }],
    ];
    expect(run([['/etc/init.d/a', script(text)], ...rest]).text('b.service')).not.toContain('After=');
  });

  it('cannot write a line of its own into a unit', () => {
    const text = '### BEGIN INIT INFO\n# Provides: a "b\x0bc" __proto__\n# Short-Description: 100%n\rExecStart=/x\0\n';
    const { made, text: textOf } = run([['/etc/init.d/a', script(text)]]);
    expect(made).toEqual(['/out/__proto__.service', '/out/a.service', '/out/b\\x0bc.service']);
    expect(textOf('a.service')).toContain('\nDescription=LSB: 100%%n\n\n[Service]');
    expect(textOf('a.service').match(/ExecStart=/g)).toHaveLength(1);
  });
});
