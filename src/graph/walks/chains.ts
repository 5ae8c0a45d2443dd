/** Chains: ways from one script to another along the arcs, each of which forces the one before the other. */
import { arcOf } from '../../model/arc.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import { at, buildAdjacency } from './adjacency.ts';
import { weaveGraph } from '../rings/hubs.ts';
import { WaysOut } from './ways-out.ts';

export interface Chains {
  /** Each as indexes of arcs in the order of the boot; the shortest first. Of parallel arcs the first hard one, else the first. */
  readonly chains: readonly (readonly number[])[];
  /** False if there may be more. */
  readonly complete: boolean;
}

/** Partial chains looked at, at most. Dense graphs have more chains than anyone could wait for. */
const MOST_PARTIAL = 200_000;

/** Arcs looked at, at most, in the search for all chains. */
const MOST_LOOKS = 20_000_000;

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
  const reachable = reachBack(graph, to);
  const ways = new WaysOut(graph);
  const chains: number[][] = [];
  // Breadth first: partial chains are taken up in the order of their length.
  const queue: Partial[] = [...from].map((script) => ({ script, arc: -1, before: undefined }));
  let looks = 0;
  for (const partial of queue) {
    for (const [script, arc] of ways.from(partial.script)) {
      if (chains.length > most || queue.length > MOST_PARTIAL || looks > MOST_LOOKS) break;
      looks++;
      if (from.has(script) || reachable[script] !== 1 || passes(partial, script)) continue;
      const longer = { script, arc, before: partial };
      if (to.has(script)) chains.push(arcsOf(longer));
      else queue.push(longer);
    }
    if (chains.length > most || queue.length > MOST_PARTIAL || looks > MOST_LOOKS) {
      return { chains: chains.slice(0, most), complete: false };
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
  const ways = new WaysOut(graph);
  const arrival = new Float64Array(graph.scripts.length).fill(-1);
  const queue = [...from];
  const seen = new Set(from);
  for (const script of queue) {
    for (const [next, arc] of ways.firstFrom(script)) {
      if (seen.has(next)) continue;
      seen.add(next);
      arrival[next] = arc;
      if (to.has(next)) return walkBack(graph, arrival, next, from);
      queue.push(next);
    }
  }
  return undefined;
}

function walkBack(graph: DependencyGraph, arrival: Float64Array, end: number, from: ReadonlySet<number>): number[] {
  const arcs: number[] = [];
  for (let script = end; !from.has(script);) {
    const arc = arrival[script] ?? -1;
    arcs.push(arc);
    script = arcOf(graph, arc).first;
  }
  return arcs.reverse();
}

/** Flags for the scripts that lead to any of `to`, and these. */
function reachBack(graph: DependencyGraph, to: ReadonlySet<number>): Uint8Array {
  const { nodes, from, to: target } = weaveGraph(graph);
  const { offsets, targets } = buildAdjacency(nodes, target, from);
  const reachable = new Uint8Array(nodes);
  const queue = [...to];
  for (const node of queue) reachable[node] = 1;
  for (const node of queue) {
    for (let slot = at(offsets, node); slot < at(offsets, node + 1); slot++) {
      const source = at(targets, slot);
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
