/** Walks in the picture that a page carries, by the rules of `src/picture/neighbourhood.ts`; a test holds the two together. */
import type { PageData, PageEdge } from '../../model/page-data.ts';

export interface Walks {
  /** Edges that lead to each node, and that leave it. */
  readonly into: readonly (readonly PageEdge[])[];
  readonly out: readonly (readonly PageEdge[])[];
}

export function indexEdges({ nodes, edges }: PageData): Walks {
  const into = nodes.map((): PageEdge[] => []);
  const out = nodes.map((): PageEdge[] => []);
  for (const edge of edges) {
    out[edge[0]]?.push(edge);
    into[edge[1]]?.push(edge);
  }
  return { into, out };
}

/** By node the number of steps from `centre`; a milestone ends the walk. */
export function walk(
  data: PageData,
  walks: Walks,
  centre: number,
  side: 'into' | 'out',
  most: number,
): Map<number, number> {
  const found = new Map<number, number>();
  let border = [centre];
  for (let steps = 1; steps <= most && border.length > 0; steps++) {
    const reached: number[] = [];
    for (const node of border) {
      if (node !== centre && data.nodes[node]?.isMilestone === true) continue;
      for (const edge of walks[side][node] ?? []) {
        const next = side === 'into' ? edge[0] : edge[1];
        if (next === centre || found.has(next)) continue;
        found.set(next, steps);
        reached.push(next);
      }
    }
    border = reached;
  }
  return found;
}

/** Why a script has its level: from need to need, each time one that has the highest level. */
export function levelChain(data: PageData, { into }: Walks, node: number): readonly PageEdge[] {
  const chain: PageEdge[] = [];
  for (let at = node; ;) {
    const level = data.nodes[at]?.level ?? 0;
    let best: PageEdge | undefined;
    for (const edge of into[at] ?? []) {
      const own = data.nodes[edge[0]]?.level ?? 0;
      if (own < level && own > (best === undefined ? 0 : (data.nodes[best[0]]?.level ?? 0))) best = edge;
    }
    if (best === undefined) return chain;
    chain.push(best);
    at = best[0];
  }
}

/** Why a script stands in its storey: the shortest way to it from the milestone that opens the storey. */
export function storeyChain(data: PageData, { into }: Walks, node: number): readonly PageEdge[] {
  const storey = data.nodes[node]?.storey;
  const came = new Map<number, PageEdge>();
  const queue = [node];
  for (const at of queue) {
    for (const edge of into[at] ?? []) {
      const [from] = edge;
      if (from === node || came.has(from) || data.nodes[from]?.storey !== storey) continue;
      came.set(from, edge);
      if (data.nodes[from]?.isMilestone === true) return forward(came, from, node);
      queue.push(from);
    }
  }
  return [];
}

function forward(came: ReadonlyMap<number, PageEdge>, start: number, end: number): readonly PageEdge[] {
  const chain: PageEdge[] = [];
  for (let at = start; at !== end;) {
    const edge = came.get(at);
    if (edge === undefined) break;
    chain.push(edge);
    at = edge[1];
  }
  return chain;
}
