import { describe, expect, it } from 'vitest';
import type { GroupGraph } from '../../../../src/graph/rings/group.ts';
import { orderGreedily } from '../../../../src/graph/cut/greedy-order.ts';
import { hard, ringOf, soft } from '../../../graph-builder.ts';
import { buildGroup } from '../../../group-builder.ts';

function edgesAgainst(group: GroupGraph, place: Int32Array): readonly string[] {
  const pairs = [...group.from].map((from, edge) => ({ from, to: group.to[edge] ?? 0 }));
  return pairs.filter(({ from, to }) => (place[from] ?? 0) > (place[to] ?? 0)).map(({ from, to }) => `${from} ${to}`);
}

function flagEdges(group: GroupGraph, accept: (from: number, to: number) => boolean): Uint8Array {
  return Uint8Array.from(group.from, (from, edge) => Number(accept(from, group.to[edge] ?? 0)));
}

describe('orderGreedily', () => {
  it('gives each node a place of its own', () => {
    const group = buildGroup(5, [...ringOf(5), soft([3, 1], [2, 2], [0, 3])]);
    const place = orderGreedily(
      group,
      flagEdges(group, () => true),
      flagEdges(group, () => false),
    );
    expect([...place].sort()).toEqual([0, 1, 2, 3, 4]);
  });

  it('has one edge against it on a ring of 100,000 nodes', () => {
    const group = buildGroup(100_000, ringOf(100_000));
    const place = orderGreedily(
      group,
      flagEdges(group, () => true),
      flagEdges(group, () => false),
    );
    expect(edgesAgainst(group, place)).toHaveLength(1);
  });

  it('has no edge against it where those that count make no ring', () => {
    const group = buildGroup(4, [hard([0, 1], [0, 2], [1, 3], [2, 3], [1, 2]), soft([3, 0])]);
    const place = orderGreedily(
      group,
      flagEdges(group, (from) => from !== 3),
      flagEdges(group, () => false),
    );
    expect(edgesAgainst(group, place)).toEqual(['3 0']);
  });

  it('has no kept edge against it, at whatever price', () => {
    const group = buildGroup(5, [hard([3, 4]), soft([4, 0], [4, 1], [4, 2], [0, 3], [1, 3], [2, 3])]);
    const kept = flagEdges(group, (from) => from !== 4);
    expect(
      edgesAgainst(
        group,
        orderGreedily(
          group,
          flagEdges(group, () => true),
          kept,
        ),
      ),
    ).toEqual(['4 0', '4 1', '4 2']);
  });
});
