import { describe, expect, it } from 'vitest';
import { findShortestRing } from '../../../../src/graph/rings/shortest.ts';
import { StepBudget } from '../../../../src/graph/walks/step-budget.ts';
import { hard, ringOf, soft } from '../../../graph-builder.ts';
import { buildGroup } from '../../../group-builder.ts';

/** Arcs are numbered word by word. */
describe('findShortestRing', () => {
  it.each([
    { name: 'takes an arc of a script to itself for a ring of one', scripts: 1, words: [hard([0, 0])], arcs: [0] },
    {
      name: 'starts at the lowest script',
      scripts: 4,
      words: [hard([2, 1], [3, 2], [1, 3]), hard([1, 0])],
      arcs: [2, 1, 0],
    },
    {
      name: 'prefers the shorter of two rings, wherever it lies',
      scripts: 5,
      words: [hard([0, 1], [1, 2], [2, 0]), hard([2, 3], [3, 4], [4, 3], [3, 0])],
      arcs: [4, 5],
    },
    {
      name: 'prefers an arc of a script to itself over a ring of two',
      scripts: 2,
      words: [hard([0, 1], [1, 0], [1, 1])],
      arcs: [2],
    },
    {
      name: 'prefers the lower lowest script among rings of one length',
      scripts: 4,
      words: [hard([3, 2], [2, 3], [2, 1], [1, 2], [1, 0], [0, 1])],
      arcs: [5, 4],
    },
    {
      name: 'prefers the lower next script where rings of one length part',
      scripts: 4,
      words: [hard([0, 2], [2, 3], [3, 0], [0, 1], [1, 3])],
      arcs: [3, 4, 2],
    },
    {
      name: 'takes the first hard one of parallel arcs, else the first',
      scripts: 2,
      words: [soft([0, 1]), hard([0, 1]), hard([0, 1]), soft([1, 0]), soft([1, 0])],
      arcs: [1, 3],
    },
  ])('$name', ({ scripts, words, arcs }) => {
    expect(findShortestRing(buildGroup(scripts, words), new StepBudget(1000))).toEqual({ arcs, exact: true });
  });

  it('goes all the way round a ring of 100,000 scripts', () => {
    const { arcs, exact } = findShortestRing(buildGroup(100_000, ringOf(100_000)), new StepBudget(1_000_000));
    expect(arcs).toEqual([...Array(100_000).keys()]);
    expect(exact).toBe(true);
  });

  it('finds the short ring that a chord makes of a ring of 100,000 scripts', () => {
    const words = [...ringOf(100_000), soft([60_000, 50_000]), soft([100, 90_000])];
    const { arcs, exact } = findShortestRing(buildGroup(100_000, words), new StepBudget(1_000_000));
    expect(arcs).toEqual([...Array.from({ length: 10_000 }, (_, step) => 50_000 + step), 100_000]);
    expect(exact).toBe(true);
  });

  it('gives a ring without a claim to be the shortest when the budget ends the search', () => {
    const words = [...ringOf(6), soft([3, 2]), soft([5, 4])];
    expect(findShortestRing(buildGroup(6, words), new StepBudget(0))).toEqual({
      arcs: [0, 1, 2, 3, 4, 5],
      exact: false,
    });
  });
});
