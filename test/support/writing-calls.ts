import { runChkconfig } from '../../src/cli/chkconfig/command.ts';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { runUpdateRcdCommand } from '../../src/cli/update-rcd/command.ts';
import { createMemoryHost, type MemoryEntry, type MemoryHost } from '../../src/host/memory-host.ts';
import { farmEntries, lsbScript } from './farm-trees.ts';
import type { WritingCall } from './fault-harness.ts';
import { runFarmCommand } from './run-farm-command.ts';

type Entries = readonly (readonly [string, MemoryEntry])[];

const ENV = { HOME: '/root' };
const scripts = {
  net: '# chkconfig: 2345 10 90\n',
  db: lsbScript('db', 'net'),
  web: lsbScript('web', 'db'),
};
/** The two LSB services linked in some runlevels, by numbers that their headers do not give. */
const linkedIn = (...levels: readonly number[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    levels.flatMap((level) => [
      [`/etc/rc${level}.d/S50web`, '-> ../init.d/web'],
      [`/etc/rc${level}.d/S70db`, '-> ../init.d/db'],
    ]),
  );
const linked = linkedIn(2, 3, 5);

function chkconfig(entries: Entries, ...argv: readonly string[]): WritingCall {
  return {
    name: `chkconfig-ts ${argv.join(' ')}`,
    entries,
    run: (tree) => runFarmCommand(runChkconfig, argv, tree, { env: ENV }),
  };
}

/** Scripts that may be run, links that are missing or too many, and old dependency files. */
const lsbEntries: Entries = [
  ...farmEntries(
    {},
    {
      '/etc/insserv.conf': '',
      '/etc/init.d/.depend.boot': 'old\n',
      '/etc/rc2.d/S09web': '-> ../init.d/web',
      '/etc/rc3.d/S01gone': '-> ../init.d/gone',
    },
  ),
  ['/etc/rcS.d', { kind: 'folder' }],
  ...['net', 'db', 'web'].map((name, index, names): readonly [string, MemoryEntry] => [
    `/etc/init.d/${name}`,
    { kind: 'file', text: lsbScript(name, ...names.slice(0, index)), mode: 0o755 },
  ]),
];

function insserv(...argv: readonly string[]): WritingCall {
  return {
    name: `insserv-ts ${argv.join(' ')}`,
    entries: lsbEntries,
    run: (tree) => runFarmCommand(runInsserv, argv, tree),
  };
}

/** With insserv, which then orders the links, and without. */
const insservProgram: Entries = [['/sbin/insserv', { kind: 'file', text: '', mode: 0o755 }]];

function updateRcd(withInsserv: boolean, isLinked: boolean, ...argv: readonly string[]): WritingCall {
  const bare = withInsserv
    ? [...lsbEntries, ...insservProgram]
    : lsbEntries.filter(([path]) => !path.endsWith('.conf'));
  const entries = isLinked
    ? treeAfter(bare, (tree) => runFarmCommand(runUpdateRcdCommand, ['web', 'defaults'], tree))
    : bare;
  // A service that has a link is no new one, and keeps what it has.
  const keeps = withInsserv && !argv.includes('defaults-disabled');
  return {
    name: `update-rc.d-ts ${argv.join(' ')} (${withInsserv ? 'with' : 'without'} insserv)`,
    entries: isLinked || keeps ? entries : entries.filter(([path]) => !path.endsWith('web') || path.includes('init.d')),
    run: (tree) => runFarmCommand(runUpdateRcdCommand, argv, tree),
  };
}

/** The tree that a call leaves, its folders included. */
function treeAfter(entries: Entries, run: (tree: MemoryHost) => unknown): Entries {
  const tree = createMemoryHost(entries);
  run(tree);
  return [...entries.filter(([, entry]) => typeof entry === 'object' && entry.kind === 'folder'), ...tree.list()];
}

/** The tree that a run leaves whose process dies when it has made everything but is not yet done. */
function treeOfDeath(entries: Entries, run: (tree: MemoryHost) => unknown): Entries {
  return treeAfter(entries, (tree) => {
    const dying: MemoryHost = {
      ...tree,
      remove: (path) => {
        if (path.endsWith('.journal')) throw new Error('dead');
        return tree.remove(path);
      },
      rename: (from, to) => {
        if (from.endsWith('.journal')) throw new Error('dead');
        return tree.rename(from, to);
      },
    };
    try {
      run(dying);
    } catch {
      // Its lock stays as well.
    }
  });
}

const ringEntries = farmEntries(
  { a: lsbScript('a', 'b'), b: lsbScript('b', 'a'), c: lsbScript('c', 'd'), d: lsbScript('d') },
  { '/etc/insserv/overrides/d': lsbScript('d', 'c').replaceAll('Required', 'Should') },
);
/** Scripts that the linter repairs, each in another way. */
const untidy: Entries = [
  [
    '/etc/init.d/a',
    { kind: 'file', text: `#!/bin/sh\n${lsbScript('a').replace('# Provides', '#Provides')}`, mode: 0o755 },
  ],
  ['/etc/init.d/b', { kind: 'file', text: `#!/bin/sh\n${lsbScript('b')}`.replaceAll('\n', '\r\n'), mode: 0o750 }],
  ['/etc/init.d/c', { kind: 'file', text: `#!/bin/sh\n${lsbScript('c', 'local_fs')}`, mode: 0o655 }],
];
const added = chkconfig(farmEntries(scripts, linked), '--add', 'net', 'db', 'web');
const interrupted = treeOfDeath(added.entries, added.run);
const xinetd = farmEntries({}, { '/etc/xinetd.d/echo': 'service echo\n{\n disable = yes\n}\n' });
const overridden = farmEntries(scripts, {
  '/etc/chkconfig.d/net': '# chkconfig: 35 20 80\n',
  '/etc/rc2.d/S10net': '-> ../init.d/net',
});

function initorder(entries: Entries, folder: string | undefined, ...argv: readonly string[]): WritingCall {
  return {
    name: `initorder ${argv.join(' ')}`,
    entries,
    run: (tree) => runFarmCommand(runInitorder, argv, tree),
    ...(folder !== undefined && { folder }),
  };
}

/** Two units to write, one of them in the place of a stranger's. */
const unitEntries: Entries = [
  ...['db', 'web'].map((name): readonly [string, MemoryEntry] => [
    `/etc/init.d/${name}`,
    { kind: 'file', text: lsbScript(name), mode: 0o755 },
  ]),
  ['/units/web.service', 'mine\n'],
];

/** A script that starts a program, in a folder that has another; with `--force`, for a second run finds what the first made. */
function makeNew(there: Entries, ...options: readonly string[]): WritingCall {
  const argv = ['new', 'web', '-p', 'debian', '-o', '/scripts', '--force', ...options, '--', '/usr/sbin/web'];
  return initorder([['/scripts/other', 'mine\n'], ...there], '/scripts', ...argv);
}

/** Calls of every command that writes. A new one belongs here. */
export const WRITING_CALLS: readonly WritingCall[] = [
  added,
  chkconfig(farmEntries(scripts, { ...linked, '/etc/rc3.d/K01db': 'x' }), '--del', 'db'),
  chkconfig(
    [
      ...farmEntries(scripts, { '/etc/rc3.d/S10net': '-> /elsewhere', '/etc/rc4.d/S10net': 'a file\n' }),
      ['/etc/rc5.d/K90net', { kind: 'other' }],
    ],
    'net',
    'on',
  ),
  chkconfig(farmEntries(scripts, { ...linked, '/etc/rc3.d/S10net': '-> ../init.d/net' }), 'net', 'off'),
  chkconfig(farmEntries(scripts, linked), 'web', 'reset'),
  // In some runlevels only, a second run would give other numbers, as in the original.
  chkconfig(farmEntries(scripts, linkedIn(0, 1, 2, 3, 4, 5, 6)), 'web', 'resetpriorities'),
  chkconfig(overridden, '--override', 'net'),
  chkconfig(xinetd, 'echo', 'on'),
  chkconfig([...farmEntries(scripts), ['/list', 'net 35\ndb off\n']], '--restore', '/list'),
  { ...chkconfig(treeAfter(added.entries, added.run), '--undo'), isToggle: true },
  insserv(),
  insserv('net', 'db', 'web'),
  insserv('-r', 'web'),
  updateRcd(true, false, 'web', 'defaults'),
  updateRcd(true, false, 'web', 'defaults-disabled'),
  updateRcd(true, true, 'web', 'disable'),
  updateRcd(true, true, '-f', 'web', 'remove'),
  updateRcd(false, false, 'web', 'defaults'),
  updateRcd(false, false, 'web', 'defaults-disabled'),
  updateRcd(false, true, 'web', 'disable'),
  updateRcd(false, true, '-f', 'web', 'remove'),
  initorder(ringEntries, undefined, 'cycles', '--fix', '--root', '/'),
  initorder(ringEntries, '/etc/init.d', 'cycles', '--fix', '/etc/init.d/a', '/etc/init.d/b'),
  initorder(untidy, '/etc/init.d', 'lint', '--fix', '--no-config', '--exit-zero', '/etc/init.d'),
  initorder(untidy, '/etc/init.d', 'lint', '--fix-unsafe', '--fix-modes', '--no-config', '--exit-zero', '/etc/init.d'),
  initorder(unitEntries, '/units', 'migrate', '--root', '/', '--output', '/units', '--force'),
  makeNew([]),
  makeNew([], '--defaults'),
  makeNew([['/scripts/web', { kind: 'file', text: 'old\n', mode: 0o750 }]], '--defaults'),
  { ...initorder(interrupted, undefined, 'recover', '--root', '/', '--apply'), isRecovery: true },
  { ...initorder(interrupted, undefined, 'recover', '--root', '/', '--discard'), isRecovery: true },
];
