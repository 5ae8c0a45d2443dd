import { describe, expect, it } from 'vitest';
import { reduceSets } from '../../../../src/graph/cut/hitting-reduction.ts';
import { solveHittingSet } from '../../../../src/graph/cut/hitting-set.ts';
import { StepBudget } from '../../../../src/graph/walks/step-budget.ts';

describe('reduceSets', () => {
  it.each([
    { name: 'chooses the element of a set of one', sets: [[1]], costs: [1, 1], chosen: [1], left: [] },
    { name: 'drops sets that a choice hits', sets: [[1], [0, 1]], costs: [1, 1], chosen: [1], left: [] },
    { name: 'keeps the cheapest of elements in the same sets', sets: [[0, 1]], costs: [2, 1], chosen: [1], left: [] },
    { name: 'keeps the preferred of equal elements', sets: [[1, 0]], costs: [1, 1], chosen: [0], left: [] },
    {
      name: 'drops elements for one that hits more at no more cost',
      sets: [
        [0, 1],
        [0, 2],
      ],
      costs: [1, 1, 2],
      chosen: [0],
      left: [],
    },
    {
      name: 'keeps preferred elements that hit less at the same cost',
      sets: [
        [0, 2],
        [1, 2],
      ],
      costs: [1, 1, 1],
      chosen: [],
      left: [
        [0, 2],
        [1, 2],
      ],
    },
    {
      name: 'drops a set that contains another',
      sets: [
        [0, 1, 2],
        [0, 1],
        [1, 2],
        [0, 2],
      ],
      costs: [1, 1, 1],
      chosen: [],
      left: [
        [0, 1],
        [1, 2],
        [0, 2],
      ],
    },
    {
      name: 'keeps one of equal sets',
      sets: [
        [0, 1],
        [1, 2],
        [2, 0],
        [1, 0],
      ],
      costs: [1, 1, 1],
      chosen: [],
      left: [
        [0, 1],
        [1, 2],
        [2, 0],
      ],
    },
  ])('$name', ({ sets, costs, chosen, left }) => {
    const reduced = reduceSets(sets, Float64Array.from(costs), new StepBudget(1000));
    expect(reduced && { ...reduced, chosen: [...reduced.chosen].sort() }).toEqual({ chosen, sets: left });
  });

  it('gives up when the budget runs out', () => {
    expect(reduceSets([[0, 1]], Float64Array.of(1, 1), new StepBudget(5))).toBeUndefined();
  });
});

describe('solveHittingSet', () => {
  it.each([
    { name: 'chooses nothing where there is nothing to hit', sets: [], costs: [1], answer: [] },
    {
      name: 'takes two cheap elements rather than a dear one',
      sets: [
        [0, 2],
        [1, 2],
      ],
      costs: [1, 1, 3],
      answer: [0, 1],
    },
    {
      name: 'takes one dear element rather than two that cost more',
      sets: [
        [0, 2],
        [1, 2],
      ],
      costs: [2, 2, 3],
      answer: [2],
    },
    {
      name: 'takes the preferred of two answers of one cost',
      sets: [
        [0, 2],
        [1, 2],
      ],
      costs: [1, 2, 3],
      answer: [0, 1],
    },
    {
      name: 'takes the answer with the preferred element on a cycle of five sets',
      sets: [
        [4, 3],
        [3, 2],
        [2, 1],
        [1, 0],
        [0, 4],
      ],
      costs: [1, 1, 1, 1, 1],
      answer: [0, 1, 3],
    },
    {
      name: 'answers for parts that have nothing in common',
      sets: [
        [0, 1],
        [1, 2],
        [2, 0],
        [3, 4],
        [4, 5],
        [5, 3],
      ],
      costs: [1, 1, 1, 2, 2, 1],
      answer: [0, 1, 3, 5],
    },
  ])('$name', ({ sets, costs, answer }) => {
    const solved = solveHittingSet(sets, Float64Array.from(costs), new StepBudget(100_000));
    expect(solved && [...solved].sort()).toEqual(answer);
  });

  it('gives up when the budget runs out', () => {
    const pairs = Array.from({ length: 9 }, (_, i) => Array.from({ length: i }, (_, j) => [i, j])).flat();
    expect(solveHittingSet(pairs, new Float64Array(9).fill(1), new StepBudget(2500))).toBeUndefined();
    expect(solveHittingSet(pairs, new Float64Array(9).fill(1), new StepBudget(1_000_000))).toHaveLength(8);
  });
});
