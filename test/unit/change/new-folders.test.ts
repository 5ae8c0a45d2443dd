/** Folders that a command makes for its links or units: there after a success, and not there after a failure. */
import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../../src/cli/initorder/command.ts';
import { runInsserv } from '../../../src/cli/insserv/command.ts';
import { runUpdateRcdCommand } from '../../../src/cli/update-rcd/command.ts';
import type { FarmIo } from '../../../src/host/farm-io.ts';
import { createMemoryHost, type MemoryEntry } from '../../../src/host/memory-host.ts';
import { lsbScript } from '../../support/farm-trees.ts';
import { runFarmCommand } from '../../support/run-farm-command.ts';
import { wholeTree } from '../../support/whole-tree.ts';

/** No folder of a runlevel, and none for units. */
const ENTRIES: readonly (readonly [string, MemoryEntry])[] = ['db', 'web'].map((name) => [
  `/etc/init.d/${name}`,
  { kind: 'file', text: lsbScript(name), mode: 0o755 },
]);
const INSSERV: typeof ENTRIES = [
  ...ENTRIES,
  ['/etc/insserv.conf', ''],
  ['/sbin/insserv', { kind: 'file', text: '', mode: 0o755 }],
];

interface Call {
  readonly name: string;
  readonly entries: typeof ENTRIES;
  readonly command: (argv: readonly string[], io: FarmIo) => number;
  readonly argv: readonly string[];
}

const CALLS: readonly Call[] = [
  { name: 'update-rc.d-ts', entries: ENTRIES, command: runUpdateRcdCommand, argv: ['web', 'defaults'] },
  { name: 'with insserv', entries: INSSERV, command: runUpdateRcdCommand, argv: ['web', 'defaults-disabled'] },
  {
    name: 'of OpenEmbedded',
    entries: ENTRIES,
    command: runUpdateRcdCommand,
    argv: ['--compat=openembedded', 'web', 'start', '20', '2', '.', 'stop', '20', '0', '.'],
  },
  { name: 'insserv-ts', entries: INSSERV, command: runInsserv, argv: ['web', 'db'] },
  {
    name: 'migrate',
    entries: [...ENTRIES, ['/etc/rc2.d/S01web', { kind: 'link', target: '../init.d/web' }]],
    command: runInitorder,
    argv: ['migrate', '-f', 'compat', '--root', '/', '--output', '/deep/units'],
  },
];

function withoutLock(tree: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...tree].filter(([path]) => !path.endsWith('/.initorder.lock')));
}

describe.each(CALLS)('$name', ({ entries, command, argv }) => {
  it.each(['EIO', 'EROFS'])('leaves no folder when an operation fails with %s', (code) => {
    const before = wholeTree(createMemoryHost(entries));
    const sound = createMemoryHost(entries);
    expect(runFarmCommand(command, argv, sound).status).toBe(0);
    const after = wholeTree(sound);
    let failed = 0;
    for (let at = 0; ; at++) {
      let index = 0;
      const tree = createMemoryHost(entries, { watch: () => (index++ === at ? code : undefined) });
      const { status, stderr } = runFarmCommand(command, argv, tree);
      if (index <= at) break;
      // A lock of a process that is gone is no matter.
      expect({ at, tree: withoutLock(wholeTree(tree)) }).toEqual({ at, tree: status === 0 ? after : before });
      if (status === 0) continue;
      failed += 1;
      expect(stderr).toContain(code === 'EIO' ? 'Input/output error' : 'Read-only file system');
    }
    expect(failed).toBeGreaterThan(6);
  });
});
