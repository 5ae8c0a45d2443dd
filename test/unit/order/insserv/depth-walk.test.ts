import { describe, expect, it } from 'vitest';
import type { InsservEvent } from '../../../../src/model/insserv-event.ts';
import { DepthWalk } from '../../../../src/order/insserv/depth-walk.ts';
import { Service, type Node } from '../../../../src/order/insserv/service.ts';
import type { ServiceTable } from '../../../../src/order/insserv/service-table.ts';
import { serviceOf, sketchTable } from '../../../support/insserv-table.ts';

const RULES = { version: '1.26', tellsBreaks: true } as const;
const MANY = 100_000;

interface Walked {
  readonly events: readonly InsservEvent[];
  readonly greatest: number;
}

function walkAll(nodes: readonly Node[] | ReadonlySet<Node>, direction: 'start' | 'stop' = 'start'): Walked {
  const events: InsservEvent[] = [];
  const walk = new DepthWalk(direction, nodes, (event) => events.push(event));
  for (const node of nodes) walk.visit(node, node[direction].least, RULES);
  return { events, greatest: walk.greatest };
}

function depths(table: ServiceTable, direction: 'start' | 'stop' = 'start'): Record<string, number> {
  return Object.fromEntries(table.services.map(({ name, node }) => [name, node[direction].depth]));
}

/** Nodes of runlevel 2, each before the next one; the last before the first if it is a ring. */
function line(count: number, isRing: boolean): readonly Node[] {
  const nodes = Array.from({ length: count }, (_, i) => new Service(`s${i}`).node);
  for (const [i, node] of nodes.entries()) {
    node.start.levels = 1 << 2;
    const next = nodes[i + 1] ?? (isRing ? nodes[0] : undefined);
    if (next !== undefined) node.start.successors.add(next);
  }
  return nodes;
}

describe('a walk', () => {
  it('numbers each script by its longest path, whatever their order is', () => {
    const table = sketchTable({ web: { after: ['db', 'net'] }, db: { after: ['net'] }, net: {}, log: {} });
    expect(walkAll(table.nodes)).toEqual({ events: [], greatest: 3 });
    expect(depths(table)).toEqual({ web: 3, db: 2, net: 1, log: 1 });
    walkAll(table.nodes, 'stop');
    expect(depths(table, 'stop')).toEqual({ web: 1, db: 2, net: 3, log: 1 });
  });

  it('lets scripts that share no runlevel be', () => {
    const table = sketchTable({
      a: { start: '2' },
      b: { start: '35', after: ['a'] },
      c: { start: '23', after: ['b'] },
    });
    walkAll(table.nodes);
    expect(depths(table)).toEqual({ a: 1, b: 1, c: 2 });
  });

  it('counts depths in S alone for nothing', () => {
    const table = sketchTable({ a: { start: 'S' }, b: { start: 'S', after: ['a'] }, c: { start: '2' } });
    expect(walkAll(table.nodes).greatest).toBe(1);
    expect(depths(table)).toEqual({ a: 1, b: 2, c: 1 });
  });

  it('tells of a ring at its own scripts alone, each once at most, and ends', () => {
    const table = sketchTable({ a: { after: ['c'] }, b: { after: ['a'] }, c: { after: ['b'] }, d: { after: ['c'] } });
    const { events } = walkAll(table.nodes);
    const loops = events.filter(({ code }) => code === 'loop-between' || code === 'loop-at');
    expect(loops.length).toBeGreaterThan(0);
    expect(loops.length).toBeLessThanOrEqual(3);
    expect(JSON.stringify(loops)).not.toContain('"d"');
    for (const { node } of table.services) expect(node.start.scanning).toBe(false);
  });

  it('puts nothing behind a script that says $all', () => {
    const table = sketchTable({ last: {}, web: { after: ['last'] } });
    serviceOf(table, 'last').startsLast = true;
    const { events } = walkAll(table.nodes);
    expect(events).toContainEqual({ code: 'all-start', later: 'web', earlier: 'last' });
  });

  it('ends at 99, and says so once for each script', () => {
    const nodes = line(150, false);
    const { events, greatest } = walkAll([...nodes].reverse());
    expect(greatest).toBe(99);
    expect(nodes.slice(0, 100).map(({ start }) => start.depth)).toEqual(
      Array.from({ length: 100 }, (_, i) => Math.min(i + 1, 99)),
    );
    expect(new Set(events.map(({ code }) => code))).toEqual(new Set(['too-deep']));
    expect(events.length).toBeLessThanOrEqual(150);
  });
});

describe('the walk over a hundred thousand scripts', () => {
  it.each([
    { shape: 'chain', isRing: false },
    { shape: 'ring', isRing: true },
  ])('comes to the end of a $shape', ({ isRing }) => {
    const nodes = line(MANY, isRing);
    const { events, greatest } = walkAll(nodes);
    expect(greatest).toBe(99);
    expect(new Set(nodes.map(({ start }) => start.depth))).toEqual(
      new Set(Array.from({ length: 99 }, (_, i) => i + 1)),
    );
    expect(nodes.some(({ start }) => start.scanning)).toBe(false);
    expect(new Set(events.map(({ code }) => code))).toContain('too-deep');
  });

  it('comes to the end where all of them are before one', () => {
    const nodes = line(MANY, false);
    const [hub] = nodes;
    for (const node of nodes) {
      node.start.successors.clear();
      if (hub !== undefined && node !== hub) node.start.successors.add(hub);
    }
    expect(walkAll(nodes)).toEqual({ events: [], greatest: 2 });
    expect(hub?.start.depth).toBe(2);
  });

  it.each([
    { shape: 'chain', isRing: false },
    { shape: 'ring', isRing: true },
  ])('does twice the work for a $shape of twice the length, from either end', ({ isRing }) => {
    for (const isBackwards of [false, true]) {
      const looks = [400, 800].map((count) => {
        const nodes = line(count, isRing);
        let seen = 0;
        for (const { start } of nodes) {
          const { levels } = start;
          Object.defineProperty(start, 'levels', {
            get: () => {
              seen += 1;
              return levels;
            },
          });
        }
        walkAll(isBackwards ? nodes.toReversed() : nodes);
        return seen;
      });
      const [once = 0, twice = 0] = looks;
      expect(once).toBeGreaterThan(250);
      expect(twice).toBeLessThan(3 * once);
    }
  });
});
