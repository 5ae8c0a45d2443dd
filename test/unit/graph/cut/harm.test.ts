import { describe, expect, it } from 'vitest';
import { analyseCycles } from '../../../../src/graph/rings/analysis.ts';
import type { DependencyGraph } from '../../../../src/model/graph.ts';
import { buildGraph, hard, ringOf, soft, type WordSketch } from '../../../graph-builder.ts';

/** The graph with its scripts at these paths. */
function graphAt(files: readonly string[], words: readonly WordSketch[]): DependencyGraph {
  const graph = buildGraph(files.length, words);
  return { ...graph, scripts: graph.scripts.map((script, i) => ({ ...script, file: files[i] ?? '' })) };
}

function proposed(graph: DependencyGraph): readonly (readonly number[])[] {
  return analyseCycles(graph).map(({ cut }) => cut.words);
}

describe('of equal cuts', () => {
  it('the word of the script for which fewest others ask is proposed', () => {
    // A ring of 0, 1 and 2. Two more ask for 0, one for 1: the word of 2 is word 1.
    const words = [...ringOf(3), hard([0, 3]), hard([0, 4]), hard([1, 3])];
    expect(proposed(buildGraph(5, words))).toEqual([[1]]);
  });

  it('what a script puts behind itself by its own words does not count as asking', () => {
    const words = [...ringOf(2), soft([1, 2]), soft([1, 3]), hard([0, 4])];
    // Word 0 is in script 1, which nobody but 0 asks for.
    expect(proposed(buildGraph(5, words))).toEqual([[0]]);
  });

  it.each([
    { files: ['etc/rc.d/a', 'usr/local/etc/rc.d/b'], word: 0 },
    { files: ['usr/local/etc/rc.d/a', 'etc/rc.d/b'], word: 1 },
    { files: ['base/a', 'added/b'], word: 0 },
  ])('a word of a local script goes before one of the base: $files', ({ files, word }) => {
    // Word 0 is in script 1, and word 1 in script 0; many ask for the local one.
    const local = word === 0 ? 1 : 0;
    const names = [...files, 'x', 'y'].map((file, i) => (i < 2 ? file : `${files[0] ?? ''}-${file}`));
    expect(proposed(graphAt(names, [...ringOf(2), hard([local, 2]), hard([local, 3])]))).toEqual([[word]]);
  });

  it('few hard words still come first', () => {
    expect(proposed(graphAt(['etc/rc.d/a', 'usr/local/etc/rc.d/b'], [hard([0, 1]), soft([1, 0])]))).toEqual([[1]]);
    expect(proposed(graphAt(['usr/local/etc/rc.d/a', 'etc/rc.d/b'], [hard([1, 0]), soft([0, 1])]))).toEqual([[1]]);
    expect(proposed(graphAt(['etc/rc.d/a', 'usr/local/etc/rc.d/b'], [soft([0, 1]), hard([1, 0])]))).toEqual([[0]]);
  });
});
