import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseCycles, DEFAULT_CYCLE_LIMITS } from '../../src/graph/rings/analysis.ts';
import type { Cut } from '../../src/model/cycle.ts';
import { buildGraph, type WordSketch } from '../graph-builder.ts';
import { compareNumbers, isAcyclic, listCuts } from '../graph-oracle.ts';

interface Sketch {
  readonly scripts: number;
  readonly words: readonly WordSketch[];
}

/** Graphs of a few scripts, with words as headers have them: all arcs of a word are at one script. */
function sketches(mostScripts: number, mostWords: number): fc.Arbitrary<Sketch> {
  return fc.integer({ min: 1, max: mostScripts }).chain((scripts) => {
    const script = fc.nat({ max: scripts - 1 });
    const word = fc
      .record({
        strength: fc.constantFrom('hard' as const, 'soft' as const),
        own: script,
        others: fc.array(script, { minLength: 1, maxLength: 2 }),
      })
      .map(({ strength, own, others }): WordSketch => ({
        strength,
        arcs: others.map((other) => (strength === 'soft' ? [own, other] : [other, own])),
      }));
    return fc.record({ scripts: fc.constant(scripts), words: fc.array(word, { maxLength: mostWords, size: 'max' }) });
  });
}

function wordsWithin(members: readonly number[], words: readonly WordSketch[]): readonly WordSketch[] {
  return words.map(({ strength, arcs }) => ({
    strength,
    arcs: arcs.filter((pair) => pair.every((script) => members.includes(script))),
  }));
}

function costsOf(cuts: readonly Cut[]): readonly (readonly number[])[] {
  return cuts.map(({ hard, soft }) => [hard, soft]);
}

describe('the cuts of a group', () => {
  it('are all that have no more words than the least one, and it comes first', () => {
    fc.assert(
      fc.property(sketches(6, 9), ({ scripts, words }) => {
        for (const { scripts: members, cut, cuts } of analyseCycles(buildGraph(scripts, words))) {
          const all = listCuts(scripts, wordsWithin(members, words), cut.words.length);
          expect(cuts.complete).toBe(true);
          expect(cuts.cuts[0]).toEqual(cut);
          expect(cuts.cuts.map((each) => each.words).toSorted(compareNumbers)).toEqual(all.toSorted(compareNumbers));
          expect(costsOf(cuts.cuts)).toEqual(costsOf(cuts.cuts).toSorted(compareNumbers));
          for (const each of cuts.cuts) {
            expect(each.hard).toBe(each.words.filter((word) => words[word]?.strength === 'hard').length);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('take no word that is kept; there are none only if the kept words make a ring alone', () => {
    fc.assert(
      fc.property(sketches(6, 9), fc.nat(), ({ scripts, words }, mask) => {
        const isKept = (word: number): boolean => ((mask >> word) & 1) === 1;
        for (const { scripts: members, cut, cuts } of analyseCycles(
          buildGraph(scripts, words),
          DEFAULT_CYCLE_LIMITS,
          isKept,
        )) {
          const within = wordsWithin(members, words);
          const isPossible = isAcyclic(
            scripts,
            within.filter((_, word) => isKept(word)),
          );
          expect(cuts.cuts.length > 0).toBe(isPossible);
          const wanted = listCuts(scripts, within, cut.words.length).filter((each) => !each.some(isKept));
          if (isPossible) {
            expect(cuts.cuts.map((each) => each.words).toSorted(compareNumbers)).toEqual(
              wanted.toSorted(compareNumbers),
            );
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are few where the steps are few, and the proposed one is among them', () => {
    fc.assert(
      fc.property(sketches(8, 24), fc.integer({ min: 0, max: 3000 }), ({ scripts, words }, steps) => {
        for (const { cut, cuts } of analyseCycles(buildGraph(scripts, words), { rings: 100, steps })) {
          expect(cuts.cuts[0]).toEqual(cut);
          for (const each of cuts.cuts) expect(each.words.length).toBeLessThanOrEqual(cut.words.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});
