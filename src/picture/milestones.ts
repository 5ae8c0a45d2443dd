/**
 * Milestones: scripts without code, in a chain, that cut the boot into storeys. FreeBSD and NetBSD call theirs DAEMON, LOGIN
 * and so on; what counts is not the name but that nothing but comments is in them.
 */
import { at, buildAdjacency } from '../graph/walks/adjacency.ts';
import { findComponents, type PairGraph } from './components.ts';
import type { ScriptFacts } from './facts.ts';

/** A name as those of placeholders are by custom. */
const PLACEHOLDER_NAME = /^[A-Z][A-Z0-9_]+$/;

/** Of a set in which so many scripts have no code, the bodies were cut off; it tells nothing then. */
const MOST_EMPTY = 0.5;

/** Which scripts may be milestones, as flags. O(n). */
export function findPlaceholders(facts: readonly ScriptFacts[]): Uint8Array {
  const empty = facts.filter(({ isEmpty }) => isEmpty).length;
  const isCutOff = empty > facts.length * MOST_EMPTY;
  return Uint8Array.from(facts, ({ isEmpty, name }) => (isEmpty && (!isCutOff || PLACEHOLDER_NAME.test(name)) ? 1 : 0));
}

/**
 * The longest chain of placeholders each of which leads to the next, in the order of the boot. One that is tied to others in a
 * ring is none. O(n + m).
 */
export function findMilestones(graph: PairGraph, isPlaceholder: Uint8Array): readonly number[] {
  const { nodes, from, to } = graph;
  const { count, of } = findComponents(graph);
  const sizes = new Int32Array(count);
  for (const component of of) sizes[component] = at(sizes, component) + 1;
  /** The one placeholder of a component, or -1. */
  const holder = new Int32Array(count).fill(-1);
  for (let node = 0; node < nodes; node++) {
    const component = at(of, node);
    if (isPlaceholder[node] === 1 && sizes[component] === 1) holder[component] = node;
  }
  const { offsets, targets } = buildAdjacency(
    count,
    from.map((node) => at(of, node)),
    to.map((node) => at(of, node)),
  );
  // Along the numbers of components, which ascend along all edges: the longest chain that ends here or before, and its last link.
  const length = new Int32Array(count);
  const last = new Int32Array(count).fill(-1);
  const before = new Int32Array(nodes).fill(-1);
  for (let component = 0; component < count; component++) {
    const node = at(holder, component);
    if (node >= 0) {
      before[node] = at(last, component);
      last[component] = node;
      length[component] = at(length, component) + 1;
    }
    for (let slot = at(offsets, component); slot < at(offsets, component + 1); slot++) {
      const target = at(targets, slot);
      if (target === component || at(length, target) >= at(length, component)) continue;
      length[target] = at(length, component);
      last[target] = at(last, component);
    }
  }
  let end = 0;
  for (let component = 0; component < count; component++) if (at(length, component) > at(length, end)) end = component;
  const chain: number[] = [];
  for (let node = last[end] ?? -1; node >= 0; node = at(before, node)) chain.push(node);
  return chain.reverse();
}
