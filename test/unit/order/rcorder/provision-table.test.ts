import { describe, expect, it } from 'vitest';
import { readRcorder } from '../../../../src/header/rcorder/reader.ts';
import {
  buildProvisionTable,
  isInternalName,
  NONE,
  ProvisionTable,
} from '../../../../src/order/rcorder/provision-table.ts';

interface Built {
  readonly table: ProvisionTable;
  readonly unknown: readonly string[];
}

/** The table of scripts 0, 1, 2... given as their header lines, without the leading hash. */
function build(...scripts: readonly (readonly string[])[]): Built {
  const unknown: string[] = [];
  const table = buildProvisionTable(
    scripts.map((lines, i) => ({ file: `f${i}`, header: readRcorder(lines.map((line) => `# ${line}\n`).join('')) })),
    (growing, script, name) => {
      unknown.push(`${script} ${growing.nameOf(name)}`);
    },
  );
  return { table, unknown };
}

function held(table: ProvisionTable, script: number): readonly string[] {
  return Array.from(table.heldBy(script), (name) => table.nameOf(name));
}

function providers(table: ProvisionTable, name: string): readonly number[] {
  return [...table.providersOf(table.intern(name))];
}

function required(table: ProvisionTable, script: number): readonly string[] {
  const names: string[] = [];
  for (let at = table.requirementHead[script] ?? NONE; at !== NONE; at = table.requirementNext[at] ?? NONE) {
    names.push(table.nameOf(table.requirementName[at] ?? NONE));
  }
  return names;
}

describe('buildProvisionTable', () => {
  it('puts everything at the head of its list', () => {
    const { table } = build(['PROVIDE: a b', 'REQUIRE: c d', 'PROVIDE: e'], ['PROVIDE: a'], ['PROVIDE: a']);
    expect(held(table, 0)).toEqual(['e', 'b', 'a']);
    expect(required(table, 0)).toEqual(['d', 'c']);
    expect(providers(table, 'a')).toEqual([2, 1, 0]);
    expect(table.names).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('makes of a BEFORE a provision that the scripts behind it require, the last word first', () => {
    const { table, unknown } = build(['PROVIDE: a', 'BEFORE: x y'], ['PROVIDE: x', 'REQUIRE: a'], ['PROVIDE: x y']);
    expect(held(table, 0)).toEqual(['fake_prov_00000001', 'fake_prov_00000000', 'a']);
    expect(required(table, 1)).toEqual(['fake_prov_00000001', 'a']);
    expect(required(table, 2)).toEqual(['fake_prov_00000001', 'fake_prov_00000000']);
    expect(unknown).toEqual([]);
  });

  it('passes over numbers whose name is taken, by a requirement too', () => {
    const { table } = build(['REQUIRE: fake_prov_00000000 fake_prov_00000002', 'BEFORE: a a'], ['PROVIDE: a']);
    expect(held(table, 0)).toEqual(['fake_prov_00000003', 'fake_prov_00000001']);
  });

  it('tells of a name before which a script is and that was mentioned nowhere so far', () => {
    const { table, unknown } = build(['BEFORE: lost'], ['BEFORE: lost wanted'], ['REQUIRE: wanted']);
    expect(unknown).toEqual(['1 lost']);
    expect(table.everProvided[table.intern('lost')]).toBe(false);
    expect(held(table, 0).length + held(table, 1).length).toBe(3);
  });

  it('keeps hostile names', () => {
    const { table } = build(['PROVIDE: __proto__ constructor'], ['REQUIRE: __proto__']);
    expect(providers(table, '__proto__')).toEqual([0]);
    expect(providers(table, 'toString')).toEqual([]);
  });
});

describe('ProvisionTable', () => {
  it('gives a name the same number each time', () => {
    const table = new ProvisionTable(1);
    expect([table.intern('a'), table.intern('b'), table.intern('a')]).toEqual([0, 1, 0]);
    expect([table.knows('a'), table.knows('c'), table.nameOf(1), table.nameOf(7)]).toEqual([true, false, 'b', '']);
  });

  it.each([
    { unlinked: [0], left: [2, 1] },
    { unlinked: [1], left: [2, 0] },
    { unlinked: [2], left: [1, 0] },
    { unlinked: [1, 0], left: [2] },
    { unlinked: [2, 1, 0], left: [] },
    { unlinked: [0, 1, 2], left: [] },
  ])('takes $unlinked out of the providers of a name, not of what the script holds', ({ unlinked, left }) => {
    const table = new ProvisionTable(3);
    const name = table.intern('a');
    for (const script of [0, 1, 2]) table.provide(script, name);
    for (const entry of unlinked) table.unlinkFromName(entry);
    expect(providers(table, 'a')).toEqual(left);
    expect([0, 1, 2].map((script) => held(table, script))).toEqual([['a'], ['a'], ['a']]);
    expect(table.everProvided[name]).toBe(true);
  });
});

describe('isInternalName', () => {
  it.each([
    { name: 'fake_prov_00000000', internal: true },
    { name: 'fake_prov_', internal: true },
    { name: 'fake_prov', internal: false },
    { name: 'x_fake_prov_1', internal: false },
  ])('says $internal of $name', ({ name, internal }) => {
    expect(isInternalName(name)).toBe(internal);
  });
});
