/** Dependency graphs for tests, built from what matters to a graph algorithm: words, their strength and their arcs. */
import type { DependencyGraph, DependencyWord, Strength } from '../src/model/graph.ts';

/** A word, by its strength and the pairs of scripts that it orders. */
export interface WordSketch {
  readonly strength: Strength;
  readonly arcs: readonly (readonly [first: number, then: number])[];
}

/** A word of strength `hard` that orders the given pairs, each the earlier script first. */
export function hard(...arcs: WordSketch['arcs']): WordSketch {
  return { strength: 'hard', arcs };
}

/** A word of strength `soft` that orders the given pairs, each the earlier script first. */
export function soft(...arcs: WordSketch['arcs']): WordSketch {
  return { strength: 'soft', arcs };
}

/** A word for each step of the ring through the scripts 0 to `length - 1` and back to 0. */
export function ringOf(length: number, strength: Strength = 'hard'): readonly WordSketch[] {
  return Array.from({ length }, (_, script) => ({ strength, arcs: [[script, (script + 1) % length]] }));
}

/** A graph of `scripts` scripts called `s0`, `s1`...; the arcs are numbered word by word, in the order given. */
export function buildGraph(scripts: number, words: readonly WordSketch[]): DependencyGraph {
  const pairs = words.flatMap(({ arcs }, word) => arcs.map(([first, then]) => ({ first, then, word })));
  return {
    direction: 'start',
    scripts: Array.from({ length: scripts }, (_, script) => ({ file: pathOf(script), name: `s${script}` })),
    words: words.map(buildWord),
    resolutions: [{ name: '', facilities: [] }],
    arcs: {
      first: Int32Array.from(pairs, ({ first }) => first),
      then: Int32Array.from(pairs, ({ then }) => then),
      word: Int32Array.from(pairs, ({ word }) => word),
      resolution: new Int32Array(pairs.length),
    },
    junctions: [],
    unmet: [],
  };
}

/** Hard words are taken for a REQUIRE of the later script, soft ones for a BEFORE of the earlier. */
function buildWord({ strength, arcs: [[first, then] = [0, 0]] }: WordSketch): DependencyWord {
  const script = strength === 'hard' ? then : first;
  const word = { text: 'x', line: 1, column: 1, offset: 0, length: 1 };
  return { script, field: strength === 'hard' ? 'REQUIRE' : 'BEFORE', word, file: pathOf(script), strength };
}

function pathOf(script: number): string {
  return `/etc/rc.d/s${script}`;
}
