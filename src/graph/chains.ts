/** Chains: ways from one script to another along the arcs, each of which forces the one before the other. */
import type { DependencyGraph } from '../model/graph.ts';
import { at, predecessors, successors, type Adjacency } from './adjacency.ts';

export interface Chains {
  /** Each as indexes of arcs in the order of the boot; the shortest first. Of parallel arcs the first hard one, else the first. */
  readonly chains: readonly (readonly number[])[];
  /** False if there may be more. */
  readonly complete: boolean;
}

/** Partial chains looked at, at most. Dense graphs have more chains than anyone could wait for. */
const MOST_PARTIAL = 200_000;

/** A chain so far, as its last arc and what is before it. */
interface Partial {
  readonly script: number;
  readonly arc: number;
  readonly before: Partial | undefined;
}

/**
 * Chains from any of `from` to any of `to` that pass no script twice, shortest first, then in the order of the arcs.
 *
 * @param most how many chains are wanted
 */
export function findChains(
  graph: DependencyGraph,
  from: ReadonlySet<number>,
  to: ReadonlySet<number>,
  most: number,
): Chains {
  const reachable = reachBack(predecessors(graph), graph.scripts.length, to);
  const adjacency = successors(graph);
  const chains: number[][] = [];
  // Breadth first: partial chains are taken up in the order of their length.
  const queue: Partial[] = [...from].map((script) => ({ script, arc: -1, before: undefined }));
  for (const partial of queue) {
    if (chains.length >= most || queue.length > MOST_PARTIAL) return { chains, complete: false };
    for (const [script, arc] of distinctTargets(graph, adjacency, partial.script)) {
      if (from.has(script) || reachable[script] !== 1 || passes(partial, script)) continue;
      const longer = { script, arc, before: partial };
      if (to.has(script)) chains.push(arcsOf(longer));
      else queue.push(longer);
    }
  }
  return { chains: chains.slice(0, most), complete: chains.length <= most };
}

/** The shortest chain alone. O(n + m). */
export function findShortestChain(
  graph: DependencyGraph,
  from: ReadonlySet<number>,
  to: ReadonlySet<number>,
): readonly number[] | undefined {
  const adjacency = successors(graph);
  const arrival = new Int32Array(graph.scripts.length).fill(-1);
  const queue = [...from];
  const seen = new Set(from);
  for (const script of queue) {
    for (const [next, arc] of distinctTargets(graph, adjacency, script)) {
      if (seen.has(next)) continue;
      seen.add(next);
      arrival[next] = arc;
      if (to.has(next)) return walkBack(graph, arrival, next, from);
      queue.push(next);
    }
  }
  return undefined;
}

function walkBack(graph: DependencyGraph, arrival: Int32Array, end: number, from: ReadonlySet<number>): number[] {
  const arcs: number[] = [];
  for (let script = end; !from.has(script);) {
    const arc = at(arrival, script);
    arcs.push(arc);
    script = at(graph.arcs.first, arc);
  }
  return arcs.reverse();
}

/** Where a script's arcs lead, each target once, with the arc that stands for its parallel ones. */
function distinctTargets(graph: DependencyGraph, adjacency: Adjacency, script: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (let slot = at(adjacency.offsets, script); slot < at(adjacency.offsets, script + 1); slot++) {
    const target = at(adjacency.targets, slot);
    const arc = at(adjacency.arcs, slot);
    const known = found.get(target);
    if (known === undefined || (!isHard(graph, known) && isHard(graph, arc))) found.set(target, arc);
  }
  return found;
}

function isHard({ arcs, words }: DependencyGraph, arc: number): boolean {
  return words[at(arcs.word, arc)]?.strength === 'hard';
}

function reachBack(adjacency: Adjacency, scripts: number, to: ReadonlySet<number>): Uint8Array {
  const reachable = new Uint8Array(scripts);
  const queue = [...to];
  for (const script of queue) reachable[script] = 1;
  for (const script of queue) {
    for (let slot = at(adjacency.offsets, script); slot < at(adjacency.offsets, script + 1); slot++) {
      const source = at(adjacency.targets, slot);
      if (reachable[source] === 1) continue;
      reachable[source] = 1;
      queue.push(source);
    }
  }
  return reachable;
}

function passes(partial: Partial, script: number): boolean {
  for (let step: Partial | undefined = partial; step !== undefined; step = step.before) {
    if (step.script === script) return true;
  }
  return false;
}

function arcsOf(partial: Partial): number[] {
  const arcs: number[] = [];
  for (let step = partial; step.before !== undefined; step = step.before) arcs.push(step.arc);
  return arcs.reverse();
}
