import { describe, expect, it } from 'vitest';
import { findGroups, GroupSearch } from '../../../../src/graph/walks/components.ts';
import { buildGraph, hard, ringOf, soft } from '../../../graph-builder.ts';

describe('findGroups', () => {
  it.each([
    { name: 'finds no group in an empty graph', scripts: 0, words: [], groups: [] },
    { name: 'finds no group in a chain', scripts: 3, words: [hard([0, 1]), hard([1, 2])], groups: [] },
    {
      name: 'finds no group in a diamond',
      scripts: 4,
      words: [hard([0, 1], [0, 2]), hard([1, 3], [2, 3])],
      groups: [],
    },
    { name: 'takes a script that waits for itself for a group', scripts: 2, words: [hard([1, 1])], groups: [[1]] },
    {
      name: 'lists the scripts of a ring in ascending order',
      scripts: 3,
      words: [hard([2, 0], [0, 1], [1, 2])],
      groups: [[0, 1, 2]],
    },
    {
      name: 'orders groups by their first script, whatever leads to which',
      scripts: 5,
      words: [hard([3, 4]), hard([4, 3]), soft([4, 0]), hard([0, 2]), hard([2, 0]), hard([1, 1])],
      groups: [[0, 2], [1], [3, 4]],
    },
    {
      name: 'keeps rings that share a script in one group',
      scripts: 4,
      words: [hard([0, 1], [1, 0]), hard([1, 2], [2, 1]), hard([2, 3])],
      groups: [[0, 1, 2]],
    },
  ])('$name', ({ scripts, words, groups }) => {
    expect(findGroups(buildGraph(scripts, words))).toEqual(groups);
  });

  it('walks a chain of 100,000 scripts', () => {
    expect(findGroups(buildGraph(100_000, ringOf(100_000).slice(1)))).toEqual([]);
  });

  it('walks a ring of 100,000 scripts', () => {
    expect(findGroups(buildGraph(100_000, ringOf(100_000))).map((group) => group.length)).toEqual([100_000]);
  });
});

describe('GroupSearch', () => {
  it('keeps to the nodes of the part that it is asked about', () => {
    // The ring 0 1 2 3, with the ring 1 2 inside.
    const search = new GroupSearch({ offsets: Int32Array.of(0, 1, 2, 4, 5), targets: Int32Array.of(1, 2, 1, 3, 0) });
    expect(search.search([0, 1, 2, 3], Int32Array.of(7, 7, 7, 7), 7)).toEqual([[0, 1, 2, 3]]);
    expect(search.search([1, 2, 3], Int32Array.of(0, 7, 7, 7), 7)).toEqual([[1, 2]]);
    expect(search.search([0, 1, 3], Int32Array.of(7, 7, 0, 7), 7)).toEqual([]);
  });
});
