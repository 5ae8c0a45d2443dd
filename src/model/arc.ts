/** Arcs of a graph by their numbers, whether they stand in its table or belong to a junction. */
import type { DependencyGraph, Junction } from './graph.ts';

/** Script `first` comes before script `then`, because `word` says so; the same as a row of the table. */
export interface Arc {
  readonly first: number;
  readonly then: number;
  readonly word: number;
  readonly resolution: number;
}

/** Looks an arc up. O(log junctions). @throws {RangeError} if the graph has no such arc */
export function arcOf(graph: DependencyGraph, arc: number): Arc {
  const { first, then, word, resolution } = graph.arcs;
  const [a, b, by, through] = [first[arc], then[arc], word[arc], resolution[arc]];
  if (a !== undefined && b !== undefined && by !== undefined && through !== undefined) {
    return { first: a, then: b, word: by, resolution: through };
  }
  const junction = junctionOf(graph, arc);
  const found = junction && arcIn(graph, junction, arc - junction.firstArc);
  if (found === undefined) throw new RangeError(`the graph has no arc ${arc}`);
  return found;
}

/** The numbers of all arcs, those of junctions behind those of the table. O(m). */
export function* arcNumbers({ arcs, junctions, words }: DependencyGraph): Generator<number, void, undefined> {
  yield* arcs.first.keys();
  for (const junction of junctions) {
    for (const [w, word] of junction.words.entries()) {
      const script = words[word]?.script;
      for (const [p, provider] of junction.providers.entries()) {
        if (provider !== script || junction.hasLoops) yield junction.firstArc + w * junction.providers.length + p;
      }
    }
  }
}

/** The last junction that does not begin behind the arc. */
function junctionOf({ junctions }: DependencyGraph, arc: number): Junction | undefined {
  let [low, high] = [0, junctions.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((junctions[middle]?.firstArc ?? Infinity) <= arc) low = middle + 1;
    else high = middle;
  }
  return junctions[low - 1];
}

function arcIn(graph: DependencyGraph, junction: Junction, index: number): Arc | undefined {
  const { words, providers, resolutions, isBefore } = junction;
  const position = index % providers.length;
  const word = words[(index - position) / providers.length];
  const provider = providers[position];
  const resolution = resolutions[position];
  const script = graph.words[word ?? -1]?.script;
  if (word === undefined || provider === undefined || resolution === undefined || script === undefined)
    return undefined;
  return isBefore
    ? { first: script, then: provider, word, resolution }
    : { first: provider, then: script, word, resolution };
}
