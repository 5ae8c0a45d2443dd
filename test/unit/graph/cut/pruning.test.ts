import { describe, expect, it } from 'vitest';
import { spareBundles } from '../../../../src/graph/cut/pruning.ts';
import { stateCutProblem } from '../../../../src/graph/cut/problem.ts';
import { StepBudget } from '../../../../src/graph/walks/step-budget.ts';
import { hard, ringOf, soft, type WordSketch } from '../../../graph-builder.ts';
import { buildGroup } from '../../../group-builder.ts';

/** The words that stay in the cut; each word is a bundle of its own in these tests. */
function spare(
  scripts: number,
  words: readonly WordSketch[],
  cut: readonly number[],
  steps = 1_000_000_000,
): readonly number[] {
  const group = buildGroup(scripts, words);
  const isCut = Uint8Array.from(words, (_, word) => Number(cut.includes(word)));
  const all = new Uint8Array(group.to.length).fill(1);
  const problem = stateCutProblem(group, new Int32Array(words.length));
  spareBundles(problem, isCut, isCut.slice(), all, new StepBudget(steps));
  return [...isCut.keys()].filter((word) => isCut[word] === 1);
}

describe('spareBundles', () => {
  it.each([
    { name: 'keeps the only word of a cut', scripts: 3, words: ringOf(3), cut: [1], left: [1] },
    {
      name: 'puts back the words that come late in the order of preference',
      scripts: 3,
      words: ringOf(3),
      cut: [0, 1, 2],
      left: [0],
    },
    {
      name: 'puts back hard words before soft ones',
      scripts: 3,
      words: [hard([0, 1]), hard([1, 2]), soft([2, 0])],
      cut: [0, 1, 2],
      left: [2],
    },
    { name: 'keeps an arc of a script to itself out', scripts: 1, words: [hard([0, 0])], cut: [0], left: [0] },
    {
      name: 'puts back a word whose arcs are there with another word',
      scripts: 3,
      words: [hard([0, 1]), hard([1, 2]), hard([2, 0]), hard([0, 1], [1, 2])],
      cut: [0, 1, 2],
      left: [2],
    },
    {
      name: 'sees a ring that two words put back would close together',
      scripts: 4,
      words: [hard([0, 1]), hard([1, 2]), hard([2, 3]), hard([3, 0])],
      cut: [1, 3],
      left: [1],
    },
    {
      name: 'sees a ring that the arcs of one word close together, and goes on behind it',
      scripts: 4,
      words: [hard([0, 1]), hard([2, 3]), hard([0, 2]), hard([1, 2], [3, 0])],
      cut: [2, 3],
      left: [3],
    },
  ])('$name', ({ scripts, words, cut, left }) => {
    expect(spare(scripts, words, cut)).toEqual(left);
  });

  it('tells of thousands of words which can be spared', () => {
    // A ring of 3,000, with a way back over every third arc; the first arc of the ring breaks the first of these rings
    // too.
    const words = [...ringOf(3000), ...Array.from({ length: 1000 }, (_, i) => soft([3 * i + 1, 3 * i]))];
    const left = [0, ...Array.from({ length: 999 }, (_, i) => 3001 + i)];
    expect(spare(3000, words, [...words.keys()])).toEqual(left);
  });

  it('tells of words with hundreds of arcs whether they can be spared', () => {
    const others = Array.from({ length: 200 }, (_, i) => i + 50);
    const [ahead, back] = [soft(...others.map((i) => [1, i] as const)), soft(...others.map((i) => [i, 1] as const))];
    expect(spare(300, [...ringOf(300), ahead, back], [0, 300, 301])).toEqual([0, 301]);
  });

  it('leaves the cut as it is when there is nothing to spend', () => {
    expect(spare(3, ringOf(3), [0, 1, 2], -1)).toEqual([0, 1, 2]);
  });
});
