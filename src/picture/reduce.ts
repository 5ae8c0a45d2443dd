/**
 * Transitive reduction: which edges say nothing that others do not say together (Aho, Garey, Ullman, "The transitive reduction
 * of a directed graph", 1972). It is defined on graphs without rings, so scripts of one ring count as one, and all edges
 * inside a ring stay.
 */
import { at } from '../graph/walks/adjacency.ts';
import { findComponents, type PairGraph } from './components.ts';

/** Numbers that the table of reach may take up: 64 MB. */
const MOST_NUMBERS = 1 << 24;

/** Numbers that are looked at, at most: some seconds. */
const MOST_WORK = 1 << 30;

/**
 * Flags the edges that are implied by others; parallel edges between two rings are so together or not at all.
 *
 * @returns undefined if the graph is too big to find out. O(n m / 32), bounded by the limits above.
 */
export function findImplied(graph: PairGraph): Uint8Array | undefined {
  const { from, to } = graph;
  const { count, of } = findComponents(graph);
  const width = Math.ceil(count / 32);
  if (width * count > MOST_NUMBERS || width * from.length > MOST_WORK) return undefined;
  const implied = new Uint8Array(from.length);
  const reach = new Int32Array(count * width);
  const edges = Int32Array.from(from, (_, edge) => edge)
    .filter((edge) => at(of, at(from, edge)) !== at(of, at(to, edge)))
    // The last component first, of its edges the nearest target first: what a target leads to is known by then.
    .sort((a, b) => at(of, at(from, b)) - at(of, at(from, a)) || at(of, at(to, a)) - at(of, at(to, b)));
  let isKnown = 0;
  let [lastSource, lastTarget] = [-1, -1];
  for (const edge of edges) {
    const source = at(of, at(from, edge));
    const target = at(of, at(to, edge));
    if (source !== lastSource || target !== lastTarget) {
      isKnown = (at(reach, source * width + (target >> 5)) >>> (target & 31)) & 1;
      if (isKnown === 0) takeIn(reach, width, source, target);
      [lastSource, lastTarget] = [source, target];
    }
    implied[edge] = isKnown;
  }
  return implied;
}

/** All that `target` leads to, and itself, is what `source` leads to. */
function takeIn(reach: Int32Array, width: number, source: number, target: number): void {
  const [into, out] = [source * width, target * width];
  for (let slot = 0; slot < width; slot++) reach[into + slot] = at(reach, into + slot) | at(reach, out + slot);
  const slot = into + (target >> 5);
  reach[slot] = at(reach, slot) | (1 << (target & 31));
}
