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

const FACILITIES: readonly Case[] = [
  {
    name: 'takes a facility for its members',
    conf: '$net b c\n',
    scripts: { a: ['Required-Start: $net'], b: [], c: [] },
    arcs: ['b > a (Required-Start $net, hard)', 'c > a (Required-Start $net, hard)'],
  },
  {
    name: 'takes facilities in all fields, when stopping too',
    direction: 'stop',
    conf: '$net b\n',
    scripts: { a: ['Required-Stop: $net', 'X-Stop-After: $net'], b: [] },
    arcs: ['a > b (Required-Stop $net, hard)', 'b > a (X-Stop-After $net, soft)'],
  },
  {
    name: 'takes facilities in X-Start-Before',
    conf: '$net +b\n',
    scripts: { a: ['X-Start-Before: $net $foo'], b: [] },
    arcs: ['a > b (X-Start-Before $net, soft)'],
    unmet: ['a: X-Start-Before $foo soft'],
  },
  {
    name: 'goes through nested facilities',
    conf: '$remote $local m\n$local +b\n',
    scripts: { a: ['Required-Start: $remote'], b: [], m: [] },
    arcs: ['m > a (Required-Start $remote, hard)', 'b > a (Required-Start $remote, hard)'],
  },
  {
    name: 'takes a facility of optional members for soft',
    conf: '$net +b +c\n',
    scripts: { a: ['Required-Start: $net'], b: [] },
    arcs: ['b > a (Required-Start $net, soft)'],
  },
  {
    name: 'reports the members that are not optional',
    conf: '$net +b c +d e\n',
    scripts: { a: ['Required-Start: $net'], b: [] },
    arcs: ['b > a (Required-Start $net, hard)'],
    unmet: ['a: Required-Start $net (c)', 'a: Required-Start $net (e)'],
  },
  {
    name: 'makes one arc to a script that provides several members',
    conf: '$net b c\n',
    scripts: { a: ['Required-Start: $net'], z: ['Provides: b c'] },
    arcs: ['z > a (Required-Start $net, hard)'],
  },
  {
    name: 'counts a script that provides the facility by its own name',
    conf: '$net +b\n',
    scripts: { a: ['Required-Start: $net $foo'], b: [], z: ['Provides: z $net $foo'] },
    arcs: [
      'z > a (Required-Start $net, hard)',
      'b > a (Required-Start $net, hard)',
      'z > a (Required-Start $foo, hard)',
    ],
  },
  {
    name: 'does not miss the facilities that every system has',
    scripts: { a: ['Required-Start: $local_fs $network $named $portmap $remote_fs $syslog $time'] },
    arcs: [],
  },
  {
    name: 'misses an unknown facility, which a case makes too',
    conf: '$net b\n',
    scripts: { a: ['Required-Start: $foo $Net $LOCAL_FS', 'Should-Start: $bar'], b: [] },
    arcs: [],
    unmet: [
      'a: Required-Start $foo',
      'a: Required-Start $Net',
      'a: Required-Start $LOCAL_FS',
      'a: Should-Start $bar soft',
    ],
  },
  {
    name: 'takes +$net for a service of that name, not for the facility',
    conf: '$net b\n',
    scripts: { a: ['Required-Start: +$net'], b: [] },
    arcs: [],
    unmet: ['a: Required-Start +$net ($net) soft'],
  },
  {
    name: 'takes $null for nothing, in any case and whatever the conf says',
    conf: '$null b\n',
    scripts: { a: ['Required-Start: $null $NULL', 'X-Start-Before: $Null'], b: ['Provides: b $null'] },
    arcs: [],
  },
];

const ALL: readonly Case[] = [
  {
    name: 'starts a script that says $all behind all others of its runlevels',
    scripts: {
      a: ['Required-Start: $all', 'Default-Start: 2 3'],
      b: ['Default-Start: 3'],
      c: ['Default-Start: 4'],
      d: ['Default-Start:'],
      e: ['Default-Start: S 2'],
    },
    arcs: ['b > a (Required-Start $all, soft)', 'e > a (Required-Start $all, soft)'],
  },
  {
    name: 'stops a script that says $all before all others of its runlevels',
    direction: 'stop',
    scripts: {
      a: ['Should-Stop: $ALL', 'Default-Stop: 0'],
      b: ['Default-Stop: 0 6'],
      c: ['Default-Start: 0', 'Default-Stop: 1'],
    },
    arcs: ['a > b (Should-Stop $ALL, soft)'],
  },
  {
    name: 'gives scripts that say $all no order among themselves',
    scripts: {
      a: ['Required-Start: $all', 'Default-Start: 2'],
      b: ['Should-Start: $all', 'Default-Start: 2'],
      c: ['Default-Start: 2'],
    },
    arcs: ['c > a (Required-Start $all, soft)', 'c > b (Should-Start $all, soft)'],
  },
  {
    name: 'counts $all once for a script, and not in X-Start-Before',
    scripts: {
      a: ['Required-Start: $all b', 'Should-Start: $all', 'Default-Start: 2'],
      b: ['X-Start-Before: $all', 'Default-Start: 2'],
    },
    arcs: ['b > a (Required-Start b, hard)', 'b > a (Required-Start $all, soft)'],
  },
  {
    name: 'gives no order to a script that says $all but has no runlevel',
    scripts: { a: ['Required-Start: $all'], b: ['Default-Start: 2'], c: [] },
    arcs: [],
  },
];

describe('buildLsbGraph', () => {
  describe.each([
    ['facilities', FACILITIES],
    ['$all', ALL],
  ] as const)('%s', (_, cases) => {
    it.each(cases)('$name', ({ direction, conf, scripts, arcs, unmet }) => {
      const graph = graphOf(direction ?? 'start', scripts, conf);
      expect(arcsOf(graph)).toEqual(arcs);
      expect(unmetOf(graph)).toEqual(unmet ?? []);
    });
  });

  it('makes k times n arcs for k of 10,000 scripts that say $all', () => {
    const scripts = Array.from({ length: 10_000 }, (_, i) =>
      script(`s${i}`, [i < 5 ? 'Required-Start: $all' : 'Should-Start:', 'Default-Start: 2']),
    );
    expect(buildLsbGraph(scripts, readFacilities([]), 'start').arcs.first.length).toBe(5 * 9_995);
    const everyOne = scripts.map(({ file }) => script(file, ['Required-Start: $all', 'Default-Start: 2']));
    expect(buildLsbGraph(everyOne, readFacilities([]), 'start').arcs.first.length).toBe(0);
  });

  it('builds a chain of 100,000 scripts through facilities', () => {
    const count = 100_000;
    const conf = Array.from({ length: count }, (_, i) => `$f${i} s${i}\n`).join('');
    const scripts = Array.from({ length: count }, (_, i) => script(`s${i}`, [`Required-Start: $f${i + 1}`]));
    const facilities = readFacilities([{ path: 'insserv.conf', text: conf }]);
    const graph = buildLsbGraph(scripts, facilities, 'start');
    expect(graph.arcs.first.length).toBe(count - 1);
    expect(graph.unmet.map(({ name }) => name)).toEqual([`$f${count}`]);
  });
});
