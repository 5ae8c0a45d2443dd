/** One call of update-rc.d-ts is one change: wherever it dies or fails, the next run of the same command ends as it should have. */
import { describe, expect, it } from 'vitest';
import { runUpdateRcdCommand } from '../../src/cli/update-rcd/command.ts';
import { createMemoryHost, type MemoryEntry, type MemoryHost } from '../../src/host/memory-host.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';
import { wholeTree } from '../support/whole-tree.ts';

function script(name: string, required: string, start: string, stop: string): [string, MemoryEntry] {
  const fields = [
    `Provides: ${name}`,
    `Required-Start: ${required}`,
    `Required-Stop: ${required}`,
    `Default-Start: ${start}`,
    `Default-Stop: ${stop}`,
  ];
  const text = `### BEGIN INIT INFO\n${fields.map((field) => `# ${field}\n`).join('')}### END INIT INFO\n`;
  return [`/etc/init.d/${name}`, { kind: 'file', text, mode: 0o755 }];
}

const SCRIPTS: readonly [string, MemoryEntry][] = [
  ['/etc/insserv.conf', '$local_fs +db\n'],
  script('db', '', '2 3', '0 6'),
  script('web', 'db', '2 3', '0 6'),
  script('late', 'web', '3', '0'),
  ['/etc/rc3.d/S01db', { kind: 'link', target: '../init.d/db' }],
  ['/etc/rc3.d/S07gone', { kind: 'link', target: '../init.d/gone' }],
  ['/etc/rc3.d/K04late', { kind: 'link', target: '../init.d/late' }],
  ['/etc/init.d/.depend.start', 'old\n'],
];
const INSSERV: [string, MemoryEntry] = ['/sbin/insserv', { kind: 'file', text: '', mode: 0o755 }];

/** The commands before the one that is interrupted, and that one. */
const CALLS: readonly (readonly string[])[] = [
  ['web defaults'],
  ['web defaults-disabled'],
  ['web defaults', 'web disable'],
  ['web defaults', 'web disable 2'],
  ['web defaults-disabled', 'web enable'],
  ['web defaults', 'late defaults', 'web remove'],
  ['web start 20 2 3 . stop 20 0 6 .'],
];

interface System {
  readonly host: MemoryHost;
  /** From now on the n-th operation fails with this error, or is where the process dies. */
  readonly breakAt: (n: number, code: string | undefined) => void;
  /** How many operations there were since. */
  readonly count: () => number;
}

function prepare(entries: readonly [string, MemoryEntry][], before: readonly string[]): System {
  let [count, at, error] = [0, Infinity, undefined as string | undefined];
  const watch = (): string | undefined => {
    count += 1;
    if (count !== at) return undefined;
    if (error === undefined) throw new Error('the process is dead');
    return error;
  };
  const host = createMemoryHost(entries, { watch, isRunning: () => false });
  for (const call of before) run(host, call);
  const breakAt = (n: number, code: string | undefined): void => {
    [count, at, error] = [0, n, code];
  };
  breakAt(Infinity, undefined);
  return { host, breakAt, count: () => count };
}

function run(host: MemoryHost, call: string): number {
  return runFarmCommand(runUpdateRcdCommand, call.split(' '), host).status;
}

/** The tree without the folders that are empty: those that were missing may be made by a run that fails, as by the real one. */
function filledTree(host: MemoryHost): readonly string[] {
  return [...wholeTree(host)].flatMap(([path, what]) => (what === 'folder' ? [] : [`${path} ${what}`]));
}

const ways = [
  { way: 'with insserv', entries: [...SCRIPTS, INSSERV] },
  { way: 'without insserv', entries: SCRIPTS },
];

describe.each(ways)('update-rc.d-ts $way', ({ entries }) => {
  it.each(CALLS.map((calls) => ({ calls })))('is whole wherever it ends: $calls', ({ calls }) => {
    const [before, last = ''] = [calls.slice(0, -1), calls.at(-1)];
    const whole = prepare(entries, before);
    const old = filledTree(whole.host);
    const status = run(whole.host, last);
    const wanted = filledTree(whole.host);
    expect(status).toBe(0);
    expect(wanted).not.toEqual(old);
    expect(whole.count()).toBeGreaterThan(4);
    for (let n = 1; n <= whole.count(); n++) {
      const dying = prepare(entries, before);
      dying.breakAt(n, undefined);
      expect(() => run(dying.host, last)).toThrow('dead');
      dying.breakAt(Infinity, undefined);
      expect({ n, status: run(dying.host, last), tree: filledTree(dying.host) }).toEqual({ n, status, tree: wanted });

      const failing = prepare(entries, before);
      failing.breakAt(n, 'EIO');
      const failed = run(failing.host, last);
      failing.breakAt(Infinity, undefined);
      // Some failures do no harm: the lock may stay, or what was moved aside.
      const links = filledTree(failing.host).filter((line) => !line.includes('/.initorder.'));
      expect([n, links]).toEqual([n, failed === 0 ? wanted : old]);
      expect({ n, status: run(failing.host, last), tree: filledTree(failing.host) }).toEqual({
        n,
        status,
        tree: wanted,
      });
    }
  });
});
