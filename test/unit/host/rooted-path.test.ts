import { describe, expect, it } from 'vitest';
import { createMemoryHost, type MemoryEntry } from '../../../src/host/memory-host.ts';
import { createRootedHost } from '../../../src/host/rooted-host.ts';
import { resolveInRoot } from '../../../src/host/rooted-path.ts';

const entries: readonly (readonly [string, MemoryEntry])[] = [
  ['/secret', { kind: 'file', text: 'outside' }],
  ['/etc/init.d/a', { kind: 'file', text: 'outside' }],
  ['/r/etc/init.d/a', { kind: 'file', text: 'inside' }],
  ['/r/abs', { kind: 'link', target: '/etc/init.d/a' }],
  ['/r/up', { kind: 'link', target: '../../../../secret' }],
  ['/r/folder', { kind: 'link', target: '/etc' }],
  ['/r/etc/deep', { kind: 'link', target: '../folder/init.d' }],
  ['/r/loop', { kind: 'link', target: 'loop' }],
  ['/r/gone', { kind: 'link', target: 'nothing/here' }],
  ['/r/secret', { kind: 'file', text: 'inside too' }],
];
const tree = createMemoryHost(entries);

describe('resolveInRoot', () => {
  it.each([
    ['/etc/init.d/a', '/etc/init.d/a'],
    ['etc//init.d/./a', '/etc/init.d/a'],
    ['/abs', '/etc/init.d/a'],
    ['/up', '/secret'],
    ['/../../secret', '/secret'],
    ['/folder/init.d/a', '/etc/init.d/a'],
    ['/etc/deep/a', '/etc/init.d/a'],
    ['/etc/deep/../init.d', '/etc/init.d'],
    ['/new', '/new'],
    ['/', '/'],
    ['/loop', 'ELOOP'],
    ['/gone', 'ENOENT'],
    ['/nowhere/x', 'ENOENT'],
    ['/secret/x', 'ENOTDIR'],
  ])('%s leads to %s', (path, expected) => {
    const resolved = resolveInRoot(tree, '/r', path, true);
    expect(resolved.kind === 'path' ? resolved.path : resolved.code).toBe(expected);
  });

  it('leaves a link at the end alone where it is asked to', () => {
    expect(resolveInRoot(tree, '/r', '/folder/../abs', false)).toEqual({ kind: 'path', path: '/abs' });
    expect(resolveInRoot(tree, '/r', '/folder/', false)).toEqual({ kind: 'path', path: '/etc' });
  });
});

describe('createRootedHost', () => {
  const host = createRootedHost(createMemoryHost(entries), '/r/');

  it('reads through links inside the root only', () => {
    expect(['/abs', '/up', '/etc/init.d/a'].map((path) => host.readFile(path))).toEqual([
      { kind: 'text', text: 'inside' },
      { kind: 'text', text: 'inside too' },
      { kind: 'text', text: 'inside' },
    ]);
    expect(host.readFile('/loop')).toEqual({
      kind: 'error',
      code: 'ELOOP',
      reason: 'Too many levels of symbolic links',
    });
  });

  it('changes the entry itself, in the folder to which the links lead', () => {
    expect(host.makeLink('../x', '/folder/init.d/b')).toBeUndefined();
    expect(host.look('/etc/init.d/b')).toEqual({ kind: 'link', target: '../x' });
    expect(host.remove('/abs')).toBeUndefined();
    expect(host.readFile('/etc/init.d/a').kind).toBe('text');
    expect(host.createFile('/nowhere/x', '', { mode: 0o644 })?.code).toBe('ENOENT');
  });

  it('tells where a path leads', () => {
    expect([host.realPath('/up'), host.realPath('/gone'), host.realPath('/new')]).toEqual([
      '/secret',
      undefined,
      undefined,
    ]);
  });
});
