/** The neighbours of each node of a picture, by the edges that are to be gone. */
import type { Picture, PictureEdge } from '../model/picture.ts';

export interface Neighbours {
  /** Indexes of the edges that lead to a node, and of those that leave it. */
  readonly into: readonly (readonly number[])[];
  readonly out: readonly (readonly number[])[];
}

/** O(n + m). */
export function findNeighbours({ nodes, edges }: Picture, isThere: (edge: PictureEdge) => boolean): Neighbours {
  const into = nodes.map((): number[] => []);
  const out = nodes.map((): number[] => []);
  for (const [index, edge] of edges.entries()) {
    if (!isThere(edge)) continue;
    out[edge.from]?.push(index);
    into[edge.to]?.push(index);
  }
  return { into, out };
}
