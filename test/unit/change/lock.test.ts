import { describe, expect, it } from 'vitest';
import { acquireLock } from '../../../src/change/lock.ts';
import { createMemoryHost, type MemoryHost } from '../../../src/host/memory-host.ts';
import { isProcessRunning, nameOwnProcess } from '../../../src/host/process-identity.ts';

function treeWith(lock: string | undefined, isRunning: (name: string) => boolean | undefined): MemoryHost {
  return createMemoryHost(
    [
      ['/etc', { kind: 'folder' }],
      ...(lock === undefined ? [] : ([['/etc/.initorder.lock', { kind: 'link', target: lock }]] as const)),
    ],
    { isRunning },
  );
}

describe('acquireLock', () => {
  it('makes a link that names the process, and takes it away again', () => {
    const tree = treeWith(undefined, () => true);
    const lock = acquireLock(tree, '/etc', 0);
    expect(tree.look('/etc/.initorder.lock')).toEqual({ kind: 'link', target: tree.self });
    if (lock.kind === 'held') lock.release();
    expect(tree.list().size).toBe(0);
  });

  it.each([true, undefined])('waits for a process of which it is not known to be gone (%s)', (running) => {
    const tree = treeWith('77.1.b.2', () => running);
    expect(acquireLock(tree, '/etc', 100)).toEqual({ kind: 'busy', owner: '77', path: '/etc/.initorder.lock' });
  });

  it('takes over from a process that is gone, and clears what one left that died doing so', () => {
    const tree = treeWith('77.1.b.2', () => false);
    tree.makeLink('78.1.b.2', '/etc/.initorder.takeover');
    const lock = acquireLock(tree, '/etc', 0);
    expect(lock.kind).toBe('held');
    expect([...tree.list().keys()]).toEqual(['/etc/.initorder.lock']);
  });

  it.each([
    ['folder', { kind: 'folder' }],
    ['file', { kind: 'file', text: '' }],
    ['other', { kind: 'other' }],
    ['link', { kind: 'link', target: '/etc/passwd' }],
  ] as const)('says at once that a %s is no lock, of the lock and of the one for taking over', (found, entry) => {
    const stale = ['/etc/.initorder.lock', { kind: 'link', target: '77.1.b.2' }] as const;
    const pause = (): never => {
      throw new Error('it waits');
    };
    const options = { isRunning: () => false };
    const lock = { ...createMemoryHost([['/etc/.initorder.lock', entry]], options), pause };
    expect(acquireLock(lock, '/etc', 10_000)).toEqual({ kind: 'no-lock', path: '/etc/.initorder.lock', found });
    const guard = { ...createMemoryHost([stale, ['/etc/.initorder.takeover', entry]], options), pause };
    expect(acquireLock(guard, '/etc', 10_000)).toEqual({ kind: 'no-lock', path: '/etc/.initorder.takeover', found });
  });

  it('says so where no lock can be made', () => {
    const tree = createMemoryHost([]);
    expect(acquireLock(tree, '/etc', 0)).toMatchObject({ kind: 'fault', code: 'ENOENT' });
  });
});

describe('the name of a process', () => {
  it('is that of a running one for this process, and of none for an earlier one of its number', () => {
    const own = nameOwnProcess();
    const [pid = '', start = '', boot = '', space = ''] = own.split('.');
    expect(isProcessRunning(own)).toBe(true);
    expect(isProcessRunning(`${pid}.${Number(start) - 1}.${boot}.${space}`)).toBe(false);
    expect(isProcessRunning(`${pid}.${start}.00000000.${space}`)).toBe(false);
  });

  it('says nothing of processes of another name space, and of what is no name', () => {
    const [pid = '', start = '', boot = ''] = nameOwnProcess().split('.');
    expect(isProcessRunning(`${pid}.${start}.${boot}.1`)).toBeUndefined();
    expect(isProcessRunning('somebody')).toBeUndefined();
    expect(isProcessRunning('')).toBeUndefined();
  });
});
