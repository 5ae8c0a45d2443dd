/** What insserv makes of the numbers: the list of places, the dependency files, and the links of each runlevel. */
import { describe, expect, it } from 'vitest';
import type { InsservEvent } from '../../../../src/model/insserv-event.ts';
import { linkPathChanges, type InsservLinkChange } from '../../../../src/model/insserv-plan.ts';
import { DepthWalk } from '../../../../src/order/insserv/depth-walk.ts';
import { InsservRun, type InsservOptions, type InsservTree } from '../../../../src/order/insserv/run.ts';
import type { ServiceTable } from '../../../../src/order/insserv/service-table.ts';
import { planDependencyFiles } from '../../../../src/plan/insserv/dependencies.ts';
import { planDanglingLinks, planInsservLinks } from '../../../../src/plan/insserv/runlevel-links.ts';
import { listPlaces } from '../../../../src/plan/insserv/places.ts';
import { serviceOf, sketchTable, type ServiceSketch } from '../../../support/insserv-table.ts';

function orderTable(table: ServiceTable): { readonly start: number; readonly stop: number } {
  const walks = (['start', 'stop'] as const).map((direction) => {
    const walk = new DepthWalk(direction, table.nodes, () => undefined);
    for (const node of table.nodes) walk.visit(node, 1, { version: '1.26', tellsBreaks: false });
    return walk.greatest;
  });
  return { start: walks[0] ?? 0, stop: walks[1] ?? 0 };
}

const SET: Readonly<Record<string, ServiceSketch>> = {
  web: { after: ['db', 'net', 'fs'] },
  db: { after: ['net'] },
  net: {},
  fs: { start: 'S', stop: '' },
  ghost: { isOnlyAskedFor: true },
};

describe('the list of places', () => {
  it('has the stops first, and only scripts with runlevels', () => {
    const table = sketchTable(SET);
    const places = listPlaces(table, orderTable(table));
    expect(places.map(({ kind, depth, script }) => `${kind}:${depth}:${script}`)).toEqual([
      ...['K:1:web', 'K:2:db', 'K:3:net'],
      ...['S:3:web', 'S:2:db', 'S:1:net', 'S:1:fs'],
    ]);
  });

  it('leaves out a direction without numbers', () => {
    const table = sketchTable({ fs: { start: 'S', stop: '' } });
    expect(listPlaces(table, orderTable(table))).toEqual([]);
  });
});

describe('dependency files', () => {
  it('name what a script waits for, but nothing that follows from it', () => {
    const table = sketchTable(SET);
    const [boot, start, stop] = planDependencyFiles(table, orderTable(table));
    expect(boot).toMatchObject({ name: '.depend.boot', targets: ['fs'], rules: [] });
    expect(start).toEqual({
      name: '.depend.start',
      targets: ['net', 'db', 'web'],
      interactive: [],
      rules: [
        { script: 'db', after: ['net'] },
        { script: 'web', after: ['db'] },
      ],
    });
    expect(stop?.targets).toEqual(['web', 'db', 'net']);
    expect(stop?.rules).toContainEqual({ script: 'db', after: ['web'] });
  });

  it('leave out scripts without links, and mark interactive ones', () => {
    const table = sketchTable({ net: { links: 0 }, db: {}, ask: { after: ['db', 'net'] } });
    serviceOf(table, 'ask').interactive = true;
    const [, start] = planDependencyFiles(table, orderTable(table));
    expect(start).toMatchObject({
      targets: ['db', 'ask'],
      interactive: ['ask'],
      rules: [{ script: 'ask', after: ['db'] }],
    });
  });
});

describe('links', () => {
  const options = {
    operands: [],
    isRemoving: false,
    isForced: false,
    isRecursive: false,
    usesDefaults: false,
    isDry: false,
    version: '1.26',
  } as const;

  /** A run on the sketched table whose folder of runlevel 2 has these links. */
  function plan(
    set: Readonly<Record<string, ServiceSketch>>,
    names: readonly string[],
    more: Partial<InsservOptions> = {},
    prepare: (run: InsservRun) => void = () => undefined,
  ): { readonly links: readonly string[]; readonly events: readonly InsservEvent[] } {
    const table = sketchTable(set);
    orderTable(table);
    const events: InsservEvent[] = [];
    const tree: Pick<InsservTree, 'pathOf' | 'folderOf'> = {
      pathOf: (level, name) => `/etc/rc${level}.d/${name}`,
      folderOf: (level) => `../rc${level}.d/`,
    };
    const facilities = { byName: new Map(), interactive: [], findings: [] };
    const plain = new InsservRun({ ...options, ...more }, tree as InsservTree, facilities, (event) => {
      events.push(event);
    });
    const run = Object.assign(plain, { table });
    for (let level = 0; level < 3; level++) {
      const entries = level === 2 ? names.map((name) => ({ name, isLink: true })) : [];
      run.folders.push({ kind: 'listed', entries, isNew: false });
    }
    prepare(run);
    return { links: [...planDanglingLinks(run), ...planInsservLinks(run)].map(wordChange), events };
  }

  function wordChange({ level, before = '-', after = '-', reason }: InsservLinkChange): string {
    return `${level} ${before} ${after} ${reason}`;
  }

  it('are renumbered where they have another number, and otherwise left', () => {
    const { links } = plan({ db: {}, web: { after: ['db'] } }, ['S01db', 'S01web', 'K01web', 'S20other', 'README']);
    expect(links).toEqual(['2 S01web S02web renumbered']);
  });

  it('are made only for what the command line names', () => {
    const set = { db: { stop: '01' }, web: { after: ['db'] } };
    const { links, events } = plan(set, [], { operands: [{ name: 'db' }] });
    expect(links).toEqual(['0 - K02db asked', '1 - K02db asked', '2 - S01db asked']);
    expect(events).toContainEqual({ code: 'enabling', target: '../init.d/db', path: '/etc/rc2.d/S01db' });
  });

  it('of one script are one, whatever numbers there were', () => {
    expect(plan({ db: {} }, ['S01db', 'S05db', 'S07db']).links).toEqual(['2 S05db - surplus', '2 S07db - surplus']);
    expect(plan({ db: {} }, ['S05db', 'S07db']).links).toEqual(['2 S05db S01db renumbered', '2 S07db - surplus']);
  });

  it('go with -r, and with -d where their script has not the runlevel', () => {
    expect(plan({ db: {} }, ['S01db'], { isRemoving: true, operands: [{ name: 'db' }] }).links).toEqual([
      '2 S01db - asked',
    ]);
    expect(plan({ db: { start: '3' } }, ['S01db'], { usesDefaults: true }).links).toEqual(['2 S01db - other-runlevel']);
    expect(plan({ db: { start: '3' } }, ['S01db']).links).toEqual([]);
  });

  it('that lead nowhere go in any case', () => {
    const { links } = plan({ db: {} }, ['S01db', 'S09gone'], {}, (run) =>
      run.dangling.push({ level: 2, name: 'S09gone' }),
    );
    expect(links).toEqual(['2 S09gone - dangling']);
  });

  it('become changes of paths, of which none removes what another has made', () => {
    const change = { level: 2, folder: '/rc2.d', script: 'a', target: '../init.d/a', reason: 'renumbered' } as const;
    const changes = linkPathChanges([
      { ...change, before: 'S01a', after: 'S02a' },
      { ...change, before: 'S02a', after: 'S01a' },
      { ...change, before: 'S03a' },
    ]);
    expect(changes.filter(({ after }) => after.kind === 'absent').map(({ path }) => path)).toEqual(['/rc2.d/S03a']);
    expect(changes.filter(({ after }) => after.kind === 'link').map(({ path }) => path)).toEqual([
      '/rc2.d/S02a',
      '/rc2.d/S01a',
    ]);
  });
});
