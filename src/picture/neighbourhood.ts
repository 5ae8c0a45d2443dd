/** Parts of a picture: what stands around some scripts, on a way between two, or in rings. */
import type { Picture, PictureEdge } from '../model/picture.ts';
import { findNeighbours } from './adjacency.ts';
import { findImplied } from './reduce.ts';

export interface Walk {
  /** Steps against the boot, to what the scripts wait for, and along it, to what waits for them. */
  readonly up: number;
  readonly down: number;
  /** Go on behind milestones, which nearly all scripts are tied to. */
  readonly isThroughMilestones: boolean;
}

export interface Neighbourhood {
  /** Without the scripts themselves, by node the number of steps. */
  readonly before: ReadonlyMap<number, number>;
  readonly behind: ReadonlyMap<number, number>;
}

/** Who is within so many steps of `centre`, by any edge: an implied one is a need all the same. O(n + m). */
export function findNeighbourhood(picture: Picture, centre: ReadonlySet<number>, walk: Walk): Neighbourhood {
  const { into, out } = findNeighbours(picture, () => true);
  const { edges } = picture;
  return {
    before: goAround(picture, centre, walk.up, walk, (node) =>
      (into[node] ?? []).map((edge) => edges[edge]?.from ?? -1),
    ),
    behind: goAround(picture, centre, walk.down, walk, (node) =>
      (out[node] ?? []).map((edge) => edges[edge]?.to ?? -1),
    ),
  };
}

function goAround(
  { nodes }: Picture,
  centre: ReadonlySet<number>,
  most: number,
  { isThroughMilestones }: Walk,
  nextOf: (node: number) => readonly number[],
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let border: readonly number[] = [...centre];
  for (let steps = 1; steps <= most && border.length > 0; steps++) {
    const reached: number[] = [];
    for (const node of border) {
      if (nodes[node]?.isMilestone === true && !isThroughMilestones && !centre.has(node)) continue;
      for (const next of nextOf(node)) {
        if (centre.has(next) || found.has(next)) continue;
        found.set(next, steps);
        reached.push(next);
      }
    }
    border = reached;
  }
  return found;
}

/** The edges of a shortest way along the boot; undefined if none leads there. O(n + m). */
export function findPath(
  picture: Picture,
  from: ReadonlySet<number>,
  to: ReadonlySet<number>,
): readonly number[] | undefined {
  const { out } = findNeighbours(picture, () => true);
  const arrival = new Map<number, number>();
  const queue = [...from];
  for (const node of queue) {
    for (const edge of out[node] ?? []) {
      const next = picture.edges[edge]?.to ?? -1;
      if (from.has(next) || arrival.has(next)) continue;
      arrival.set(next, edge);
      if (to.has(next)) return walkBack(picture, arrival, next);
      queue.push(next);
    }
  }
  return undefined;
}

function walkBack({ edges }: Picture, arrival: ReadonlyMap<number, number>, end: number): readonly number[] {
  const path: number[] = [];
  for (let edge = arrival.get(end); edge !== undefined; edge = arrival.get(edges[edge]?.from ?? -1)) path.push(edge);
  return path.reverse();
}

/**
 * The picture of some nodes alone, and of the edges between them that `isThere` lets pass. Levels and storeys stay; implied is
 * what the edges of the part imply, since what leads through others is not to be seen there. As `findImplied` takes.
 */
export function takePart(
  picture: Picture,
  wanted: ReadonlySet<number>,
  isThere: (edge: PictureEdge, index: number) => boolean = () => true,
): Picture {
  const newNode = new Map([...picture.nodes.keys()].filter((node) => wanted.has(node)).map((node, i) => [node, i]));
  const renumber = (nodes: readonly number[]): readonly number[] => nodes.flatMap((node) => newNode.get(node) ?? []);
  const keptEdges = [...picture.edges.keys()].filter((index) => {
    const edge = picture.edges[index];
    return edge !== undefined && wanted.has(edge.from) && wanted.has(edge.to) && isThere(edge, index);
  });
  const newEdge = new Map(keptEdges.map((edge, i) => [edge, i]));
  const cycles = [...picture.cycles.entries()].filter(
    ([, { nodes, ring }]) => nodes.every((node) => wanted.has(node)) && ring.every((edge) => newEdge.has(edge)),
  );
  const newCycle = new Map(cycles.map(([cycle], i) => [cycle, i]));
  const moved = keptEdges.flatMap((index) => {
    const edge = picture.edges[index];
    return edge === undefined ? [] : [{ ...edge, from: newNode.get(edge.from) ?? -1, to: newNode.get(edge.to) ?? -1 }];
  });
  const implied = findImplied({
    nodes: newNode.size,
    from: Int32Array.from(moved, ({ from }) => from),
    to: Int32Array.from(moved, ({ to }) => to),
  });
  const edges = moved.map((edge, i) => ({ ...edge, isImplied: implied?.[i] === 1 }));
  return {
    ...picture,
    nodes: picture.nodes
      .filter((_, node) => wanted.has(node))
      .map((node) => ({ ...node, cycle: newCycle.get(node.cycle) ?? -1 })),
    edges,
    isReduced: implied !== undefined,
    storeys: picture.storeys.map(({ name, milestone, scripts }) => {
      const own = milestone === undefined ? undefined : newNode.get(milestone);
      return { name, scripts: renumber(scripts), ...(own !== undefined && { milestone: own }) };
    }),
    cycles: cycles.map(([, cycle]) => ({
      ...cycle,
      nodes: renumber(cycle.nodes),
      ring: cycle.ring.flatMap((edge) => newEdge.get(edge) ?? []),
    })),
    order: renumber(picture.order),
  };
}
