import { describe, expect, it } from 'vitest';
import { findCutByOrder, ORDERABLE_SCRIPTS } from '../../../../src/graph/cut/by-order.ts';
import { findCutByRings } from '../../../../src/graph/cut/by-rings.ts';
import { stateCutProblem } from '../../../../src/graph/cut/problem.ts';
import { findCut } from '../../../../src/graph/cut/least.ts';
import { countRings } from '../../../../src/graph/rings/count.ts';
import { findRoughCut } from '../../../../src/graph/cut/rough.ts';
import { StepBudget } from '../../../../src/graph/walks/step-budget.ts';
import type { Cut } from '../../../../src/model/cycle.ts';
import { hard, ringOf, soft, type WordSketch } from '../../../graph-builder.ts';
import { buildGroup } from '../../../group-builder.ts';

function cutOf(scripts: number, words: readonly WordSketch[], steps = 1_000_000): Cut {
  const group = buildGroup(scripts, words);
  return findCut(group, countRings(group, 1000, new StepBudget(100_000)).memberships, new StepBudget(steps));
}

describe('findCut', () => {
  it.each([
    { name: 'takes the only word of an arc of a script to itself', scripts: 1, words: [hard([0, 0])], cut: [0] },
    { name: 'takes the first word of a ring of equal words', scripts: 3, words: ringOf(3), cut: [0] },
    {
      name: 'takes the one word that two rings share',
      scripts: 4,
      words: [hard([0, 1]), hard([1, 2]), hard([2, 0]), hard([1, 3]), hard([3, 0])],
      cut: [0],
    },
    {
      name: 'takes the soft word that closes a ring of hard ones',
      scripts: 3,
      words: [hard([0, 1]), hard([1, 2]), soft([2, 0])],
      cut: [2],
    },
    {
      name: 'takes two soft words rather than one hard one',
      scripts: 4,
      words: [hard([0, 1]), soft([1, 2]), soft([1, 3]), hard([2, 0]), hard([3, 0])],
      cut: [1, 2],
    },
    {
      name: 'takes a word that makes an arc of each of two rings',
      scripts: 3,
      words: [hard([1, 0]), hard([1, 2]), hard([0, 1], [2, 1])],
      cut: [2],
    },
    {
      name: 'takes all words of an arc',
      scripts: 2,
      words: [soft([0, 1]), hard([1, 0]), soft([0, 1])],
      cut: [0, 2],
    },
    {
      name: 'takes one hard word rather than a hard and a soft one of one arc',
      scripts: 2,
      words: [soft([0, 1]), hard([0, 1]), hard([1, 0])],
      cut: [2],
    },
    {
      name: 'takes words on more rings where the costs are equal',
      scripts: 4,
      words: [hard([0, 1]), hard([1, 0], [1, 2]), hard([2, 1], [2, 3]), hard([3, 2])],
      cut: [1, 2],
    },
  ])('$name', ({ scripts, words, cut }) => {
    const gone = cut.map((word) => words[word]?.strength);
    expect(cutOf(scripts, words)).toEqual({
      words: cut,
      hard: gone.filter((strength) => strength === 'hard').length,
      soft: gone.filter((strength) => strength === 'soft').length,
      method: 'exact',
    });
  });

  it('is exact for twelve scripts that all wait for each other, whatever the budget', () => {
    const cut = cutOf(12, waitForAll(12), 0);
    // Two scripts of twelve are a ring, so one word for each two has to go; the words that lead back suffice.
    expect(cut).toMatchObject({ hard: 66, soft: 0, method: 'exact' });
  });

  it('is exact for a large group as long as the budget lasts', () => {
    const words = [...ringOf(1000), hard([700, 600]), hard([650, 640]), hard([3, 2])];
    expect(cutOf(1000, words)).toEqual({ words: [2, 640], hard: 2, soft: 0, method: 'exact' });
  });

  it('says that it is a heuristic one where the budget is too small', () => {
    expect(cutOf(ORDERABLE_SCRIPTS + 1, ringOf(ORDERABLE_SCRIPTS + 1), 0)).toMatchObject({
      hard: 1,
      method: 'heuristic',
    });
  });
});

describe('findCutByOrder', () => {
  it('agrees with the search by rings on a group with words of several arcs', () => {
    const words = [
      ...ringOf(6),
      hard([3, 0], [4, 0], [5, 0]),
      soft([2, 1], [2, 5]),
      soft([5, 1], [0, 1]),
      hard([4, 2]),
      soft([4, 2]),
    ];
    const group = buildGroup(6, words);
    const problem = stateCutProblem(group, new Int32Array(group.hardOf.length));
    const cut = findCutByOrder(problem);
    expect(cut).toBeDefined();
    expect(cut).toEqual(findCutByRings(problem, new StepBudget(1_000_000)));
  });

  it.each([
    {
      name: 'leaves a group alone whose words are too many for its table',
      scripts: ORDERABLE_SCRIPTS,
      words: [
        ...ringOf(ORDERABLE_SCRIPTS),
        // All sets of scripts that the last one could wait for.
        ...Array.from({ length: 4096 }, (_, set) => {
          const scripts = [...Array(12).keys()].filter((script) => ((set >> script) & 1) === 1);
          return hard([12, 13], ...scripts.map((script) => [script, 13] as const));
        }),
      ],
    },
    { name: 'leaves a larger group alone', scripts: ORDERABLE_SCRIPTS + 1, words: ringOf(ORDERABLE_SCRIPTS + 1) },
    {
      name: 'leaves a word alone whose arcs have no script in common',
      scripts: 4,
      words: [...ringOf(4), hard([0, 1], [2, 3])],
    },
  ])('$name', ({ scripts, words }) => {
    const group = buildGroup(scripts, words);
    expect(findCutByOrder(stateCutProblem(group, new Int32Array(group.hardOf.length)))).toBeUndefined();
  });
});

describe('findRoughCut', () => {
  it('lets soft words give way to hard ones, even if there are more of them', () => {
    const group = buildGroup(4, [hard([0, 1]), soft([1, 2]), soft([1, 3]), hard([2, 0]), hard([3, 0])]);
    const cut = findRoughCut(stateCutProblem(group, new Int32Array(5)), new StepBudget(1000));
    expect([...cut]).toEqual([0, 1, 1, 0, 0]);
  });

  it('takes both words of an arc', () => {
    const group = buildGroup(3, [soft([0, 1]), soft([0, 1], [0, 2]), hard([1, 0]), hard([2, 1])]);
    const cut = findRoughCut(stateCutProblem(group, new Int32Array(4)), new StepBudget(1000));
    expect([...cut]).toEqual([1, 1, 0, 0]);
  });
});

function waitForAll(scripts: number): readonly WordSketch[] {
  const all = [...Array(scripts).keys()];
  return all.flatMap((first) => all.filter((then) => then !== first).map((then) => hard([first, then])));
}
