import { describe, expect, it } from 'vitest';
import { createMemoryHost, type MemoryEntry } from '../../../src/host/memory-host.ts';
import { createRootedHost } from '../../../src/host/rooted-host.ts';
import { copyIntoMemory } from '../../../src/host/trial-copy.ts';

const TREE: Readonly<Record<string, MemoryEntry>> = {
  '/etc/rc.d/init.d/web': { kind: 'file', text: 'web', mode: 0o755 },
  '/etc/rc.d/init.d/far': { kind: 'link', target: '../../../opt/far' },
  '/etc/rc.d/init.d/lost': { kind: 'link', target: 'nowhere' },
  '/etc/rc.d/init.d/round': { kind: 'link', target: 'round' },
  '/etc/rc.d/init.d/all': { kind: 'link', target: '/' },
  '/etc/rc.d/init.d/secret': { kind: 'file', text: 'x', mode: 0o600, fault: 'EACCES' },
  '/etc/rc.d/init.d/pipe': { kind: 'other' },
  '/etc/rc.d/init.d/below/deep': 'deep',
  '/etc/init.d': { kind: 'link', target: 'rc.d/init.d' },
  '/opt/far': { kind: 'link', target: 'farther' },
  '/opt/farther': { kind: 'file', text: 'far', mode: 0o700 },
  '/etc/passwd': 'not asked for',
};

describe('copyIntoMemory', () => {
  const host = createRootedHost(createMemoryHost(Object.entries(TREE)), '/');
  const copy = copyIntoMemory(host, ['/etc/init.d', '/etc/nothing', '/opt/farther']);

  it('has what a folder has, by each of its paths', () => {
    for (const folder of ['/etc/init.d', '/etc/rc.d/init.d']) {
      expect(copy.listNames(folder)).toEqual(host.listNames(folder));
      expect(copy.readFile(`${folder}/web`)).toEqual({ kind: 'text', text: 'web' });
      expect(copy.look(`${folder}/web`)).toMatchObject({ kind: 'file', mode: 0o755 });
      expect(copy.readFile(`${folder}/far`)).toEqual({ kind: 'text', text: 'far' });
      expect(copy.readFile(`${folder}/secret`)).toMatchObject({ kind: 'error', code: 'EACCES' });
    }
  });

  it('follows links to files, and leaves folders behind links and below alone', () => {
    expect([...copy.list().keys()]).toEqual([
      '/etc/init.d',
      ...['all', 'far', 'lost', 'pipe', 'round', 'secret', 'web'].map((name) => `/etc/rc.d/init.d/${name}`),
      '/opt/far',
      '/opt/farther',
    ]);
    expect(copy.kindOf('/etc/init.d/below')).toBe('folder');
    expect(copy.kindOf('/etc/init.d/lost')).toBeUndefined();
  });

  it('is another system: what is changed in it is not changed where it is from', () => {
    const trial = copyIntoMemory(host, ['/etc/init.d']);
    trial.remove('/etc/init.d/web');
    trial.makeFolder('/etc/init.d/../rc2.d');
    trial.makeLink('../init.d/far', '/etc/rc.d/rc2.d/S01far');
    expect(trial.readFile('/etc/rc.d/rc2.d/S01far')).toEqual({ kind: 'text', text: 'far' });
    expect(host.kindOf('/etc/init.d/web')).toBe('file');
    expect(host.kindOf('/etc/rc.d/rc2.d')).toBeUndefined();
  });
});
