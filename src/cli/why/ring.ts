/** Rings in the answers of `initorder why`: what the words say both ways is no order. */
import { findShortestChain } from '../../graph/walks/chains.ts';
import { findGroups } from '../../graph/walks/components.ts';
import { WaysOut } from '../../graph/walks/ways-out.ts';
import { arcOf } from '../../model/arc.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import type { Question } from './question.ts';

/** Words that put one script before another, and words that put it behind the same; undefined if there are none. */
export function findContradiction({ setGraph: { graph }, a, b }: Question): readonly number[] | undefined {
  const forth = findShortestChain(graph, a, b ?? new Set());
  const [first, last] = [forth?.at(0), forth?.at(-1)];
  if (forth === undefined || first === undefined || last === undefined) return undefined;
  const back = findShortestChain(graph, new Set([arcOf(graph, last).then]), new Set([arcOf(graph, first).first]));
  return back === undefined ? undefined : [...forth, ...back];
}

/** A shortest ring through a script; undefined if it is on none. O(n + m). */
export function findRingThrough(graph: DependencyGraph, script: number): readonly number[] | undefined {
  const ways = new Map(new WaysOut(graph).firstFrom(script));
  const own = ways.get(script);
  if (own !== undefined) return [own];
  const chain = findShortestChain(graph, new Set(ways.keys()), new Set([script]));
  const first = chain?.[0] === undefined ? undefined : ways.get(arcOf(graph, chain[0]).first);
  return chain === undefined || first === undefined ? undefined : [first, ...chain];
}

/** The scripts that wait for one another with this one. O(n + m). */
export function groupOf(graph: DependencyGraph, script: number): ReadonlySet<number> {
  return new Set(findGroups(graph).find((group) => group.includes(script)) ?? []);
}
