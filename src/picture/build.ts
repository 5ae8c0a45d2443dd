/** From a set of scripts to its picture: facts, edges, reduction, storeys and rings put together. */
import type { HeaderSet } from '../graph/build/set.ts';
import type { SetGraph } from '../graph/rings/of-set.ts';
import type { ByteString } from '../model/bytes.ts';
import type { Grouping, Picture, PictureCycle, PictureEdge, PictureNode } from '../model/picture.ts';
import type { Sources } from '../model/place.ts';
import type { PairGraph } from './components.ts';
import { collectEdges, pairOf, toEdgeWord, type EdgeDraft } from './edges.ts';
import { rankFacilities } from './facilities.ts';
import { gatherFacts, type ScriptFacts } from './facts.ts';
import { findImplied } from './reduce.ts';
import { makeStoreys } from './storeys.ts';

export interface PictureOptions {
  /** The order in which scripts stop. */
  readonly isStop: boolean;
  readonly grouping: Grouping;
  /** rcorder keywords: a script must have one of the first, if there are any, and none of the second. */
  readonly keep: ReadonlySet<ByteString>;
  readonly skip: ReadonlySet<ByteString>;
  /** LSB: only scripts of this runlevel. */
  readonly runlevel: string | undefined;
}

export const WHOLE_BOOT: PictureOptions = {
  isStop: false,
  grouping: 'milestone',
  keep: new Set(),
  skip: new Set(),
  runlevel: undefined,
};

/**
 * Draws the scripts of one graph of a set. Scripts that the filters leave out are not there at all: what follows of the order
 * through them is lost, as it is to a system that has them not. O(n m / 32) for the reduction, which is bounded, else
 * O(n log n + m log m).
 *
 * @param sources gives the texts of the scripts, for their descriptions and to see which have no code
 */
export function drawPicture(set: HeaderSet, setGraph: SetGraph, options: PictureOptions, sources: Sources): Picture {
  const { graph, groups, dialect } = setGraph;
  const isReversed = options.isStop && graph.direction === 'start';
  const all = gatherFacts(set, setGraph, options.isStop, sources);
  const kept = [...all.keys()].filter((script) => passes(all[script], options));
  const nodeOf = new Int32Array(all.length).fill(-1);
  kept.forEach((script, node) => (nodeOf[script] = node));
  const facts = kept.flatMap((script) => all[script] ?? []);
  const drafts = collectEdges(graph, groups, isReversed)
    .map((edge) => ({ ...edge, from: nodeOf[edge.from] ?? -1, to: nodeOf[edge.to] ?? -1 }))
    .filter(({ from, to }) => from >= 0 && to >= 0);
  const pairs = toPairs(facts.length, drafts);
  const implied = findImplied(pairs);
  const ranks = rankFacilities(graph);
  const { storeys, of } = makeStoreys(
    options.isStop ? { ...pairs, from: pairs.to, to: pairs.from } : pairs,
    facts,
    { names: ranks.names, ranks: Int32Array.from(kept, (script) => ranks.ranks[script] ?? -1) },
    options.grouping,
    options.isStop,
  );
  const cycles = toCycles(setGraph, nodeOf, drafts, isReversed);
  const cycleOf = new Int32Array(facts.length).fill(-1);
  for (const [cycle, { nodes }] of cycles.entries()) for (const node of nodes) cycleOf[node] = cycle;
  const milestones = new Set(storeys.flatMap(({ milestone }) => milestone ?? []));
  return {
    dialect,
    direction: options.isStop ? 'stop' : 'start',
    nodes: facts.map((fact, node) => toNode(fact, of[node] ?? 0, milestones.has(node), cycleOf[node] ?? -1)),
    edges: drafts.map((edge, i): PictureEdge => ({ ...edge, isImplied: implied?.[i] === 1 })),
    storeys,
    cycles,
    order: [...facts.keys()].sort((a, b) => (facts[a]?.position ?? 0) - (facts[b]?.position ?? 0)),
    isReduced: implied !== undefined,
  };
}

function passes(fact: ScriptFacts | undefined, { keep, skip, runlevel }: PictureOptions): boolean {
  if (fact === undefined || fact.keywords.some((keyword) => skip.has(keyword))) return false;
  if (keep.size > 0 && !fact.keywords.some((keyword) => keep.has(keyword))) return false;
  return runlevel === undefined || fact.runlevels.includes(runlevel);
}

function toPairs(nodes: number, edges: readonly EdgeDraft[]): PairGraph {
  return { nodes, from: Int32Array.from(edges, ({ from }) => from), to: Int32Array.from(edges, ({ to }) => to) };
}

function toNode(fact: ScriptFacts, storey: number, isMilestone: boolean, cycle: number): PictureNode {
  const { path, name, provides, keywords, runlevels, description, level } = fact;
  return { path, name, provides, keywords, runlevels, description, level, storey, isMilestone, cycle };
}

/** Groups of which a filter took a script away are left out: what is left need be no ring. */
function toCycles(
  { graph, groups }: SetGraph,
  nodeOf: Int32Array,
  edges: readonly EdgeDraft[],
  isReversed: boolean,
): readonly PictureCycle[] {
  if (groups.length === 0) return [];
  const indexOf = new Map(edges.map(({ from, to }, i) => [`${from} ${to}`, i]));
  const edgeOf = (arc: number): number => {
    const [from = -1, to = -1] = pairOf(graph, arc, isReversed)
      .split(' ')
      .map((script) => nodeOf[Number(script)] ?? -1);
    return indexOf.get(`${from} ${to}`) ?? -1;
  };
  return groups.flatMap((group, number): readonly PictureCycle[] => {
    const nodes = group.scripts.map((script) => nodeOf[script] ?? -1);
    if (nodes.includes(-1)) return [];
    const ring = (isReversed ? group.ring.toReversed() : group.ring).map(edgeOf);
    return [{ nodes, ring, cut: group.cut.words.flatMap((word) => cutWord(graph, word)), group: number }];
  });
}

function cutWord(graph: SetGraph['graph'], word: number): PictureCycle['cut'] {
  const declared = graph.words[word];
  return declared === undefined ? [] : [toEdgeWord(declared)];
}
