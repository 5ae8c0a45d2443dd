import { describe, expect, it } from 'vitest';
import { analyseCycles } from '../../../../src/graph/rings/analysis.ts';
import { findGroups } from '../../../../src/graph/walks/components.ts';
import type { Cut, CycleGroup } from '../../../../src/model/cycle.ts';
import { buildGraph, hard, ringOf, soft, type WordSketch } from '../../../graph-builder.ts';
import { numbersFrom } from '../../../random-numbers.ts';

/** The groups that are left when the words of all cuts are taken out. */
function groupsWithout(
  scripts: number,
  words: readonly WordSketch[],
  groups: readonly CycleGroup[],
): readonly (readonly number[])[] {
  const cut = new Set(groups.flatMap((group) => group.cut.words));
  return findGroups(
    buildGraph(
      scripts,
      words.map((word, index) => (cut.has(index) ? { ...word, arcs: [] } : word)),
    ),
  );
}

describe('analyseCycles', () => {
  it('has nothing to say on a graph without a cycle', () => {
    expect(analyseCycles(buildGraph(3, [hard([0, 1], [1, 2]), soft([0, 2])]))).toEqual([]);
  });

  it('describes each group, in the order of the scripts', () => {
    const words = [
      hard([4, 3]),
      soft([3, 4]),
      hard([1, 1], [1, 0]),
      hard([2, 3]),
      hard([0, 2]),
      hard([2, 0]),
      soft([3, 4]),
    ];
    const oneHard = (word: number): Cut => ({ words: [word], hard: 1, soft: 0, method: 'exact' });
    const twoSoft: Cut = { words: [1, 6], hard: 0, soft: 2, method: 'exact' };
    expect(analyseCycles(buildGraph(5, words))).toEqual([
      {
        scripts: [0, 2],
        ring: [5, 6],
        ringExact: true,
        rings: { count: 1, complete: true },
        cut: oneHard(5),
        cuts: { cuts: [oneHard(5), oneHard(4)], complete: true },
      },
      {
        scripts: [1],
        ring: [2],
        ringExact: true,
        rings: { count: 1, complete: true },
        cut: oneHard(2),
        cuts: { cuts: [oneHard(2)], complete: true },
      },
      {
        scripts: [3, 4],
        ring: [0, 1],
        ringExact: true,
        rings: { count: 1, complete: true },
        cut: twoSoft,
        cuts: { cuts: [twoSoft, oneHard(0)], complete: true },
      },
    ]);
  });

  it('counts no more rings than asked for', () => {
    const [group] = analyseCycles(buildGraph(3, [hard([0, 1], [1, 0]), hard([1, 2], [2, 1])]), {
      rings: 1,
      steps: 1000,
    });
    expect(group?.rings).toEqual({ count: 1, complete: false });
  });

  it('still looks into groups that come after one that takes all the steps', () => {
    const all = [...Array(20).keys()];
    const tangle = all.flatMap((first) => all.map((then) => hard([first, then])));
    const words = [
      ...tangle,
      ...ringOf(15).map(({ arcs }) => hard(...arcs.map(([a, b]) => [a + 20, b + 20] as const))),
    ];
    const groups = analyseCycles(buildGraph(35, words), { rings: 1000, steps: 200_000 });
    expect(groups.map(({ cut }) => cut.method)).toEqual(['heuristic', 'exact']);
    expect(groups[1]?.rings).toEqual({ count: 1, complete: true });
  });

  it('gives equal results for equal graphs', () => {
    const next = numbersFrom(7);
    const words = Array.from({ length: 400 }, () => soft([next(100), next(100)], [next(100), next(100)]));
    const limits = { rings: 100, steps: 100_000 };
    expect(analyseCycles(buildGraph(100, words), limits)).toEqual(analyseCycles(buildGraph(100, words), limits));
  });

  it('analyses a ring of 100,000 scripts', { timeout: 60_000 }, () => {
    const [group] = analyseCycles(buildGraph(100_000, ringOf(100_000)));
    expect(group).toMatchObject({ ringExact: true, rings: { count: 1, complete: true } });
    expect(group?.ring).toHaveLength(100_000);
    expect(group?.cut).toEqual({ words: [0], hard: 1, soft: 0, method: 'exact' });
  });

  it('cuts a ring of 100,000 scripts with 100,000 chords', { timeout: 60_000 }, () => {
    const next = numbersFrom(1);
    const chords = Array.from({ length: 100_000 }, () => soft([next(100_000), next(100_000)]));
    const words = [...ringOf(100_000), ...chords];
    const groups = analyseCycles(buildGraph(100_000, words), { rings: 10, steps: 1_000_000 });
    expect(groups.map(({ scripts }) => scripts.length)).toEqual([100_000]);
    expect(groups[0]?.cut).toMatchObject({ hard: 1, method: 'heuristic' });
    expect(groupsWithout(100_000, words, groups)).toEqual([]);
  });

  it('cuts a group of 2,000 scripts with 200,000 arcs', { timeout: 60_000 }, () => {
    const next = numbersFrom(2);
    const words = Array.from({ length: 200_000 }, (_, i) => (i % 2 === 0 ? hard : soft)([next(2000), next(2000)]));
    const groups = analyseCycles(buildGraph(2000, words), { rings: 1000, steps: 5_000_000 });
    expect(groups).toHaveLength(1);
    expect(groups[0]?.rings).toEqual({ count: 1000, complete: false });
    expect(groupsWithout(2000, words, groups)).toEqual([]);
  });
});
