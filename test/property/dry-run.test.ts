/** What a dry run lists is what the run changes, for all commands that change links, on any tree, with any name. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runChkconfig } from '../../src/cli/chkconfig/command.ts';
import type { FarmIo } from '../../src/host/farm-io.ts';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { runUpdateRcdCommand } from '../../src/cli/update-rcd/command.ts';
import { createMemoryHost, type MemoryEntry, type MemoryHost } from '../../src/host/memory-host.ts';
import { createRootedHost } from '../../src/host/rooted-host.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';
import { wholeTree } from '../support/whole-tree.ts';

const SCRIPTS = ['sshd', 'web', 'db', 'two words', 'n-1'];
const WORDS = ['2 3', '2345', '2 3 4 5', '', 'S', '5 5', '../../x', '2 x', '0 6', '1'];

const block = fc
  .record({
    provides: fc.constantFrom(...SCRIPTS, 'other'),
    required: fc.subarray(['db', 'web', '$local_fs', 'none']),
    start: fc.constantFrom(...WORDS),
    stop: fc.constantFrom(...WORDS),
  })
  .map(({ provides, required, start, stop }) => {
    const fields = [
      `Provides: ${provides}`,
      `Required-Start: ${required.join(' ')}`,
      'Required-Stop:',
      `Default-Start: ${start}`,
      `Default-Stop: ${stop}`,
    ];
    return `### BEGIN INIT INFO\n${fields.map((field) => `# ${field}\n`).join('')}### END INIT INFO\n`;
  });

const text = fc.oneof(
  { weight: 5, arbitrary: block },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '# chkconfig: 2345 20 80\n', '# chkconfig: 35 99 1\n', '# chkconfig 35 9 1\n'),
  },
);

/** A folder of links: as it should be, missing, elsewhere, the very one of another runlevel, leading nowhere, or no folder. */
const folder = fc.oneof(
  { weight: 40, arbitrary: fc.constant('there') },
  { weight: 6, arbitrary: fc.constantFrom('missing', 'linked', 'alias') },
  { weight: 1, arbitrary: fc.constantFrom('dangling', 'file') },
);
const LEVELS = ['0', '1', '2', '3', '4', '5', '6', 'S', '2345'];

const entry = fc.record({
  level: fc.constantFrom(...LEVELS),
  name: fc
    .tuple(fc.constantFrom('S', 'K'), fc.constantFrom('01', '50', '99', '120'), fc.constantFrom(...SCRIPTS, 'gone'))
    .map((parts) => parts.join('')),
  what: fc.oneof(
    { weight: 20, arbitrary: fc.constant('link') },
    { weight: 1, arbitrary: fc.constantFrom('file', 'folder') },
  ),
});

const trees = fc
  .record({
    scripts: fc.array(fc.tuple(fc.constantFrom(...SCRIPTS), text, fc.constantFrom(0o755, 0o755, 0o755, 0o644)), {
      minLength: 3,
      maxLength: 6,
    }),
    folders: fc.tuple(...LEVELS.map(() => folder)),
    entries: fc.array(entry, { maxLength: 8 }),
    hasInsserv: fc.boolean(),
  })
  .map(({ scripts, folders, entries, hasInsserv }): readonly [string, MemoryEntry][] => [
    ['/etc/init.d', { kind: 'folder' }],
    ['/etc/insserv.conf', '$local_fs +db\n'],
    ...(hasInsserv ? [['/sbin/insserv', { kind: 'file', text: '', mode: 0o755 }] satisfies [string, MemoryEntry]] : []),
    ...scripts.map(([name, content, mode]): [string, MemoryEntry] => [
      `/etc/init.d/${name}`,
      { kind: 'file', text: content, mode },
    ]),
    ...entries.flatMap(({ level, name, what }): [string, MemoryEntry][] => {
      const state = folders[LEVELS.indexOf(level)];
      const place = state === 'there' ? 'etc' : state === 'linked' ? 'etc/rc.d' : undefined;
      if (place === undefined) return [];
      const path = `/${place}/rc${level}.d/${name}`;
      const target = `../init.d/${name.slice(3)}`;
      return [[path, what === 'link' ? { kind: 'link', target } : what === 'file' ? 'plain' : { kind: 'folder' }]];
    }),
    ['/etc/rc.d/init.d', { kind: 'link', target: '../init.d' }],
    ...LEVELS.flatMap((level, i): [string, MemoryEntry][] => {
      const [path, state] = [`/etc/rc${level}.d`, folders[i]];
      if (state === 'alias' && level !== '2' && folders[2] === 'there')
        return [[path, { kind: 'link', target: 'rc2.d' }]];
      if (state === 'alias') return [[path, { kind: 'folder' }]];
      if (state === 'missing' || (level === '2345' && state !== 'there')) return [];
      if (state === 'there') return [[path, { kind: 'folder' }]];
      if (state === 'file') return [[path, 'no folder']];
      if (state === 'dangling') return [[path, { kind: 'link', target: 'nowhere' }]];
      return [
        [`/etc/rc.d/rc${level}.d`, { kind: 'folder' }],
        [path, { kind: 'link', target: `rc.d/rc${level}.d` }],
      ];
    }),
  ]);

const names = fc.constantFrom(
  ...SCRIPTS,
  ...SCRIPTS,
  'gone',
  './sshd',
  '../init.d/sshd',
  'sub/sshd',
  '/etc/init.d/web',
  'web/',
  '..',
);

type Call = readonly [(argv: readonly string[], io: FarmIo) => number, readonly string[]];

const calls: fc.Arbitrary<Call> = fc.oneof(
  fc
    .tuple(
      names,
      fc.constantFrom('defaults', 'defaults-disabled', 'remove', 'enable', 'disable', 'disable 2 3 0', 'start 20 2 .'),
    )
    .map(([name, action]): Call => [runUpdateRcdCommand, [name, ...action.split(' ')]]),
  // A folder as operand is another folder of scripts, with links elsewhere.
  fc
    .tuple(
      fc.constantFrom(['-f'], ['-f', '-d'], ['-r'], []),
      fc.array(
        names.filter((name) => name !== '..'),
        { maxLength: 2 },
      ),
    )
    .map(([flags, operands]): Call => [runInsserv, [...flags, ...operands]]),
  fc
    .tuple(names, fc.constantFrom('--add', '--del', 'on', 'off', 'reset', '--override'))
    .map(([name, how]): Call => [runChkconfig, how.startsWith('--') ? [how, name] : [name, how]]),
);

interface Listed {
  readonly applied: boolean;
  readonly folders?: readonly string[];
  readonly links: readonly {
    readonly folder: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly target: string | null;
  }[];
  readonly dependencies?: readonly { readonly file: string; readonly changed: boolean }[];
}

/** The paths that a listing says are changed, with what stands there afterwards; of files only that they are. */
function listedChanges(json: string, host: MemoryHost): ReadonlyMap<string, string> {
  const { folders = [], links, dependencies = [] } = JSON.parse(json) as Listed;
  const rooted = createRootedHost(host, '/');
  const real = (name: string): string => {
    const path = name.startsWith('/') ? name : `/etc/${name}`;
    return rooted.realPath(path) ?? path;
  };
  const changes = new Map(folders.map((name): [string, string] => [`/etc/${name}`, 'folder']));
  for (const { folder: name, before } of links) if (before !== null) changes.set(`${real(name)}/${before}`, 'gone');
  for (const { folder: name, after, target } of links) {
    if (after !== null) changes.set(`${real(name)}/${after}`, `-> ${target ?? ''}`);
  }
  for (const { file, changed } of dependencies) if (changed) changes.set(`/etc/init.d/${file}`, 'file');
  return changes;
}

/** The paths that differ, with what stands there afterwards. */
function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const changes = new Map<string, string>();
  for (const path of before.keys()) if (!after.has(path)) changes.set(path, 'gone');
  for (const [path, what] of after) {
    if (before.get(path) !== what) changes.set(path, what.startsWith('text:') ? 'file' : what);
  }
  return changes;
}

const sorted = (changes: ReadonlyMap<string, string>): unknown => [...changes].sort(([a], [b]) => (a < b ? -1 : 1));

/** A link of a folder that rc or update-rc.d has, such a folder, or a dependency file. */
const MADE = /^\/etc\/((rc\.d\/)?rc[0-9Sx]+\.d(\/[SK][0-9]{2}[^/]+)?|init\.d\/\.depend\.(boot|start|stop))$/;

/** Told with a plan alone: where there is no insserv, links get no order. */
const PLAN_NOTE = /^info: the system has no insserv.*\n {2}= help: .*\n/m;

it('lists in a dry run what the run changes, and changes nothing but links, their folders and dependency files', () => {
  let changed = 0;
  fc.assert(
    fc.property(trees, calls, fc.boolean(), (entries, [command, argv], isCompat) => {
      const host = createMemoryHost(entries);
      const before = wholeTree(host);
      const dry = runFarmCommand(command, ['--dry-run', '--json', ...argv], host);
      expect(wholeTree(host)).toEqual(before);
      const listed = dry.stdout === '' ? new Map<string, string>() : listedChanges(dry.stdout, host);
      const real = runFarmCommand(command, isCompat ? ['--compat', ...argv] : argv, host);
      const made = differences(before, wholeTree(host));
      expect(sorted(made)).toEqual(sorted(listed));
      expect([...made.keys()].filter((path) => !MADE.test(path))).toEqual([]);
      expect(real.status).toBe(dry.status);
      // An advised call keeps the options of the one that was made.
      if (!isCompat) expect(real.stderr).toBe(dry.stderr.replace(PLAN_NOTE, '').replaceAll(' --dry-run --json', ''));
      if (made.size > 0) changed += 1;
    }),
    { numRuns: 2000 },
  );
  expect(changed).toBeGreaterThan(400);
});

it('says with --json whether the changes were made, and changes as without it', () => {
  fc.assert(
    fc.property(trees, calls, (entries, [command, argv]) => {
      const [plain, asJson, planned] = [
        createMemoryHost(entries),
        createMemoryHost(entries),
        createMemoryHost(entries),
      ];
      const run = runFarmCommand(command, argv, plain);
      const json = runFarmCommand(command, ['--json', ...argv], asJson);
      const dry = runFarmCommand(command, ['--dry-run', '--json', ...argv], planned);
      expect(json.status).toBe(run.status);
      expect(wholeTree(asJson)).toEqual(wholeTree(plain));
      if (json.stdout === '') return;
      expect(JSON.parse(json.stdout)).toEqual({ ...(JSON.parse(dry.stdout) as Listed), applied: true });
    }),
    { numRuns: 500 },
  );
});
