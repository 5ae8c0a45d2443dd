import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../src/cli/chkconfig/command.ts';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createMemoryHost, type MemoryHost, type MemoryHostOptions } from '../../src/host/memory-host.ts';
import { farmEntries, lsbScript } from '../support/farm-trees.ts';
import { findMismatches } from '../support/json-schema.ts';
import { signJournal } from '../support/planted-journal.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';
import type { CommandRun } from '../support/run-command.ts';

const JOURNAL = '/img/etc/.initorder.journal';

/** A system in a folder, in which a run of this user died when it had made three of its links. */
function interrupted(user = 0, options: MemoryHostOptions = {}): MemoryHost {
  const entries = farmEntries({ web: lsbScript('web') }, { '/etc/rc4.d/S50web': '-> ../init.d/web' });
  const tree = createMemoryHost(
    entries.map(([path, entry]) => [`/img${path}`, entry]),
    { isRunning: () => false, ...options },
  );
  let links = 0;
  const dying: MemoryHost = {
    ...tree,
    createFile: (path, text, rights) => tree.createFile(path, text, { ...rights, owner: { uid: user, gid: user } }),
    makeLink: (target, path) => {
      if (path.includes('/rc') && ++links > 3) throw new Error('dead');
      return tree.makeLink(target, path);
    },
  };
  expect(() => runFarmCommand(runChkconfig, ['--root', '/img', '--add', 'web'], dying)).toThrow('dead');
  return tree;
}

function recover(tree: MemoryHost, ...argv: readonly string[]): CommandRun {
  return runFarmCommand(runInitorder, ['recover', ...argv], tree);
}

function links(tree: MemoryHost): readonly string[] {
  return [...tree.list()].flatMap(([path, entry]) =>
    entry.kind === 'link' && path.includes('/rc') ? [path.slice(9)] : [],
  );
}

describe('initorder recover', () => {
  it('shows each step with what the tree has of it, and changes nothing', () => {
    const tree = interrupted();
    const before = tree.list();
    const { status, stdout, stderr } = recover(tree, '--root', '/img');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout.split('\n').slice(0, 7)).toEqual([
      '/etc/.initorder.journal: a change that was interrupted',
      '  command: chkconfig-ts --root /img --add web',
      '  now     path               before   after',
      '  after   /etc/rc0.d/K50web  nothing  -> ../init.d/web',
      '  after   /etc/rc1.d/K50web  nothing  -> ../init.d/web',
      '  after   /etc/rc2.d/S50web  nothing  -> ../init.d/web',
      '  before  /etc/rc3.d/S50web  nothing  -> ../init.d/web',
    ]);
    expect(stdout).toContain('--apply ends it');
    expect(tree.list()).toEqual(before);
  });

  it('takes the change back, and then finds nothing', () => {
    const tree = interrupted();
    expect(recover(tree, '--root', '/img', '--apply')).toEqual({
      status: 0,
      stdout: '/etc/.initorder.journal: took back the change of chkconfig-ts --root /img --add web\n',
      stderr: '',
    });
    expect(links(tree)).toEqual(['rc4.d/S50web']);
    expect([...tree.list().keys()].filter((path) => path.includes('.initorder'))).toEqual([]);
    expect(recover(tree, '--root', '/img')).toEqual({
      status: 0,
      stdout: 'no journal, nothing to recover\n',
      stderr: '',
    });
  });

  it('drops the journal alone, and says what stays', () => {
    const tree = interrupted();
    const { status, stdout } = recover(tree, '--root', '/img', '--discard');
    expect(status).toBe(0);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      '/etc/.initorder.journal: dropped',
      '  stays as the interrupted run has made it: /etc/rc0.d/K50web',
    ]);
    expect(tree.look(JOURNAL).kind).toBe('absent');
    expect(links(tree)).toHaveLength(4);
  });

  it('ends the journal of another user, which no other command does', () => {
    const tree = interrupted(1000);
    const other = runFarmCommand(runChkconfig, ['--root', '/img', '--add', 'web'], tree);
    expect(other.status).toBe(1);
    expect(other.stderr).toContain('it belongs to user 1000, neither to root nor to you');
    expect(recover(tree, '--root', '/img').stdout).toContain('left alone: it belongs to user 1000');
    expect(recover(tree, '--root', '/img', '--apply')).toMatchObject({ status: 0, stderr: '' });
    expect(links(tree)).toEqual(['rc4.d/S50web']);
  });

  it('finds it by the folder, too, and by the journal itself', () => {
    for (const operand of ['/img/etc', '/img/etc/', JOURNAL]) {
      const tree = interrupted();
      expect(recover(tree, operand).stdout).toContain('/img/etc/rc0.d/K50web');
      expect(recover(tree, operand, '--apply').status).toBe(0);
      expect(links(tree)).toEqual(['rc4.d/S50web']);
    }
  });

  it('does not end one that names what no command changes, and drops it when told to', () => {
    const body = {
      command: 'x',
      steps: [{ path: '/etc/cron.d/x', before: { kind: 'absent' }, after: { kind: 'link', target: 'x' } }],
    };
    const tree = createMemoryHost([
      ['/img/etc/.initorder.journal', signJournal(JSON.stringify(body))],
      ['/img/etc/cron.d/x', { kind: 'link', target: 'x' }],
    ]);
    expect(recover(tree, '--root', '/img').stdout).toContain(
      'no command of this program makes such a change at /etc/cron.d/x',
    );
    const applied = recover(tree, '--root', '/img', '--apply');
    expect(applied).toMatchObject({ status: 1, stdout: '' });
    expect(applied.stderr).toMatch(/^error: \/etc\/\.initorder\.journal is left alone: /);
    expect(tree.look('/img/etc/cron.d/x').kind).toBe('link');
    expect(recover(tree, '--root', '/img', '--discard').status).toBe(0);
    expect([...tree.list().keys()]).toEqual(['/img/etc/cron.d/x']);
  });

  it('says what it cannot do', () => {
    const broken = interrupted(0, {
      watch: (operation, path) => (operation === 'remove' && path.includes('rc0.d') ? 'EIO' : undefined),
    });
    const { status, stderr } = recover(broken, '--root', '/img', '--apply');
    expect(status).toBe(1);
    expect(stderr).toContain('cannot be taken back: /etc/rc0.d/K50web: Input/output error');
    const folder = createMemoryHost([['/img/etc/.initorder.journal/x', '']]);
    expect(recover(folder, '--root', '/img', '--discard').stderr).toContain(
      'cannot remove /etc/.initorder.journal: Is a directory',
    );
    const locked = createMemoryHost([
      [JOURNAL, 'torn'],
      ['/img/etc/.initorder.lock', { kind: 'other' }],
    ]);
    expect(recover(locked, '--root', '/img', '--apply')).toMatchObject({ status: 1 });
    expect(recover(locked, '--root', '/img', '--apply').stderr).toBe(
      'error: /etc/.initorder.lock is a pipe or a device, not a lock of this program\n' +
        '  = help: nothing was changed; move it away, so that a lock can be made there\n',
    );
  });

  it.each([
    { argv: [], message: 'no folder given' },
    { argv: ['--root', '/nowhere'], message: '--root /nowhere: there is no such folder' },
    { argv: ['--apply', '--discard', '--root', '/img'], message: '--apply and --discard do not go together' },
  ])('answers wrong use with 2: $argv', ({ argv, message }) => {
    const { status, stdout, stderr } = recover(interrupted(), ...argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`initorder recover: ${message}\n`);
  });

  it.each([[], ['--apply'], ['--discard']])('prints JSON that matches its schema: %s', (...argv) => {
    const trees = [
      interrupted(),
      interrupted(1000),
      createMemoryHost([[JOURNAL, 'torn']]),
      createMemoryHost([[JOURNAL, { kind: 'folder' }]]),
      createMemoryHost([[JOURNAL, { kind: 'file', text: '', fault: 'EIO' }]]),
      createMemoryHost([['/img/etc', { kind: 'folder' }]]),
    ];
    for (const tree of trees) {
      const { stdout } = recover(tree, '--root', '/img', '--json', ...argv);
      expect(findMismatches(JSON.parse(stdout), 'recover.schema.json')).toEqual([]);
    }
  });
});
