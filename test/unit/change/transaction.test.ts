import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../../src/cli/chkconfig/command.ts';
import { runInitorder } from '../../../src/cli/initorder/command.ts';
import { prepareSteps } from '../../../src/change/steps.ts';
import { acquireLock } from '../../../src/change/lock.ts';
import {
  createMemoryHost,
  type MemoryHost,
  type MemoryEntry,
  type HostWatcher,
} from '../../../src/host/memory-host.ts';
import { recover } from '../../../src/change/rollback.ts';
import { applySteps } from '../../../src/change/transaction.ts';
import type { PathChange } from '../../../src/model/plan.ts';
import { farmEntries, lsbScript } from '../../support/farm-trees.ts';
import { runCommand } from '../../support/run-command.ts';
import { runFarmCommand } from '../../support/run-farm-command.ts';
import { DEATH, attempt, everything, linkedServices, visible } from '../../support/seen-tree.ts';

/** A tree and a change of it. `run` says whether it succeeded. */
interface Scenario {
  readonly name: string;
  readonly entries: readonly (readonly [string, MemoryEntry])[];
  readonly run: (tree: MemoryHost) => boolean;
}

const ERRORS = ['ENOSPC', 'EACCES', 'EROFS', 'EIO'];

const scripts = {
  net: '# chkconfig: 2345 10 90\n',
  db: lsbScript('db', 'net'),
  web: lsbScript('web', 'db'),
};
const linked = Object.fromEntries(
  [0, 1, 2, 3, 4, 5, 6].flatMap((level) => [
    [`/etc/rc${level}.d/S50web`, '-> ../init.d/web'],
    [`/etc/rc${level}.d/S70db`, '-> ../init.d/db'],
  ]),
);

function chkconfig(...argv: readonly string[]): Scenario['run'] {
  return (tree) => runFarmCommand(runChkconfig, ['--compat', ...argv], tree).status === 0;
}

/** Applies changes of paths as any command does: under the lock, after what a dead run has left was taken back. */
function applying(...changes: readonly PathChange[]): Scenario['run'] {
  return (tree) => {
    const lock = acquireLock(tree, '/etc', 0);
    if (lock.kind !== 'held') return false;
    while (recover(tree, '/etc').kind !== 'nothing');
    const prepared = prepareSteps(tree, changes);
    const isDone = prepared.kind === 'steps' && applySteps(tree, '/etc', 'test', prepared.steps).kind === 'done';
    lock.release();
    return isDone;
  };
}

const scenarios: readonly Scenario[] = [
  { name: 'adding a service', entries: farmEntries(scripts), run: chkconfig('--add', 'net') },
  { name: 'moving the links of others', entries: farmEntries(scripts, linked), run: chkconfig('net', 'on') },
  {
    name: 'replacing links that lead elsewhere, files and pipes',
    entries: [
      ...farmEntries(scripts, {
        '/etc/rc3.d/S10net': '-> /elsewhere',
        '/etc/rc4.d/S10net': 'a file\n',
        '/etc/rc5.d/S44net': 'b\n',
      }),
      ['/etc/rc2.d/S20net', { kind: 'other' }],
      ['/etc/rc6.d/K90net', { kind: 'other' }],
    ],
    run: chkconfig('--level', '23456', 'net', 'on'),
  },
  {
    name: 'deleting a service',
    entries: farmEntries(scripts, { ...linked, '/etc/rc3.d/K01db': 'x' }),
    run: chkconfig('--del', 'db'),
  },
  {
    name: 'rewriting a file of xinetd',
    entries: farmEntries({}, { '/etc/xinetd.d/echo': 'service echo\n{\n disable = yes\n}\n' }),
    run: chkconfig('echo', 'on'),
  },
  {
    name: 'links, new files, rewritten files and removed files together',
    entries: farmEntries(
      {},
      {
        '/etc/init.d/.depend.boot': 'old\n',
        '/etc/init.d/.depend.stop': 'gone\n',
        '/etc/rc2.d/S01a': '-> ../init.d/a',
      },
    ),
    run: applying(
      { path: '/etc/rc2.d/S01a', after: { kind: 'absent' } },
      { path: '/etc/rc2.d/S02a', after: { kind: 'link', target: '../init.d/a' } },
      { path: '/etc/init.d/.depend.boot', after: { kind: 'file', text: 'new\n', mode: 'keep' } },
      { path: '/etc/init.d/.depend.start', after: { kind: 'file', text: 'new\n', mode: 0o644 } },
      { path: '/etc/init.d/.depend.stop', after: { kind: 'absent' } },
    ),
  },
  {
    name: 'taking the words of rings out of scripts and overrides',
    entries: farmEntries(
      { a: lsbScript('a', 'b'), b: lsbScript('b', 'a'), c: lsbScript('c', 'd'), d: lsbScript('d') },
      { '/etc/insserv/overrides/d': lsbScript('d', 'c').replaceAll('Required', 'Should') },
    ),
    run: (tree) => runCommand(runInitorder, ['cycles', '--fix', '--root', '/'], {}, { host: tree }).status === 0,
  },
];

describe.each(scenarios)('$name', ({ entries, run }) => {
  const [oldTree, newTree] = [createMemoryHost(entries), createMemoryHost(entries)];
  let operations = 0;
  const counted = createMemoryHost(entries, {
    watch: () => {
      operations += 1;
      return undefined;
    },
  });
  const succeeds = run(newTree) && run(counted);
  const [before, after] = [visible(oldTree), visible(newTree)];
  const lasting = [...linkedServices(oldTree)].filter((service) => linkedServices(newTree).has(service));

  /** A tree on which the links that both states have are looked for before each operation. */
  const watched = (watch: (index: number) => string | undefined): MemoryHost => {
    let index = 0;
    const tree: MemoryHost = createMemoryHost(entries, {
      isRunning: () => false,
      watch: () => {
        const present = linkedServices(tree);
        expect(lasting.filter((service) => !present.has(service))).toEqual([]);
        return watch(index++);
      },
    });
    return tree;
  };
  const tries = [...Array(operations).keys()];

  it('changes the tree and leaves nothing behind', () => {
    expect(succeeds).toBe(true);
    expect(after).not.toBe(before);
    expect(everything(newTree)).toBe(after);
    expect(operations).toBeGreaterThan(5);
  });

  it.each(ERRORS)('is undone whole when one operation fails with %s, whichever it is', (code) => {
    for (const fails of tries) {
      const tree = watched((index) => (index === fails ? code : undefined));
      const isDone = run(tree);
      expect({ fails, state: visible(tree) }).toEqual({ fails, state: isDone ? after : before });
      run(tree);
      expect({ fails, state: everything(tree) }).toEqual({ fails, state: after });
    }
  });

  it('is undone by the next run when every operation fails from some moment on', () => {
    for (const fails of tries) {
      let isBroken = true;
      const tree = watched((index) => (isBroken && index >= fails ? 'EROFS' : undefined));
      run(tree);
      isBroken = false;
      runFarmCommand(runChkconfig, ['--list'], tree);
      expect([before, after]).toContain(visible(tree));
      run(tree);
      expect({ fails, state: everything(tree) }).toEqual({ fails, state: after });
    }
  });

  it('is whole after the next run when the process dies, whenever that is', () => {
    for (const dies of tries) {
      const tree = dyingAt(watched, [dies]);
      expect(() => run(tree.tree)).toThrow(DEATH);
      tree.revive();
      runFarmCommand(runChkconfig, ['--list'], tree.tree);
      expect([before, after]).toContain(visible(tree.tree));
      run(tree.tree);
      expect({ dies, state: everything(tree.tree) }).toEqual({ dies, state: after });
    }
  });

  it('is whole in the end when the run that takes it back dies too', () => {
    for (const dies of tries) {
      for (const again of [1, 2, 3, 5, 8, 13, 21]) {
        const tree = dyingAt(watched, [dies, dies + again]);
        expect(() => run(tree.tree)).toThrow(DEATH);
        tree.revive();
        // The second death may only come in a run after the one that takes the first back.
        for (let runs = 0; runs < 2; runs++) {
          attempt(() => run(tree.tree));
          tree.revive();
        }
        tree.spare();
        run(tree.tree);
        expect({ dies, again, state: everything(tree.tree) }).toEqual({ dies, again, state: after });
      }
    }
  });
});

/** A tree whose process dies at these operations, and stays dead until it is revived. */
function dyingAt(
  watched: (watch: (index: number) => string | undefined) => MemoryHost,
  moments: readonly number[],
): { readonly tree: MemoryHost; readonly revive: () => void; readonly spare: () => void } {
  let isDead = false;
  let isSpared = false;
  let last = -1;
  const tree = watched((index) => {
    if (isDead || (!isSpared && moments.includes(index) && index > last)) {
      if (!isDead) last = index;
      isDead = true;
      throw DEATH;
    }
    return undefined;
  });
  return {
    tree,
    revive: () => {
      isDead = false;
    },
    spare: () => {
      isSpared = true;
    },
  };
}

describe('what was done by somebody else in the meantime', () => {
  it('stays when a dead run is taken back', () => {
    let index = 0;
    const watch: HostWatcher = () => {
      index += 1;
      if (index === 8) throw DEATH;
      return undefined;
    };
    const tree = createMemoryHost(farmEntries(scripts), { watch, isRunning: () => false });
    expect(() => chkconfig('--add', 'net')(tree)).toThrow(DEATH);
    const made = [...tree.list().keys()].filter((path) => /rc.\.d/.test(path));
    expect(made.length).toBeGreaterThan(1);
    tree.remove(made[0] ?? '');
    tree.makeLink('/mine', made[0] ?? '');
    runFarmCommand(runChkconfig, ['--list'], tree);
    expect([...tree.list().keys()].filter((path) => /rc.\.d/.test(path))).toEqual([made[0]]);
  });
});
