import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createMemoryHost, type MemoryEntry } from '../../src/host/memory-host.ts';
import type { Programs } from '../../src/host/programs.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

const SOUND = '[Unit]\nDescription=a\n[Service]\nExecStart=/bin/true\n';

interface Found {
  readonly rule: string;
  readonly line: number;
}

function check(
  units: Readonly<Record<string, string>>,
  more: readonly (readonly [string, MemoryEntry])[] = [],
  programs?: Programs,
): readonly Found[] {
  const files = Object.entries(units).map(([name, text]): [string, MemoryEntry] => [`/u/${name}`, text]);
  const argv = ['migrate', '--check', '/u', '--json', ...(more.length > 0 ? ['--root', '/r'] : [])];
  const { stdout } = runFarmCommand(
    runInitorder,
    argv,
    createMemoryHost([...files, ...more]),
    programs && { programs },
  );
  const { files: found } = JSON.parse(stdout) as { files?: readonly { findings: readonly Found[] }[] };
  const { findings = [] } = JSON.parse(stdout) as { findings?: readonly Found[] };
  return [...findings, ...(found ?? []).flatMap((file) => file.findings)].map(({ rule, line }) => ({ rule, line }));
}

describe('--check', () => {
  it('has nothing to say of a sound unit', () => {
    expect(check({ 'a.service': SOUND })).toEqual([]);
  });

  it.each([
    ['ExecStart=/bin/a $(hostname)', 'unit/shell-syntax'],
    ['ExecStart=/bin/a && /bin/b', 'unit/shell-syntax'],
    ['ExecStart=/bin/a ${X:-y}', 'unit/shell-syntax'],
    ['ExecStart=/bin/a > /dev/null', 'unit/shell-syntax'],
    ['ExecStart=-/bin/a "`b`"', 'unit/shell-syntax'],
    ['Type=forking', 'unit/forking-without-pidfile'],
    ['PIDFile=a.pid', 'unit/relative-pidfile'],
    ['PIDFile=/var/run/a.pid', 'unit/relative-pidfile'],
    ['# TODO(initorder) type-guess: x', 'unit/open-todo'],
  ])('finds %s', (line, rule) => {
    expect(check({ 'a.service': `${SOUND}${line}\n` })).toEqual([{ rule, line: 5 }]);
  });

  it.each([
    'ExecStart=/bin/sh -c "a && b > c"',
    "ExecStart=/bin/a 'x|y' $X ${Y} a>b",
    'ExecStart=/bin/a ; /bin/b',
    'Type=exec',
  ])('takes %s as it stands', (line) => {
    expect(check({ 'a.service': `${SOUND}${line}\n` })).toEqual([]);
  });

  it('knows the targets of systemd and of the folder', () => {
    const text = `${SOUND}[Install]\nWantedBy=multi-user.target own.target\nAlso=x\n[Unit]\nAfter=all.target network-online.target\n`;
    expect(check({ 'a.service': text, 'own.target': '[Unit]\nDescription=own\n' })).toEqual([
      { rule: 'unit/unknown-target', line: 9 },
    ]);
  });

  it('finds what is missing below a root, and only there', () => {
    const text = `${SOUND}EnvironmentFile=/etc/default/a\nEnvironmentFile=-/etc/default/b\nUser=www\n`;
    expect(check({ 'a.service': text })).toEqual([]);
    expect(check({ 'a.service': text }, [['/r/etc/passwd', 'root:x:0:0::/:/bin/sh\n']])).toEqual([
      { rule: 'unit/missing-program', line: 4 },
      { rule: 'unit/missing-environment-file', line: 5 },
      { rule: 'unit/unknown-user', line: 7 },
    ]);
  });

  it('finds a ring of After= alone', () => {
    const ring = { 'a.service': `${SOUND}[Unit]\nAfter=b.service\n`, 'b.service': `${SOUND}[Unit]\nAfter=a.service\n` };
    expect(check(ring)).toEqual([{ rule: 'unit/ordering-loop', line: 6 }]);
  });

  it('names the early unit that waits for what waits for it', () => {
    const early = `${SOUND}[Unit]\nBefore=sysinit.target\n`;
    expect(check({ 'a.service': early })).toEqual([{ rule: 'unit/ordering-loop', line: 6 }]);
    expect(check({ 'a.service': `${early}DefaultDependencies=no\n` })).toEqual([]);
  });

  it('asks systemd-analyze too, whose exit status does not tell all', () => {
    const asked: string[] = [];
    const ask: Programs['ask'] = (file, args) => {
      asked.push(...args.slice(2));
      return { status: 0, stdout: "/u/a.service:4: Unknown key 'Foo' in section [Service], ignoring.\n" };
    };
    expect(check({ 'a.service': SOUND }, [], { ask, takeOver: () => undefined })).toEqual([
      { rule: 'unit/systemd-analyze', line: 4 },
    ]);
    expect(asked).toEqual(['sh', '/u/a.service']);
  });

  it('is not led astray by hostile units', () => {
    const hostile = `[\0]\n=\n=x\n${'A='.repeat(1000)}\\\n\\\n# \\\nAfter=__proto__.target ${'x '.repeat(5000)}\n[__proto__]\nWantedBy=constructor\n`;
    expect(check({ 'a.service': hostile }).map(({ rule }) => rule)).toContain('unit/no-description');
  });
});
