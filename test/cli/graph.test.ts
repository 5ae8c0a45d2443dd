import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import { createDiskLinks } from '../../src/host/disk-links.ts';
import { textOfBytes } from '../../src/model/bytes.ts';
import { findMismatches } from '../support/json-schema.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { FREEBSD } from '../support/pictures.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

const RING: Readonly<Record<string, string>> = {
  'rc.d/a': '# PROVIDE: a alias\n# REQUIRE: b\n# KEYWORD: shutdown\n\nname=a\n',
  'rc.d/b': '# PROVIDE: b\n# REQUIRE: c\n# BEFORE: a\n\nname=b\n',
  'rc.d/c': '# PROVIDE: c\n# REQUIRE: a\n\nname=c\n',
  'rc.d/d': '# PROVIDE: d\n# REQUIRE: c\n\nname=d\n',
};

const LSB: Readonly<Record<string, string>> = {
  'etc/insserv.conf': '$local_fs disks\n$network net\n',
  'etc/init.d/disks': lsbScript('disks', { 'Default-Start': 'S' }),
  'etc/init.d/net': lsbScript('net', { 'Required-Start': '$local_fs', 'Default-Start': 'S' }),
  'etc/init.d/web': lsbScript('web', { 'Required-Start': '$network', 'Should-Start': '+db', 'X-Start-Before': 'last' }),
  'etc/init.d/db': lsbScript('db', { 'Required-Start': '$local_fs', 'Required-Stop': 'net' }),
  'etc/init.d/last': lsbScript('last'),
};

function graph(words: readonly string[], files: Readonly<Record<string, string>> = RING): CommandRun {
  return runCommand(runInitorder, ['graph', ...words], files);
}

function onDisk(...words: readonly string[]): CommandRun {
  return runCommand(runInitorder, ['graph', ...words, FREEBSD], {}, { host: createDiskHost() });
}

interface Drawn {
  readonly nodes: readonly { readonly name: string; readonly storey: string; readonly level: number }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly kind: string;
    readonly isImplied: boolean;
  }[];
  readonly storeys: readonly { readonly name: string; readonly scripts: readonly string[] }[];
  readonly cycles: readonly unknown[];
  readonly order: readonly string[];
}

function json({ stdout }: CommandRun): Drawn {
  const value: unknown = JSON.parse(textOfBytes(stdout));
  expect(findMismatches(value, 'graph.schema.json')).toEqual([]);
  return value as Drawn;
}

describe('initorder graph --json', () => {
  it('has all of FreeBSD 12.1', () => {
    const { nodes, edges, storeys, order } = json(onDisk('--json'));
    expect([nodes.length, edges.length, edges.filter(({ isImplied }) => !isImplied).length]).toEqual([167, 377, 242]);
    expect(storeys.map(({ scripts }) => scripts.length)).toEqual([27, 45, 39, 17, 23, 11]);
    const listed = runCommand(runInitorder, ['order', '--json', FREEBSD], {}, { host: createDiskHost() });
    const { orders } = JSON.parse(listed.stdout) as { orders: { scripts: { path: string; level: number }[] }[] };
    expect(order).toEqual(orders[0]?.scripts.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)));
    const levels = new Map(nodes.map(({ name, level }) => [name, level]));
    expect(order.map((name) => levels.get(name))).toEqual(orders[0]?.scripts.map(({ level }) => level));
  });

  it('tells rings as initorder cycles does', () => {
    const { cycles } = json(graph(['--json', 'rc.d']));
    const report = runCommand(runInitorder, ['cycles', '--json', 'rc.d'], RING);
    const { graphs } = JSON.parse(report.stdout) as { graphs: { groups: unknown[] }[] };
    expect(cycles).toEqual(graphs[0]?.groups);
    expect(cycles).toHaveLength(1);
  });

  it('names the kinds of LSB words, and puts scripts behind the facilities that they need', () => {
    const start = json(graph(['--json', 'etc/init.d'], LSB));
    const kinds = start.edges.map(({ from, to, kind }) => `${from} ${to} ${kind}`);
    // disks and db share no runlevel, so neither ever waits for the other.
    expect(kinds).toEqual(['db web should', 'disks net require', 'web last before']);
    expect(start.storeys.map(({ name, scripts }) => [name, ...scripts])).toEqual([
      ['start of boot', 'disks'],
      ['after $local_fs', 'net', 'db'],
      ['after $network', 'web', 'last'],
    ]);
    const stop = json(graph(['--json', '--stop', 'etc/init.d'], LSB));
    expect(stop.edges.map(({ from, to, kind }) => `${from} ${to} ${kind}`)).toEqual(['db net require']);
  });

  it('leaves out what the filters leave out', () => {
    const names = (words: readonly string[], files = LSB, path = 'etc/init.d'): readonly string[] =>
      json(graph([...words, '--json', path], files)).nodes.map(({ name }) => name);
    expect(names(['--runlevel', 'S'])).toEqual(['disks', 'net']);
    expect(names(['--keep', 'shutdown'], RING, 'rc.d')).toEqual(['a']);
    expect(names(['--skip', 'shutdown'], RING, 'rc.d')).toEqual(['b', 'c', 'd']);
    expect(graph(['--keep', 'nothing', 'rc.d'])).toMatchObject({ status: 1, stdout: '' });
  });

  it('calls two files of one name by their paths', () => {
    const files = { 'x/a': RING['rc.d/b'] ?? '', 'y/a': RING['rc.d/d'] ?? '' };
    expect(json(graph(['--json', 'x', 'y'], files)).nodes.map(({ name }) => name)).toEqual(['x/a', 'y/a']);
  });

  it('draws one dialect, and says what it left out', () => {
    const run = graph(['--json', 'etc/init.d', 'rc.d'], { ...LSB, ...RING });
    expect(json(run).nodes).toHaveLength(5);
    expect(run.stderr).toContain('4 scripts with rcorder headers alone left out; --dialect rcorder draws these');
    expect(
      json(graph(['--json', '--dialect', 'rcorder', 'etc/init.d', 'rc.d'], { ...LSB, ...RING })).nodes,
    ).toHaveLength(4);
  });

  it('tells what a boot does with each script', () => {
    const root = new URL('../../fixtures/boot/freebsd-12.1', import.meta.url).pathname;
    const run = runCommand(
      runInitorder,
      ['graph', '--json', '--state', '--root', root],
      {},
      { host: { ...createDiskHost(), ...createDiskLinks() } },
    );
    const states = (json(run).nodes as readonly { state?: string }[]).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['run', 'out']));
    expect(graph(['--state', 'rc.d'])).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('parts of a picture', () => {
  it.each([
    { words: ['--hops', '2'], size: 1 + 7 + 19 },
    { words: ['--hops', '2', '--through-milestones'], size: 1 + 24 + 19 },
    { words: ['--up', '0', '--down', '1'], size: 1 + 11 },
  ])('around rpcbind: $words', ({ words, size }) => {
    expect(json(onDisk('--json', '--focus', 'rpcbind', ...words)).nodes).toHaveLength(size);
  });

  it('names what was probably meant', () => {
    expect(onDisk('--focus', 'nsfd')).toMatchObject({ status: 1, stdout: '' });
    expect(onDisk('--focus', 'nsfd').stderr).toContain("no script 'nsfd' here; did you mean 'nfsd', 'nscd'?");
  });

  it('finds the way between two, whichever is named first', () => {
    const { stdout, status } = graph(['--path', 'd', 'a', 'rc.d']);
    expect({ status, lines: stdout.split('\n') }).toEqual({
      status: 0,
      lines: [
        'a must start before d: 2 steps',
        '  a',
        '  -> c  [REQUIRE a, rc.d/c:2:12]',
        '  -> d  [REQUIRE c, rc.d/d:2:12]',
        '',
      ],
    });
    expect(json(graph(['--json', '--path', 'a', 'd', 'rc.d'])).edges).toHaveLength(2);
    expect(graph(['--path', 'x', 'y', '.'], { x: '# PROVIDE: x\n', y: '# PROVIDE: y\n' })).toMatchObject({ status: 1 });
  });

  it('shows rings alone, with their cut', () => {
    const { stdout } = graph(['--format', 'dot', '--only-cycles', 'rc.d']);
    expect(stdout).not.toContain('"d"');
    expect(stdout.match(/penwidth=3/g)).toHaveLength(3);
    expect(stdout.match(/label="cut"/g)).toHaveLength(1);
    expect(graph(['--only-cycles', 'etc/init.d'], LSB)).toMatchObject({ status: 1, stdout: '' });
  });
});
