/** What comes behind the walk: guessed places, interactive scripts, and `$all`. */
import { describe, expect, it } from 'vitest';
import type { InsservEvent } from '../../../../src/model/insserv-event.ts';
import { resolveAll } from '../../../../src/order/insserv/all-services.ts';
import { DepthWalk } from '../../../../src/order/insserv/depth-walk.ts';
import { guessPlaces } from '../../../../src/order/insserv/guess.ts';
import { separateInteractive } from '../../../../src/order/insserv/interactive.ts';
import type { ServiceTable } from '../../../../src/order/insserv/service-table.ts';
import { serviceOf, sketchTable } from '../../../support/insserv-table.ts';

const RULES = { version: '1.26', tellsBreaks: false } as const;

function order(table: ServiceTable): { readonly walk: DepthWalk; readonly events: InsservEvent[] } {
  const events: InsservEvent[] = [];
  const walk = new DepthWalk('start', table.nodes, (event) => events.push(event));
  for (const node of table.nodes) walk.visit(node, node.start.least, RULES);
  return { walk, events };
}

function depths(table: ServiceTable): Record<string, number> {
  return Object.fromEntries(table.services.map(({ name, node }) => [name, node.start.depth]));
}

describe('a name that is only asked for', () => {
  it('is guessed to stand right before the first that asks', () => {
    const table = sketchTable({
      net: {},
      db: { after: ['net'] },
      web: { after: ['db', 'ghost'] },
      ghost: { isOnlyAskedFor: true },
    });
    order(table);
    guessPlaces(table.nodes, () => undefined);
    expect(serviceOf(table, 'ghost').node.start).toMatchObject({ depth: 2, levels: 1 << 2 });
  });

  it('is guessed to be in S where the first that asks is the very first', () => {
    const table = sketchTable({ web: { after: ['ghost'] }, ghost: { isOnlyAskedFor: true } });
    order(table);
    guessPlaces(table.nodes, () => undefined);
    expect(serviceOf(table, 'ghost').node.start.levels).toBe(1 << 7);
  });

  it('gets no place where it is a facility, which is told', () => {
    const table = sketchTable({ $net: { isOnlyAskedFor: true } });
    const events: InsservEvent[] = [];
    guessPlaces(table.nodes, (event) => events.push(event));
    expect(new Set(events.map((event) => JSON.stringify(event)))).toEqual(
      new Set([JSON.stringify({ code: 'not-expanded', service: '$net' })]),
    );
  });
});

describe('an interactive script', () => {
  it('has its number for itself, and what follows the others moves along', () => {
    const table = sketchTable({ ask: {}, log: {}, web: { after: ['log'] }, rescue: { start: '1' } });
    serviceOf(table, 'ask').interactive = true;
    const { walk, events } = order(table);
    expect(depths(table)).toEqual({ ask: 1, log: 1, web: 2, rescue: 1 });
    separateInteractive(table, walk, RULES, (event) => events.push(event));
    expect(depths(table)).toEqual({ ask: 1, log: 2, web: 3, rescue: 1 });
    expect(events).toEqual([]);
  });

  it('is kept apart from other interactive ones too', () => {
    const table = sketchTable({ a: {}, b: {}, c: {} });
    for (const name of ['a', 'b', 'c']) serviceOf(table, name).interactive = true;
    const { walk } = order(table);
    separateInteractive(table, walk, RULES, () => undefined);
    expect(depths(table)).toEqual({ a: 1, b: 2, c: 3 });
  });
});

describe('$all', () => {
  it('puts a script behind all that share a runlevel and do not say it', () => {
    const table = sketchTable({ last: {}, also: {}, net: {}, web: { after: ['net'] }, rescue: { start: '1' } });
    for (const name of ['last', 'also']) serviceOf(table, name).startsLast = true;
    resolveAll(table);
    order(table);
    expect(depths(table)).toEqual({ last: 3, also: 3, net: 1, web: 2, rescue: 1 });
  });
});
