import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../../src/cli/chkconfig/command.ts';
import { runInitorder } from '../../../src/cli/initorder/command.ts';
import { createMemoryHost, type MemoryHost } from '../../../src/host/memory-host.ts';
import { farmEntries, lsbScript } from '../../support/farm-trees.ts';
import { signJournal } from '../../support/planted-journal.ts';
import { runFarmCommand } from '../../support/run-farm-command.ts';

const absent = { kind: 'absent' };
const file = { kind: 'file' };

/** A step that makes a file where none was. */
function made(path: string, number = 0): object {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return { path, before: absent, after: file, temporary: `${folder}.initorder.${number}.new` };
}

/** A system with a stranger's journal of these steps in a folder. */
function plant(folder: string, ...steps: readonly object[]): MemoryHost {
  return createMemoryHost([
    ...farmEntries({ net: lsbScript('net') }, { '/etc/passwd': 'root', '/etc/group': 'root' }),
    ['/etc/init.d/net.default', '# mine\n'],
    ['/etc/init.d/old/net', 'kept'],
    [`${folder}/.initorder.journal`, signJournal(JSON.stringify({ command: 'initorder new net', steps }))],
  ]);
}

const run = (tree: MemoryHost, ...argv: readonly string[]): ReturnType<typeof runFarmCommand> =>
  runFarmCommand(runInitorder, argv, tree);

const NEW = ['new', 'web', '-p', 'debian', '-o', '/etc/init.d', '--', '/usr/sbin/web'];

describe('a journal of a new script', () => {
  it.each([
    ['in a folder below', [made('old/net')]],
    ['of a file elsewhere', [made('/etc/passwd')]],
    ['of two scripts', [made('net'), made('web', 1)]],
    ['of three files', [made('net'), made('net.default', 1), made('net.conf', 2)]],
    ['of its own names', [made('.initorder.lock')]],
    ['of a link', [{ path: 'net', before: absent, after: { kind: 'link', target: '/etc/passwd' } }]],
    ['of a pipe', [{ ...made('net'), before: { kind: 'other' }, backup: '.initorder.0.old' }]],
  ])('%s is left alone by whoever writes there, and cannot be applied', (_, steps) => {
    const tree = plant('/etc/init.d', ...steps);
    const before = tree.list();
    expect(run(tree, ...NEW)).toMatchObject({ status: 2, stdout: '' });
    expect(run(tree, 'lint', '--fix', '--no-config', '/etc/init.d').stderr).toContain('is left alone');
    expect(run(tree, 'recover', '--apply', '/etc/init.d').status).toBe(1);
    expect(tree.list()).toEqual(before);
  });

  it.each(['/etc', '/etc/rc.d', '/'])('is never acted on in %s by what works on a whole system', (folder) => {
    const tree = plant(folder, made('passwd'));
    const before = tree.list();
    runFarmCommand(runChkconfig, ['net', 'on'], tree);
    expect(run(tree, 'recover', '--root', '/', '--apply').status).toBe(1);
    expect(tree.look('/etc/passwd').kind).toBe('file');
    expect([...before.keys()].filter((path) => !tree.list().has(path))).toEqual([]);
  });

  it.each([
    ['new', [...NEW, '--force']],
    ['lint --fix', ['lint', '--fix', '--no-config', '--exit-zero', '/etc/init.d']],
    ['recover', ['recover', '--apply', '/etc/init.d']],
    ['recover below a root', ['recover', '--apply', '--root', '/', '/etc/init.d']],
  ])('is taken back by %s', (_, argv) => {
    const tree = plant('/etc/init.d', made('new'), made('new.default', 1));
    tree.createFile('/etc/init.d/new', lsbScript('new'), { mode: 0o755 });
    tree.createFile('/etc/init.d/.initorder.1.new', 'not moved yet', { mode: 0o644 });
    expect(run(tree, ...argv).status).toBe(0);
    const names = [...tree.list().keys()].filter((path) => path.startsWith('/etc/init.d/') && !path.endsWith('/web'));
    expect(names).toEqual(['/etc/init.d/net', '/etc/init.d/net.default', '/etc/init.d/old/net']);
  });
});

describe('initorder new', () => {
  const argv = (...output: readonly string[]): readonly string[] => [...NEW.slice(0, 4), ...output, ...NEW.slice(6)];

  it('writes none of two files where one cannot be replaced, and leaves nothing of its own', () => {
    const tree = createMemoryHost([['/s/web.default', { kind: 'other' }]]);
    const { status, stderr } = run(tree, ...argv('-o', '/s', '--defaults', '--force'));
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'error: cannot write /s/web.default: it is no regular file\n  = help: nothing was changed\n',
    });
    expect([...tree.list().keys()]).toEqual(['/s/web.default']);
  });

  it.each([
    ['a folder that is not there', '/none/web', 'cannot write /none/web: No such file or directory'],
    ['a folder that is a file', '/s/file/web', 'cannot write /s/file/web: Not a directory'],
    ['a name of its own', '/s/.initorder.journal', 'names that begin with .initorder. are those of journals'],
  ])('says what is wrong with %s', (_, output, words) => {
    const tree = createMemoryHost([['/s/file', 'x']]);
    const { status, stderr } = run(tree, ...argv('-o', output));
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect([...tree.list().keys()]).toEqual(['/s/file']);
  });

  it('follows a link to a file, and keeps its mode', () => {
    const tree = createMemoryHost([
      ['/s/web', { kind: 'link', target: '../t/real' }],
      ['/t/real', { kind: 'file', text: 'old', mode: 0o700 }],
    ]);
    expect(run(tree, ...argv('-o', '/s/web', '--force')).status).toBe(0);
    expect(tree.look('/s/web').kind).toBe('link');
    expect(tree.list().get('/t/real')).toMatchObject({
      mode: 0o700,
      text: expect.stringContaining('#!/bin/sh') as string,
    });
    const two = run(tree, ...argv('-o', '/s/web', '--force', '--defaults'));
    expect(two).toMatchObject({ status: 2, stderr: expect.stringContaining('another folder') as string });
  });

  it('tells of an interrupted run when it only shows what would change', () => {
    const tree = plant('/etc/init.d', made('new'));
    const before = tree.list();
    const { status, stderr } = run(tree, ...NEW.slice(0, 6), '--diff', ...NEW.slice(6));
    expect(status).toBe(1);
    expect(stderr).toContain('a run was interrupted');
    expect(tree.list()).toEqual(before);
  });
});
