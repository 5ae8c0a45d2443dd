/** The table of `docs/exit-statuses.md`, one row after the other. */
import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../src/cli/chkconfig/command.ts';
import type { FarmIo } from '../../src/host/farm-io.ts';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { runSysvGenerator } from '../../src/cli/sysv-generator/command.ts';
import { runUpdateRcdCommand } from '../../src/cli/update-rcd/command.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { createMemoryHost, type MemoryEntry } from '../../src/host/memory-host.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

const FOLDERS = ['0', '1', '2', '3', '4', '5', '6', 'S'].map((level): [string, MemoryEntry] => [
  `etc/rc${level}.d`,
  { kind: 'folder' },
]);

/** Scripts of a set without a fault, of a ring, and of a requirement that nobody provides; and a system to change. */
const FILES: [string, MemoryEntry][] = [
  ...FOLDERS,
  ['good/net', '# PROVIDE: net\n'],
  ['good/web', '# PROVIDE: web\n# REQUIRE: net\n'],
  ['ring/a', '# PROVIDE: a\n# REQUIRE: b\n'],
  ['ring/b', '# PROVIDE: b\n# REQUIRE: a\n'],
  ['unmet/a', '# PROVIDE: a\n# REQUIRE: gone\n'],
  ['torn/.initorder.journal', 'init'],
  ['locked', { kind: 'file', text: '', fault: 'EACCES' }],
  ['etc/insserv.conf', ''],
  ['etc/init.d/web', { kind: 'file', text: lsbScript('web'), mode: 0o755 }],
  ['etc/init.d/old', { kind: 'file', text: lsbScript('old', { 'Required-Start': 'gone' }), mode: 0o755 }],
];

type AnyCommand = (argv: readonly string[], io: FarmIo) => number;

function statusOf(command: AnyCommand, words: string): number {
  const argv = words === '' ? [] : words.split(' ');
  return runFarmCommand(command, argv, createMemoryHost(FILES)).status;
}

describe.each<{ name: string; command: AnyCommand; statuses: Readonly<Record<number, readonly string[]>> }>([
  {
    name: 'rcorder-ts',
    command: runRcorder,
    statuses: {
      0: ['good/net good/web', 'good/net locked', '--compat freebsd -x good/net', '--help'],
      1: ['ring/a ring/b', 'unmet/a', '--compat freebsd unmet/a'],
      2: ['--bogus', '--compat nobody good/net'],
    },
  },
  {
    name: 'initorder',
    command: runInitorder,
    statuses: {
      0: [
        '--help',
        '--version',
        'order good/net good/web',
        'cycles good/net good/web',
        'why net web good/net good/web',
        'why web good/net good/web',
        'recover --root /',
        'new web -o - -- /bin/web',
      ],
      1: [
        'order ring/a ring/b',
        'order unmet/a',
        'cycles ring/a ring/b',
        'cycles --diff ring/a ring/b',
        'why --all web net good/net good/web',
        'lint ring/a ring/b',
        'recover torn',
        'new web -o good/web -- /bin/web',
      ],
      2: [
        '',
        'nope',
        'order',
        'cycles',
        'recover',
        'why',
        'why nobody good/net',
        'lint --bogus',
        'lint locked',
        'new',
        'new web',
      ],
    },
  },
  {
    name: 'chkconfig-ts',
    command: runChkconfig,
    statuses: { 0: ['', '--list', '--add web', '--version'], 1: ['--help', '--bogus', 'gone on', '--level 3 web'] },
  },
  {
    name: 'insserv-ts',
    command: runInsserv,
    statuses: { 0: ['', 'web', '-s', '--help'], 1: ['--bogus', '-r', 'gone', 'old'] },
  },
  {
    name: 'systemd-sysv-generator-ts',
    command: runSysvGenerator,
    statuses: { 0: ['good', '--help', '--compat gone'], 1: [], 2: ['--bogus'], 234: ['', 'a b', '--compat'] },
  },
  {
    name: 'update-rc.d-ts',
    command: runUpdateRcdCommand,
    statuses: {
      0: ['web defaults', 'web remove', '--version'],
      1: ['', '-h', 'web nope', 'web disable', 'gone enable'],
    },
  },
])('$name ends', ({ command, statuses }) => {
  const rows = Object.entries(statuses).flatMap(([status, calls]) =>
    calls.map((words) => ({ status: Number(status), words })),
  );

  it.each(rows)('with $status after: $words', ({ status, words }) => {
    expect(statusOf(command, words)).toBe(status);
  });
});
