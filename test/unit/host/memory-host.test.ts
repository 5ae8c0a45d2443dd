import { describe, expect, it } from 'vitest';
import { createMemoryHost } from '../../../src/host/memory-host.ts';

const host = createMemoryHost([
  ['etc/rc.d/a', 'text\xff'],
  ['etc/to-var', { kind: 'link', target: '../var' }],
  ['etc/round', { kind: 'link', target: 'round' }],
  ['/var/x', ''],
  ['__proto__', 'hostile'],
  ['empty', { kind: 'folder' }],
  ['device', { kind: 'other' }],
  ['locked', { kind: 'file', text: 'secret', fault: 'EACCES' }],
  ['odd', { kind: 'file', text: '', fault: 'EODD' }],
]);

describe('createMemoryHost', () => {
  it.each([
    { path: 'etc/rc.d/a', result: { kind: 'text', text: 'text\xff' } },
    { path: '/var/x', result: { kind: 'text', text: '' } },
    { path: 'etc/to-var/x', result: { kind: 'text', text: '' } },
    { path: 'etc/to-var', result: { kind: 'not-regular', isFolder: true } },
    { path: 'etc/../../var/./x', result: { kind: 'text', text: '' } },
    { path: 'etc/round', result: { kind: 'error', code: 'ELOOP', reason: 'Too many levels of symbolic links' } },
    { path: 'device/x', result: { kind: 'error', code: 'ENOTDIR', reason: 'Not a directory' } },
    { path: '__proto__', result: { kind: 'text', text: 'hostile' } },
    { path: 'etc/rc.d', result: { kind: 'not-regular', isFolder: true } },
    { path: 'etc', result: { kind: 'not-regular', isFolder: true } },
    { path: '/var', result: { kind: 'not-regular', isFolder: true } },
    { path: 'empty', result: { kind: 'not-regular', isFolder: true } },
    { path: 'device', result: { kind: 'not-regular', isFolder: false } },
    { path: 'locked', result: { kind: 'error', code: 'EACCES', reason: 'Permission denied' } },
    { path: 'odd', result: { kind: 'error', code: 'EODD', reason: 'EODD' } },
    { path: 'etc/rc', result: { kind: 'error', code: 'ENOENT', reason: 'No such file or directory' } },
    { path: 'constructor', result: { kind: 'error', code: 'ENOENT', reason: 'No such file or directory' } },
  ])('answers for $path', ({ path, result }) => {
    expect(host.readFile(path)).toEqual(result);
  });

  it('asks once, with the whole text, whether it is enough', () => {
    const asked: string[] = [];
    const isEnough = (text: string): boolean => asked.push(text) > 99;
    expect(host.readFile('etc/rc.d/a', isEnough)).toEqual({ kind: 'text', text: 'text\xff' });
    host.readFile('etc', isEnough);
    expect(asked).toEqual(['text\xff']);
  });

  it('lists what stands in it, folders left out', () => {
    const small = createMemoryHost([
      ['b', 'text'],
      ['a/link', { kind: 'link', target: '../b' }],
      ['empty', { kind: 'folder' }],
    ]);
    small.createFile('a/new', 'x', { mode: 0o644 });
    small.rename('b', 'empty/b');
    expect([...small.list()]).toEqual([
      ['/a/link', { kind: 'link', target: '../b' }],
      ['/a/new', { kind: 'file', text: 'x', mode: 0o644 }],
      ['/empty/b', { kind: 'file', text: 'text', mode: 0o644 }],
    ]);
  });

  it('keeps its own entries: what is written is not seen by the one who gave them', () => {
    const entries = new Map([
      ['a', 'before'],
      ['b', 'after'],
    ]);
    createMemoryHost(entries).rename('b', 'a');
    expect(entries.get('a')).toBe('before');
  });
});
