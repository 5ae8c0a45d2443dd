import { describe, expect, it } from 'vitest';
import {
  classifyItems,
  collectLists,
  flattenLists,
  listLength,
  transposeLists,
} from '../../../../src/graph/walks/int-lists.ts';

describe('collectLists', () => {
  it('keeps the order of the items within each list, empty lists included', () => {
    const lists = collectLists(4, Int32Array.of(2, 0, 2, 3), Int32Array.of(9, 8, 7, 6));
    expect([...lists.offsets]).toEqual([0, 1, 1, 3, 4]);
    expect([...lists.items]).toEqual([8, 9, 7, 6]);
  });
});

describe('flattenLists', () => {
  it('puts arrays one behind the other', () => {
    const lists = flattenLists([[3, 1], [], [2]]);
    expect([...lists.offsets]).toEqual([0, 2, 2, 3]);
    expect([...lists.items]).toEqual([3, 1, 2]);
    expect([0, 1, 2].map((list) => listLength(lists, list))).toEqual([2, 0, 1]);
  });
});

describe('transposeLists', () => {
  it('gives the lists that hold each item', () => {
    expect(transposeLists(flattenLists([[0, 2], [2], [0]]), 3)).toEqual(flattenLists([[0, 2], [], [0, 1]]));
  });
});

describe('classifyItems', () => {
  it.each([
    {
      name: 'puts items of the same lists into one class',
      lists: [
        [0, 1, 2],
        [0, 2],
      ],
      count: 3,
      classOf: [0, 1, 0],
    },
    { name: 'tells apart items of which one is in more lists', lists: [[0], [0, 1]], count: 2, classOf: [0, 1] },
    { name: 'tells apart items of as many but other lists', lists: [[0], [1]], count: 2, classOf: [0, 1] },
    { name: 'puts items in no list into one class', lists: [[1]], count: 3, classOf: [0, 1, 0] },
    { name: 'numbers classes by their lowest item, not by the lists', lists: [[2], [0]], count: 3, classOf: [0, 1, 2] },
  ])('$name', ({ lists, count, classOf }) => {
    const classes = classifyItems(flattenLists(lists), count);
    expect([...classes.classOf]).toEqual(classOf);
    expect(classes.classes).toBe(Math.max(...classOf) + 1);
  });
});
