/** The edges of a picture: one for each pair of scripts, with all words that make it. */
import { arcNumbers, arcOf } from '../model/arc.ts';
import type { CycleGroup } from '../model/cycle.ts';
import type { DependencyGraph, DependencyWord } from '../model/graph.ts';
import type { EdgeKind, EdgeWord } from '../model/picture.ts';
import { placeIn } from '../model/place.ts';

/** An edge before it is known what others say; its ends are scripts of the graph. */
export interface EdgeDraft {
  readonly from: number;
  readonly to: number;
  readonly kind: EdgeKind;
  readonly words: readonly EdgeWord[];
  readonly isOnRing: boolean;
  readonly isCut: boolean;
}

/** More arcs than this are no picture, whoever draws it. */
export const MOST_ARCS: number = 400_000;

/** How many arcs a graph has, those of its junctions included. O(junctions). */
export function countArcs({ arcs, junctions }: DependencyGraph): number {
  return junctions.reduce((sum, { words, providers }) => sum + words.length * providers.length, arcs.first.length);
}

/**
 * All edges, by their ends, ascending. O(m log m).
 *
 * @param isReversed whether what is last is drawn first: the stop of scripts whose headers know the start only
 */
export function collectEdges(
  graph: DependencyGraph,
  groups: readonly CycleGroup[],
  isReversed: boolean,
): readonly EdgeDraft[] {
  const arcsOfPair = new Map<string, { from: number; to: number; arcs: number[] }>();
  for (const number of arcNumbers(graph)) {
    const { first, then } = arcOf(graph, number);
    const [from, to] = isReversed ? [then, first] : [first, then];
    const known = arcsOfPair.get(`${from} ${to}`);
    if (known === undefined) arcsOfPair.set(`${from} ${to}`, { from, to, arcs: [number] });
    else known.arcs.push(number);
  }
  const rings = new Set(groups.flatMap(({ ring }) => ring).map((arc) => pairOf(graph, arc, isReversed)));
  const cut = new Set(groups.flatMap((group) => group.cut.words));
  return [...arcsOfPair.entries()]
    .map(([pair, { from, to, arcs }]): EdgeDraft => {
      const words = [...new Set(arcs.map((arc) => arcOf(graph, arc).word))].sort((a, b) => a - b);
      const declared = words.flatMap((word) => graph.words[word] ?? []);
      return {
        from,
        to,
        kind: strongest(declared.map(kindOf)),
        words: declared.map(toEdgeWord),
        isOnRing: rings.has(pair),
        isCut: words.every((word) => cut.has(word)),
      };
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Both ends of an arc, as one key. */
export function pairOf(graph: DependencyGraph, arc: number, isReversed: boolean): string {
  const { first, then } = arcOf(graph, arc);
  return isReversed ? `${then} ${first}` : `${first} ${then}`;
}

export function toEdgeWord({ field, word, file }: DependencyWord): EdgeWord {
  return { field, word: word.text, place: placeIn(file, word) };
}

/** A required name that is marked as optional asks for an order only, as a Should- field does. */
function kindOf({ field, strength }: DependencyWord): EdgeKind {
  if (field === 'BEFORE' || field === 'X-Start-Before') return 'before';
  if (field === 'X-Stop-After') return 'after';
  return strength === 'hard' ? 'require' : 'should';
}

const BY_STRENGTH: readonly EdgeKind[] = ['require', 'should', 'before', 'after'];

function strongest(kinds: readonly EdgeKind[]): EdgeKind {
  return BY_STRENGTH.find((kind) => kinds.includes(kind)) ?? 'require';
}
