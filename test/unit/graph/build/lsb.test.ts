import { describe, expect, it } from 'vitest';
import { buildLsbGraph, type LsbScript } from '../../../../src/graph/build/lsb.ts';
import { readFacilities } from '../../../../src/header/facility/definitions.ts';
import { readInsserv } from '../../../../src/header/insserv/reader.ts';
import type { DependencyGraph, Direction } from '../../../../src/model/graph.ts';
import { arcsOf, unmetOf } from '../arcs.ts';

type Lines = readonly string[];

/** A script whose block has these lines, without the leading hash. */
function script(file: string, lines: Lines): LsbScript {
  const text = ['### BEGIN INIT INFO', ...lines.map((line) => `# ${line}`), '### END INIT INFO', ''].join('\n');
  return { file, reading: readInsserv(text) };
}

function graphOf(direction: Direction, scripts: Readonly<Record<string, Lines>>, conf = ''): DependencyGraph {
  const list = Object.entries(scripts).map(([file, lines]) => script(file, lines));
  return buildLsbGraph(list, readFacilities([{ path: 'insserv.conf', text: conf }]), direction);
}

interface Case {
  readonly name: string;
  readonly direction?: Direction;
  readonly conf?: string;
  readonly scripts: Readonly<Record<string, Lines>>;
  readonly arcs: readonly string[];
  readonly unmet?: readonly string[];
}

const FIELDS: readonly Case[] = [
  {
    name: 'starts a script behind those that it requires',
    scripts: { a: ['Required-Start: b c', 'Required-Stop: d'], b: [], c: [], d: [] },
    arcs: ['b > a (Required-Start b, hard)', 'c > a (Required-Start c, hard)'],
  },
  {
    name: 'stops a script before those that it requires when stopping',
    direction: 'stop',
    scripts: { a: ['Required-Stop: b c', 'Required-Start: d'], b: [], c: [], d: [] },
    arcs: ['a > b (Required-Stop b, hard)', 'a > c (Required-Stop c, hard)'],
  },
  {
    name: 'takes Should-Start for a soft requirement',
    scripts: { a: ['Should-Start: b x'], b: [] },
    arcs: ['b > a (Should-Start b, soft)'],
    unmet: ['a: Should-Start x soft'],
  },
  {
    name: 'takes Should-Stop for a soft requirement',
    direction: 'stop',
    scripts: { a: ['X-Foo-Should-Stop: b'], b: [] },
    arcs: ['a > b (Should-Stop b, soft)'],
  },
  {
    name: 'starts a script before what X-Start-Before names',
    scripts: { a: ['X-Start-Before: b x', 'X-Stop-After: b'], b: [] },
    arcs: ['a > b (X-Start-Before b, soft)'],
    unmet: ['a: X-Start-Before x soft'],
  },
  {
    name: 'stops a script behind what X-Stop-After names',
    direction: 'stop',
    scripts: { a: ['X-Stop-After: b', 'X-Start-Before: b'], b: [] },
    arcs: ['b > a (X-Stop-After b, soft)'],
  },
  {
    name: 'takes a name marked + for optional, whatever the field',
    scripts: { a: ['Required-Start: +b +x'], b: [] },
    arcs: ['b > a (Required-Start +b, soft)'],
    unmet: ['a: Required-Start +x (x) soft'],
  },
  {
    name: 'reports a required name that nobody provides',
    scripts: { a: ['Required-Start: x'] },
    arcs: [],
    unmet: ['a: Required-Start x'],
  },
  {
    name: 'makes an arc for each word, also for the same two scripts',
    scripts: { a: ['Required-Start: b c', 'Should-Start: b'], z: ['Provides: b c'] },
    arcs: ['z > a (Required-Start b, hard)', 'z > a (Required-Start c, hard)', 'z > a (Should-Start b, soft)'],
  },
  {
    name: 'keeps all providers of a name',
    scripts: { a: ['Required-Start: mta'], b: ['Provides: b mta'], c: ['Provides: mta'] },
    arcs: ['b > a (Required-Start mta, hard)', 'c > a (Required-Start mta, hard)'],
  },
  {
    name: 'makes no arc from a script to itself',
    scripts: { a: ['Provides: a mta', 'Required-Start: a mta'], b: ['Provides: mta'] },
    arcs: ['b > a (Required-Start mta, hard)'],
  },
  {
    name: 'knows a script by its Provides words only, if it has any',
    scripts: { a: ['Required-Start: b c #d'], b: ['Provides: c #d'] },
    arcs: ['b > a (Required-Start c, hard)'],
    unmet: ['a: Required-Start b', 'a: Required-Start #d'],
  },
  {
    name: 'knows a script by its file name, if Provides is missing or empty',
    scripts: { a: ['Required-Start: b c'], '/etc/init.d/b': [], '/etc/init.d/c': ['Provides:'] },
    arcs: ['/etc/init.d/b > a (Required-Start b, hard)', '/etc/init.d/c > a (Required-Start c, hard)'],
  },
  {
    name: 'is not misled by names that JavaScript objects inherit',
    scripts: { a: ['Required-Start: __proto__ constructor'], b: ['Provides: __proto__'] },
    arcs: ['b > a (Required-Start __proto__, hard)'],
    unmet: ['a: Required-Start constructor'],
  },
];

const RUNLEVELS: readonly Case[] = [
  {
    name: 'makes no arc between scripts that share no runlevel',
    scripts: { a: ['Required-Start: b c', 'Default-Start: 2 3'], b: ['Default-Start: S'], c: ['Default-Start: 3 5'] },
    arcs: ['c > a (Required-Start c, hard)'],
  },
  {
    name: 'looks at the runlevels of its direction only',
    direction: 'stop',
    scripts: {
      a: ['Required-Stop: b c', 'Default-Start: 2', 'Default-Stop: 0'],
      b: ['Default-Start: 2', 'Default-Stop: 6'],
      c: ['Default-Start: 5', 'Default-Stop: 0 6'],
    },
    arcs: ['a > c (Required-Stop c, hard)'],
  },
  {
    name: 'makes an arc to and from a script without runlevels',
    scripts: {
      a: ['Required-Start: b', 'Default-Start: 2'],
      b: ['Required-Start: c', 'Default-Start:'],
      c: ['Default-Start: S'],
    },
    arcs: ['b > a (Required-Start b, hard)', 'c > b (Required-Start c, hard)'],
  },
];

describe('buildLsbGraph', () => {
  describe.each([
    ['fields', FIELDS],
    ['runlevels', RUNLEVELS],
  ] as const)('%s', (_, cases) => {
    it.each(cases)('$name', ({ direction, conf, scripts, arcs, unmet }) => {
      const graph = graphOf(direction ?? 'start', scripts, conf);
      expect(graph.direction).toBe(direction ?? 'start');
      expect(arcsOf(graph)).toEqual(arcs);
      expect(unmetOf(graph)).toEqual(unmet ?? []);
    });
  });

  it('names a script by its first plain provision, else by the last part of its path', () => {
    const { scripts } = graphOf('start', {
      '/etc/init.d/a': ['Provides: $f #x one two'],
      '/etc/init.d/b': ['Provides: $f'],
      '/etc/init.d/c': [],
    });
    expect(scripts.map(({ name }) => name)).toEqual(['one', 'b', 'c']);
  });

  it('tells for each arc the word that provides and the definitions gone through', () => {
    const graph = graphOf(
      'start',
      { a: ['Required-Start: $net b'], b: ['Provides: x b'], c: [] },
      '$net $base c\n$base +b\n',
    );
    const ways = Array.from(graph.arcs.resolution, (id) => {
      const resolution = graph.resolutions[id];
      const uses = resolution?.facilities.map(({ facility, place }) => `${facility}@${place.file}:${place.line}`);
      const provision = resolution?.provision;
      return [resolution?.name, provision && `${provision.file}:${provision.line}:${provision.column}`, uses];
    });
    expect(ways).toEqual([
      ['c', undefined, ['$net@insserv.conf:1']],
      ['b', 'b:2:15', ['$net@insserv.conf:1', '$base@insserv.conf:2']],
      ['b', 'b:2:15', []],
    ]);
  });

  it('points into an override where the header is from one', () => {
    const a = { ...script('init.d/a', ['Required-Start: b']), headerFile: 'overrides/a' };
    const b = { ...script('init.d/b', ['Provides: b']), headerFile: 'overrides/b' };
    const { scripts, words, resolutions } = buildLsbGraph([a, b], readFacilities([]), 'start');
    expect(scripts.map(({ file }) => file)).toEqual(['init.d/a', 'init.d/b']);
    expect(words[0]).toMatchObject({ script: 0, file: 'overrides/a' });
    expect(resolutions[1]).toMatchObject({ name: 'b', provision: { file: 'overrides/b', line: 2 } });
  });

  it('has no words and arcs for a script without a header', () => {
    const graph = buildLsbGraph([{ file: 'a', reading: readInsserv('') }], readFacilities([]), 'stop');
    expect(graph).toMatchObject({ scripts: [{ file: 'a', name: 'a' }], words: [], unmet: [] });
  });
});
