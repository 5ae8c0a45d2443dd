import { describe, expect, it } from 'vitest';
import { createMemoryHost, type MemoryEntry } from '../../../src/host/memory-host.ts';

const host = createMemoryHost(
  new Map<string, MemoryEntry>([
    ['etc/rc.d/a', 'text\xff'],
    ['/var/x', ''],
    ['__proto__', 'hostile'],
    ['empty', { kind: 'folder' }],
    ['device', { kind: 'device' }],
    ['locked', { kind: 'error', code: 'EACCES' }],
    ['odd', { kind: 'error', code: 'EODD' }],
  ]),
);

describe('createMemoryHost', () => {
  it.each([
    { path: 'etc/rc.d/a', result: { kind: 'text', text: 'text\xff' } },
    { path: '/var/x', result: { kind: 'text', text: '' } },
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
});
