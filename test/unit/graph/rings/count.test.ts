import { describe, expect, it } from 'vitest';
import { countRings } from '../../../../src/graph/rings/count.ts';
import { StepBudget } from '../../../../src/graph/walks/step-budget.ts';
import { hard, ringOf, soft, type WordSketch } from '../../../graph-builder.ts';
import { buildGroup } from '../../../group-builder.ts';

/** A word for each two different scripts. */
function complete(scripts: number): readonly WordSketch[] {
  const all = [...Array(scripts).keys()];
  return all.flatMap((first) => all.filter((then) => then !== first).map((then) => hard([first, then])));
}

describe('countRings', () => {
  it.each([
    { name: 'counts an arc of a script to itself', scripts: 1, words: [hard([0, 0])], count: 1 },
    { name: 'counts a ring once, from wherever it is met', scripts: 3, words: ringOf(3), count: 1 },
    {
      name: 'counts parallel arcs once',
      scripts: 2,
      words: [...ringOf(2), soft([0, 1]), soft([1, 0], [1, 0])],
      count: 1,
    },
    {
      name: 'counts rings that share a script',
      scripts: 3,
      words: [hard([0, 1], [1, 0]), hard([1, 2], [2, 1])],
      count: 2,
    },
    {
      name: 'counts a ring and arcs of its scripts to themselves',
      scripts: 2,
      words: [...ringOf(2), hard([0, 0], [1, 1])],
      count: 3,
    },
    // In general: the sum, for k from 2 to n, of (n choose k) (k - 1)!
    {
      name: 'counts the 20 rings of four scripts that all wait for each other',
      scripts: 4,
      words: complete(4),
      count: 20,
    },
    { name: 'counts the 409 rings of six such scripts', scripts: 6, words: complete(6), count: 409 },
  ])('$name', ({ scripts, words, count }) => {
    const rings = countRings(buildGroup(scripts, words), 1000, new StepBudget(1_000_000));
    expect({ count: rings.count, complete: rings.complete }).toEqual({ count, complete: true });
  });

  it('tells for each bundle of words on how many rings it is', () => {
    // Rings 0 1, 0 1 2 and 2 itself; the bundles are, in this order, [0 1], [1 0], [1 2] with [2 0], [2 2].
    const group = buildGroup(3, [hard([0, 1]), hard([1, 0]), soft([1, 2], [2, 0]), soft([2, 2]), soft([0, 1])]);
    expect([...countRings(group, 1000, new StepBudget(1000)).memberships]).toEqual([2, 1, 1, 1]);
  });

  it.each([
    { limit: 19, count: 19, isComplete: false },
    { limit: 20, count: 20, isComplete: true },
    { limit: 0, count: 0, isComplete: false },
  ])('stops at $limit of 20 rings and says whether there are more', ({ limit, count, isComplete }) => {
    const rings = countRings(buildGroup(4, complete(4)), limit, new StepBudget(10_000));
    expect({ count: rings.count, complete: rings.complete }).toEqual({ count, complete: isComplete });
  });

  it('stops when the budget runs out', () => {
    const { count, complete: isComplete } = countRings(buildGroup(8, complete(8)), Infinity, new StepBudget(1000));
    expect(isComplete).toBe(false);
    expect(count).toBeGreaterThan(0);
  });

  it('counts the rings of 100,000 scripts in one ring with chords', () => {
    const words = [...ringOf(100_000), soft([10, 30_000]), soft([52_000, 55_000]), soft([60_000, 50_000])];
    const { count, complete: isComplete } = countRings(buildGroup(100_000, words), 1000, new StepBudget(20_000_000));
    // Two ways past each of the first two chords all round, and two past the second one back over the third.
    expect({ count, isComplete }).toEqual({ count: 6, isComplete: true });
  });
});
