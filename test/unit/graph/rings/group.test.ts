import { describe, expect, it } from 'vitest';
import type { GroupGraph } from '../../../../src/graph/rings/group.ts';
import type { IntLists } from '../../../../src/graph/walks/int-lists.ts';
import { hard, soft } from '../../../graph-builder.ts';
import { buildGroups } from '../../../group-builder.ts';

function listsIn({ offsets, items }: IntLists): readonly (readonly number[])[] {
  return [...offsets.subarray(1)].map((end, list) => [...items.subarray(offsets[list], end)]);
}

function edgesIn({ from, to }: GroupGraph): readonly (readonly [number, number])[] {
  return [...from].map((node, edge) => [node, to[edge] ?? -1]);
}

describe('extractGroups', () => {
  it('numbers the scripts of a group from 0 and sorts its edges by both ends', () => {
    const [group] = buildGroups(6, [hard([5, 2], [2, 4]), hard([4, 5], [4, 2])]);
    expect(group?.scripts).toEqual([2, 4, 5]);
    expect(group && edgesIn(group)).toEqual([
      [0, 1],
      [1, 0],
      [1, 2],
      [2, 0],
    ]);
    expect(group && [...group.offsets]).toEqual([0, 1, 3, 4]);
    expect(group && listsIn(group.incoming)).toEqual([[1, 3], [0], [2]]);
  });

  it('leaves out arcs that lead out of a group or into it', () => {
    const groups = buildGroups(5, [hard([0, 1], [1, 0], [1, 2], [2, 3]), hard([3, 4], [4, 3], [2, 4])]);
    expect(groups.map(({ scripts }) => scripts)).toEqual([
      [0, 1],
      [3, 4],
    ]);
    expect(groups.map((group) => edgesIn(group).length)).toEqual([2, 2]);
  });

  it.each([
    { name: 'lets the first of parallel arcs stand for the edge', words: [soft([0, 1]), soft([0, 1])], arc: 0 },
    {
      name: 'lets the first hard one of parallel arcs stand for the edge',
      words: [soft([0, 1]), hard([0, 1]), hard([0, 1])],
      arc: 1,
    },
  ])('$name', ({ words, arc }) => {
    const [group] = buildGroups(2, [...words, hard([1, 0])]);
    expect(group?.arc[0]).toBe(arc);
  });

  it('bundles words that make the same edges, and only those', () => {
    const words = [hard([0, 1]), soft([1, 0]), soft([0, 1]), hard([0, 1], [1, 0]), soft([1, 0])];
    const [group] = buildGroups(2, words);
    expect(group && listsIn(group.wordsOf)).toEqual([[0, 2], [1, 4], [3]]);
    expect(group && [...group.hardOf]).toEqual([1, 0, 1]);
    expect(group && listsIn(group.bundlesOf)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(group && listsIn(group.edgesOf)).toEqual([[0], [1], [0, 1]]);
  });

  it('bundles words that differ only in edges outside of the group', () => {
    const [group] = buildGroups(3, [hard([0, 1]), hard([0, 1], [0, 2]), hard([1, 0])]);
    expect(group && listsIn(group.wordsOf)).toEqual([[0, 1], [2]]);
  });

  it('takes a word that makes one edge twice for one maker', () => {
    const [group] = buildGroups(2, [hard([0, 1], [0, 1]), hard([1, 0])]);
    expect(group && listsIn(group.bundlesOf)).toEqual([[0], [1]]);
  });

  it('shares one word out to all groups in which it makes edges', () => {
    const groups = buildGroups(4, [hard([0, 1], [1, 0], [2, 3], [3, 2])]);
    expect(groups.map(({ wordsOf }) => listsIn(wordsOf))).toEqual([[[0]], [[0]]]);
  });
});
