/**
 * Storeys: the parts of a boot. A script stands behind the last milestone that it needs, directly or not, which is a fact of
 * the headers and not of the tie rule of an order.
 */
import { at, buildAdjacency } from '../graph/walks/adjacency.ts';
import type { Grouping, Storey } from '../model/picture.ts';
import { findComponents, type PairGraph } from './components.ts';
import type { ScriptFacts } from './facts.ts';
import { findMilestones, findPlaceholders } from './milestones.ts';

export interface Storeys {
  readonly storeys: readonly Storey[];
  /** The storey of each script. */
  readonly of: Int32Array;
}

/** Bands of levels, if these make the storeys. */
const MOST_BANDS = 8;

/**
 * Puts scripts into storeys. O(n log n + m).
 *
 * @param graph in the order of the start, also where a stop is drawn
 * @param facilityRanks of each script the highest facility that its own words name, from 0; -1 for none. Used where there is
 *   no milestone.
 */
export function makeStoreys(
  graph: PairGraph,
  facts: readonly ScriptFacts[],
  facilities: { readonly names: readonly string[]; readonly ranks: Int32Array },
  grouping: Grouping,
  isStop: boolean,
): Storeys {
  if (grouping === 'none') return gather(facts, new Int32Array(facts.length), [], ['all scripts'], isStop);
  if (grouping === 'level') return makeBands(facts, isStop);
  const milestones = findMilestones(graph, findPlaceholders(facts));
  if (milestones.length > 0) {
    const own = new Int32Array(facts.length).fill(0);
    milestones.forEach((node, i) => (own[node] = i + 1));
    const of = grouping === 'order' ? cutOrder(facts, milestones, isStop) : carryUp(graph, own);
    const names = milestones.map((node) => facts[node]?.name ?? '');
    return gather(facts, of, milestones, nameStoreys(names, isStop), isStop);
  }
  if (facilities.ranks.some((rank) => rank >= 0)) {
    const used = [...new Set(facilities.ranks)].filter((rank) => rank >= 0).sort((a, b) => a - b);
    const own = facilities.ranks.map((rank) => used.indexOf(rank) + 1);
    const names = used.map((rank) => facilities.names[rank] ?? '');
    return gather(facts, carryUp(graph, own), [], nameStoreys(names, isStop), isStop);
  }
  return gather(facts, new Int32Array(facts.length), [], ['all scripts'], isStop);
}

function nameStoreys(names: readonly string[], isStop: boolean): readonly string[] {
  return isStop
    ? ['end of shutdown', ...names.map((name) => `before ${name} stops`)]
    : ['start of boot', ...names.map((name) => `after ${name}`)];
}

/** The highest number among a script and all that lead to it. */
function carryUp(graph: PairGraph, own: Int32Array): Int32Array {
  const { count, of } = findComponents(graph);
  const highest = new Int32Array(count);
  for (const [node, number] of own.entries()) highest[at(of, node)] = Math.max(at(highest, at(of, node)), number);
  const sources = graph.from.map((node) => at(of, node));
  const { offsets, targets } = buildAdjacency(
    count,
    sources,
    graph.to.map((node) => at(of, node)),
  );
  for (let component = 0; component < count; component++) {
    for (let slot = at(offsets, component); slot < at(offsets, component + 1); slot++) {
      const target = at(targets, slot);
      highest[target] = Math.max(at(highest, target), at(highest, component));
    }
  }
  return own.map((_, node) => at(highest, at(of, node)));
}

/** The order that really comes of it, cut where the milestones stand. */
function cutOrder(facts: readonly ScriptFacts[], milestones: readonly number[], isStop: boolean): Int32Array {
  const isPassed = (position: number, milestone: number): boolean => {
    const place = facts[milestone]?.position ?? 0;
    return isStop ? position <= place : position >= place;
  };
  return Int32Array.from(facts, ({ position }) => milestones.filter((node) => isPassed(position, node)).length);
}

function makeBands(facts: readonly ScriptFacts[], isStop: boolean): Storeys {
  const highest = facts.reduce((most, { level }) => Math.max(most, level), 1);
  const size = Math.ceil(highest / MOST_BANDS);
  const count = Math.ceil(highest / size);
  const names = Array.from({ length: count }, (_, band) => {
    const [low, high] = [band * size + 1, Math.min((band + 1) * size, highest)];
    return low === high ? `level ${low}` : `levels ${low} to ${high}`;
  });
  const of = Int32Array.from(facts, ({ level }) => Math.max(0, Math.ceil(level / size) - 1));
  return gather(facts, of, [], names, isStop);
}

/** At a stop the last storey comes first. */
function gather(
  facts: readonly ScriptFacts[],
  of: Int32Array,
  milestones: readonly number[],
  names: readonly string[],
  isStop: boolean,
): Storeys {
  const order = [...facts.keys()].sort((a, b) => (facts[a]?.position ?? 0) - (facts[b]?.position ?? 0));
  const isMilestone = new Set(milestones);
  const lists = names.map((): number[] => []);
  for (const node of order) if (!isMilestone.has(node)) lists[at(of, node)]?.push(node);
  const storeys = names.map((name, i): Storey => {
    const milestone = milestones[i - 1];
    return { name, scripts: lists[i] ?? [], ...(milestone !== undefined && { milestone }) };
  });
  if (!isStop) return { storeys, of };
  return { storeys: storeys.reverse(), of: of.map((storey) => names.length - 1 - storey) };
}
