import { describe, expect, it } from 'vitest';
import { createMemoryHost } from '../../../src/host/memory-host.ts';
import { createRootGuard } from '../../../src/host/root-guard.ts';

function guarded(root = 'r/'): { tree: ReturnType<typeof createMemoryHost>; host: ReturnType<typeof createRootGuard> } {
  const tree = createMemoryHost([
    ['r/etc/out', { kind: 'link', target: '/etc/secret' }],
    ['r/etc/up', { kind: 'link', target: '../../../etc/secret' }],
    ['r/etc/secret', { kind: 'file', text: 'inside', mode: 0o600 }],
    ['etc/secret', { kind: 'file', text: 'outside', mode: 0o644 }],
  ]);
  return { tree, host: createRootGuard(tree, root) };
}

describe('createRootGuard', () => {
  it.each(['r/etc/out', 'r/etc/up', 'r//etc/out'])('reads %s inside the root, wherever its link points', (path) => {
    const { host } = guarded();
    expect(host.readFile(path)).toEqual({ kind: 'text', text: 'inside' });
    expect(host.kindOf(path)).toBe('file');
    expect(host.modeOf(path)).toBe(0o600);
  });

  it('leaves paths outside the root to the host', () => {
    const { host } = guarded();
    expect(host.readFile('etc/secret')).toEqual({ kind: 'text', text: 'outside' });
    expect(host.look('r/etc/out')).toEqual({ kind: 'link', target: '/etc/secret' });
    expect(host.readFolder('r/etc')).toMatchObject({
      kind: 'folder',
      entries: [{ name: 'out' }, { name: 'secret' }, { name: 'up' }],
    });
  });
});
