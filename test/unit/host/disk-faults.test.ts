/** The same on a real file system, where one operation of ours is several system calls. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readLeftovers, readLinks, runOnDisk, writeFarm } from '../../support/disk-farm.ts';
import { lsbScript } from '../../support/farm-trees.ts';
import type { CommandRun } from '../../support/run-command.ts';

const CALLS = [
  'openSync',
  'writeSync',
  'fchmodSync',
  'fsyncSync',
  'symlinkSync',
  'linkSync',
  'unlinkSync',
  'renameSync',
  'rmSync',
] as const;
/** Each run is a process of its own, which is gone when the next one begins. */
const run = (argv: readonly string[]): CommandRun => runOnDisk(argv, {}, { isRunning: () => false });
const DEATH = new Error('the process is dead');
const folder = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'faults-'));

afterEach(() => {
  vi.restoreAllMocks();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Lets the system call of this number fail, once or from then on. Half of what a dying process writes is written. */
function breakAt(at: number, error: Error, isForGood: boolean): () => number {
  let index = 0;
  for (const name of CALLS) {
    const real = fs[name] as (...args: readonly unknown[]) => unknown;
    vi.spyOn(fs, name).mockImplementation((...args: readonly unknown[]) => {
      // Opening a file to read it changes nothing.
      if (name === 'openSync' && args[1] !== 'wx') return real(...args);
      const now = index++;
      if (now !== at && !(isForGood && now > at)) return real(...args);
      const bytes = args[1];
      if (name === 'writeSync' && now === at && bytes instanceof Buffer) real(args[0], bytes, 0, bytes.length >> 1);
      throw error;
    });
  }
  return () => index;
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

const FAULTS = [
  { name: 'EIO', error: systemError('EIO'), isForGood: false },
  { name: 'ENOSPC', error: systemError('ENOSPC'), isForGood: false },
  { name: 'EROFS for good', error: systemError('EROFS'), isForGood: true },
  { name: 'its death', error: DEATH, isForGood: true },
];

const XINETD = 'etc/xinetd.d/echo';

/** A system with a service that has a link of another number, and one of xinetd. */
function plant(): string {
  const root = path.join(folder, 'root');
  fs.rmSync(root, { recursive: true, force: true });
  writeFarm(root, { web: lsbScript('web') });
  fs.symlinkSync('../init.d/web', path.join(root, 'etc/rc2.d/S20web'));
  fs.mkdirSync(path.join(root, 'etc/xinetd.d'));
  fs.writeFileSync(path.join(root, XINETD), 'service echo\n{\n disable = yes\n}\n');
  return root;
}

function state(root: string): string {
  return [...readLinks(root), fs.readFileSync(path.join(root, XINETD), 'latin1')].join('\n');
}

describe.each(FAULTS)('with $name at any system call', ({ error, isForGood }) => {
  it('the tree is old or new, the message names what is wrong, and the next run ends all', () => {
    const argv = ['--root', path.join(folder, 'root'), 'web', 'echo', 'on'];
    const before = state(plant());
    const counted = breakAt(-1, error, false);
    expect(run(argv).status).toBe(0);
    const operations = counted();
    vi.restoreAllMocks();
    const after = state(path.join(folder, 'root'));
    expect(operations).toBeGreaterThan(20);
    for (let at = 0; at < operations; at++) {
      const root = plant();
      breakAt(at, error, isForGood);
      const first = runOrDie(argv, error === DEATH);
      vi.restoreAllMocks();
      const found = state(root);
      if (first !== undefined) {
        expect({ at, ...first }).toMatchObject({
          at,
          stderr: first.status === 0 ? '' : /(Input\/output error|No space left on device|Read-only file system)/,
        });
        if (!isForGood || first.status === 0)
          expect({ at, found }).toEqual({ at, found: first.status === 0 ? after : before });
        // The message says what the state is.
        if (first.stderr.includes('help: nothing was changed')) expect({ at, found }).toEqual({ at, found: before });
        else if (first.status !== 0) expect(first.stderr).toContain('not all could be taken back');
      }
      expect(run(['--root', root, '--list']).status).toBe(0);
      expect([before, after]).toContain(state(root));
      expect(run(argv).status).toBe(0);
      expect({ at, state: state(root), left: readLeftovers(root) }).toEqual({ at, state: after, left: [] });
    }
  });
});

function runOrDie(argv: readonly string[], mayDie: boolean): CommandRun | undefined {
  try {
    return run(argv);
  } catch (error) {
    if (!mayDie || error !== DEATH) throw error;
    return undefined;
  }
}
