/** Lock, journal and failure are told alike by all commands that change links. */
import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../../src/cli/chkconfig/command.ts';
import { runInsserv } from '../../../src/cli/insserv/command.ts';
import { runUpdateRcdCommand } from '../../../src/cli/update-rcd/command.ts';
import type { MemoryHost, MemoryHostOptions } from '../../../src/host/memory-host.ts';
import { farmTree, linksOf, lsbScript } from '../../support/farm-trees.ts';
import { runFarmCommand } from '../../support/run-farm-command.ts';

const commands = [
  {
    name: 'chkconfig-ts',
    run: runChkconfig,
    argv: ['--add', 'web'],
    dry: ['--dry-run'],
    folder: '/etc',
    compatPrefix: '',
  },
  {
    name: 'insserv-ts',
    run: runInsserv,
    argv: ['web'],
    dry: ['--dry-run'],
    folder: '/etc/init.d/..',
    compatPrefix: 'insserv-ts: ',
  },
  {
    name: 'update-rc.d-ts',
    run: runUpdateRcdCommand,
    argv: ['web', 'defaults'],
    dry: [],
    folder: '/etc',
    compatPrefix: 'update-rc.d-ts: ',
  },
];

function webTree(others: Readonly<Record<string, string>> = {}, options: MemoryHostOptions = {}): MemoryHost {
  const tree = farmTree({ web: lsbScript('web') }, { '/etc/insserv.conf': '', ...others }, options);
  for (const name of tree.list().keys()) if (name.startsWith('/etc/init.d/')) makeExecutable(tree, name);
  return tree;
}

function makeExecutable(tree: MemoryHost, path: string): void {
  const content = tree.readFile(path);
  tree.remove(path);
  tree.createFile(path, content.kind === 'text' ? content.text : '', { mode: 0o755 });
}

/** Half of a change: its journal is there, and one of its links. */
function dieHalfway(tree: MemoryHost): void {
  const dying: MemoryHost = {
    ...tree,
    remove: (path) => {
      if (path.endsWith('.journal')) throw new Error('the process is dead');
      return tree.remove(path);
    },
  };
  expect(() => runFarmCommand(runChkconfig, ['--add', 'web'], dying)).toThrow('dead');
  expect(linksOf(tree)).not.toEqual([]);
}

describe.each(commands)('$name', ({ run, argv, folder, compatPrefix }) => {
  const start = (tree: MemoryHost, ...leading: readonly string[]): ReturnType<typeof runFarmCommand> =>
    runFarmCommand(run, [...leading, ...argv], tree);
  /** chkconfig-ts has an empty line behind each message. */
  const trimmed = (text: string): string => text.replace(/\n+$/, '\n');

  it('does nothing while another process holds the lock, and says which one', () => {
    const busy = { '/etc/.initorder.lock': '-> 77.1.a.1' };
    const tree = webTree(busy, { isRunning: () => true });
    const own = start(tree);
    expect({ ...own, stderr: trimmed(own.stderr) }).toEqual({
      status: 1,
      stdout: '',
      stderr:
        `error: process 77 is changing the links and holds ${folder}/.initorder.lock\n` +
        '  = help: try again when it is done; if no such process is left, delete the lock\n',
    });
    expect(start(tree, '--compat')).toEqual({
      status: 1,
      stdout: '',
      stderr: `${compatPrefix}another run is changing the links: process 77 holds ${folder}/.initorder.lock\n`,
    });
    expect(linksOf(tree)).toEqual([]);
  });

  it('tells that it may not lock only when there is something to change', () => {
    const watch = (operation: string, path: string): string | undefined =>
      operation === 'makeLink' && path.endsWith('.lock') ? 'EACCES' : undefined;
    const refused = start(webTree({}, { watch }));
    expect(refused.status).toBe(1);
    expect(trimmed(refused.stderr)).toBe(
      `error: cannot lock ${folder}/.initorder.lock: Permission denied\n  = help: nothing was changed\n`,
    );
    expect(start(webTree({}, { watch }), '--compat').stderr).toBe(
      `${compatPrefix}failed to lock ${folder}/.initorder.lock: Permission denied\n`,
    );
  });

  it('takes back what a run that died has left, and goes on', () => {
    const tree = webTree();
    dieHalfway(tree);
    const { status, stderr } = start(tree);
    expect(status).toBe(0);
    expect(stderr).toContain('info: a run was interrupted; its change was taken back: chkconfig-ts --add web\n');
    expect([...tree.list().keys()].filter((path) => path.includes('.initorder'))).toEqual([]);
  });

  it('changes nothing where that cannot be taken back', () => {
    const tree = webTree();
    dieHalfway(tree);
    const links = linksOf(tree);
    const stuck: MemoryHost = {
      ...tree,
      remove: (path) => (path.includes('/rc') ? { code: 'EROFS', reason: 'Read-only' } : tree.remove(path)),
    };
    const own = start(stuck);
    expect(own.status).toBe(1);
    expect(own.stderr).toContain('error: the change of an interrupted run cannot be taken back: ');
    expect(own.stderr).toContain(`help: ${folder}/.initorder.journal tells what stood at each path`);
    const compat = start(stuck, '--compat');
    expect(compat.stderr).toMatch(
      new RegExp(`^${compatPrefix}failed to take back the change of an interrupted run, see `, 'm'),
    );
    expect(linksOf(tree)).toEqual(links);
  });

  it('says what could not be made, and takes all back', () => {
    const watch = (operation: string, path: string): string | undefined =>
      operation === 'makeLink' && path.includes('rc4.d') ? 'ENOSPC' : undefined;
    const tree = webTree({}, { watch });
    const { status, stderr } = start(tree);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /error: cannot make \/etc\/.*rc4\.d\/S[0-9]+web: No space left on device\n {2}= help: nothing was changed\n/,
    );
    expect(start(tree, '--compat').stderr).toMatch(
      new RegExp(
        `^${compatPrefix}failed to make symlink /etc/.*rc4\\.d/S[0-9]+web: No space left on device\n${compatPrefix}nothing was changed$`,
        'm',
      ),
    );
    expect(linksOf(tree)).toEqual([]);
  });
});

describe.each(commands.filter(({ dry }) => dry.length > 0))('$name', ({ run, argv, dry }) => {
  it('only tells of a run that died in a dry run', () => {
    const tree = webTree();
    dieHalfway(tree);
    const before = tree.list();
    const { stderr } = runFarmCommand(run, [...dry, ...argv], tree);
    expect(stderr).toContain('warning: a run was interrupted, and what it changed is still to be taken back');
    expect(tree.list()).toEqual(before);
  });
});
