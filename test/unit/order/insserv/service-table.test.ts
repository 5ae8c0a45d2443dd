import { describe, expect, it } from 'vitest';
import { ServiceTable } from '../../../../src/order/insserv/service-table.ts';
import { serviceOf, sketchTable } from '../../../support/insserv-table.ts';

const PLACE = { file: 'web', line: 3, column: 1, offset: 0, length: 2 };

describe('a table of services', () => {
  it('keeps services in the order in which they were first named', () => {
    const table = new ServiceTable();
    for (const name of ['b', '__proto__', 'a', 'b']) table.add(name);
    expect(table.services.map(({ name }) => name)).toEqual(['b', '__proto__', 'a']);
    expect(table.find('constructor')).toBeUndefined();
  });

  it('makes a demand strict as soon as one word asks for it without condition, with the place of that word', () => {
    const table = new ServiceTable();
    const [web, db] = [table.add('web'), table.add('db')];
    table.depend(web, db, { direction: 'start', must: false });
    table.depend(web, db, { direction: 'start', must: true, place: PLACE });
    table.depend(web, db, { direction: 'start', must: false });
    expect([...web.needs.values()]).toEqual([{ service: db, must: true, place: PLACE }]);
    expect([...db.node.start.successors]).toEqual([web.node]);
    expect(web.node.start.successors.size).toBe(0);
  });

  it('turns the order round for the stop', () => {
    const table = new ServiceTable();
    const [web, db] = [table.add('web'), table.add('db')];
    table.depend(web, db, { direction: 'stop', must: true });
    expect([...web.node.stop.successors]).toEqual([db.node]);
    expect([...db.beforeStop.keys()]).toEqual([web]);
  });

  it('merges two names of a script: runlevels, followers and demands are those of both', () => {
    const table = sketchTable({
      web: { start: '2' },
      http: { start: '35', after: ['db'] },
      db: {},
      proxy: { after: ['http'] },
    });
    const [web, http, proxy] = [serviceOf(table, 'web'), serviceOf(table, 'http'), serviceOf(table, 'proxy')];
    http.node.script = undefined;
    table.merge(web, http, 'web');
    expect(http.node).toBe(web.node);
    expect(web.node.start.levels).toBe((1 << 2) | (1 << 3) | (1 << 5));
    expect(web.node.start.successors).toContain(proxy.node);
    expect([...web.needs.keys()].map(({ name }) => name)).toEqual(['db']);
    expect(http.duplicate).toBe(true);
    expect(table.nodes.size).toBe(3);
  });

  it('forgets a merged node where others name it, at the next clean-up', () => {
    const table = sketchTable({ web: {}, http: { after: ['db'] }, db: {} });
    const [web, http, db] = [serviceOf(table, 'web'), serviceOf(table, 'http'), serviceOf(table, 'db')];
    http.node.script = undefined;
    table.merge(web, http, 'web');
    expect(db.node.start.successors.size).toBe(1);
    table.cleanUp();
    expect(db.node.start.successors.size).toBe(0);
  });

  it('does not merge names of different scripts', () => {
    const table = sketchTable({ web: {}, http: {} });
    table.merge(serviceOf(table, 'web'), serviceOf(table, 'http'), 'web');
    expect(serviceOf(table, 'http').node).not.toBe(serviceOf(table, 'web').node);
  });

  it('gives a script to one node only', () => {
    const table = new ServiceTable();
    const [first, second] = [table.add('first').node, table.add('second').node];
    expect(table.give(first, 'script')).toBe(true);
    expect(table.give(first, 'script')).toBe(true);
    expect(table.give(first, 'other')).toBe(false);
    table.give(second, 'script');
    expect([first.script, second.script]).toEqual(['script', undefined]);
  });
});
