/**
 * The least cut of a small group by way of the best order: an order of the scripts makes a cut of all words that speak
 * against it, and each least cut comes from some order. What a script's words say against an order depends only on
 * which scripts are ahead of it, so the best order of each set of scripts follows from those of the sets with one
 * script less (E. L. Lawler, "A comment on minimum feedback arc sets", IEEE Transactions on Circuit Theory 11, 1964).
 * The cost does not depend on how entangled the group is, which makes this the safety net under `cut-by-rings.ts`.
 */
import { at } from '../walks/adjacency.ts';
import type { CutProblem } from './problem.ts';
import { bundleCount, type GroupGraph } from '../rings/group.ts';

/** The largest group that `findCutByOrder` takes on: 16,384 sets of scripts. */
export const ORDERABLE_SCRIPTS = 14;

/** Numbers that its table takes up at most, 4 MB: that is for 2,048 bundles in the largest group. */
const MOST_NUMBERS = 1 << 20;

/** A bundle as seen from the script that its words stand in. Sets of nodes are bit masks. */
interface Demand {
  readonly bundle: number;
  /** Nodes that have to come before the script, and nodes that have to come after it. */
  readonly before: number;
  readonly after: number;
}

/**
 * The cut sought, exactly. Undefined if the group has more than `ORDERABLE_SCRIPTS` scripts or too many bundles for its
 * table, or a bundle whose edges have no script in common (no header word makes such). O(2^scripts (bundles + scripts
 * bundles / 32)).
 */
export function findCutByOrder({ group, costs, preference }: CutProblem): Uint8Array | undefined {
  if (group.scripts.length > ORDERABLE_SCRIPTS) return undefined;
  const sets = 1 << group.scripts.length;
  if (sets * Math.ceil(bundleCount(group) / 32) > MOST_NUMBERS) return undefined;
  const demands = collectDemands(group);
  if (demands === undefined) return undefined;
  const costOf = new Float64Array(sets);
  const cuts = new CutTable(sets, preference);
  for (let set = 1; set < sets; set++) {
    let best = Infinity;
    for (const [node, own] of demands.entries()) {
      // `node` comes last in the set, so the others are ahead of it.
      if ((set & (1 << node)) === 0) continue;
      const ahead = set & ~(1 << node);
      const against = own.filter(({ before, after }) => (before & ~ahead) !== 0 || (after & ahead) !== 0);
      const cost = against.reduce((sum, { bundle }) => sum + (costs[bundle] ?? 0), costOf[ahead] ?? 0);
      if (cost > best) continue;
      const isFirst = cost < best;
      best = cost;
      cuts.offer(set, ahead, against, isFirst);
    }
    costOf[set] = best;
  }
  return cuts.read(sets - 1);
}

/** For each node, the bundles of its script's words; undefined if some bundle fits no script. */
function collectDemands(group: GroupGraph): Demand[][] | undefined {
  const demands: Demand[][] = group.scripts.map(() => []);
  for (let bundle = 0; bundle < bundleCount(group); bundle++) {
    const { offsets, items } = group.edgesOf;
    const edges = items.subarray(at(offsets, bundle), at(offsets, bundle + 1));
    const pairs = Array.from(edges, (edge) => ({ from: at(group.from, edge), to: at(group.to, edge) }));
    const node = [pairs[0]?.to, pairs[0]?.from].find((end) =>
      pairs.every(({ from, to }) => from === end || to === end),
    );
    if (node === undefined) return undefined;
    let [before, after] = [0, 0];
    for (const { from, to } of pairs) {
      if (to === node) before |= 1 << from;
      else after |= 1 << to;
    }
    demands[node]?.push({ bundle, before, after });
  }
  return demands;
}

/** A cut for each set of nodes, as a row of bits: the preferred bundle is the highest bit of the first number. */
class CutTable {
  private readonly preference: Int32Array;
  private readonly rankOf: Int32Array;
  private readonly width: number;
  private readonly rows: Uint32Array;
  private readonly candidate: Uint32Array;

  constructor(sets: number, preference: Int32Array) {
    this.preference = preference;
    this.rankOf = new Int32Array(preference.length);
    for (const [rank, bundle] of preference.entries()) this.rankOf[bundle] = rank;
    this.width = Math.ceil(preference.length / 32);
    this.rows = new Uint32Array(sets * this.width);
    this.candidate = new Uint32Array(this.width);
  }

  /**
   * Gives `set` the cut of `ahead` and the bundles in `against`, if it has none (`isFirst`) or if it is the preferred
   * one.
   */
  offer(set: number, ahead: number, against: readonly Demand[], isFirst: boolean): void {
    const { candidate, rows, width } = this;
    candidate.set(rows.subarray(ahead * width, (ahead + 1) * width));
    for (const { bundle } of against) {
      const rank = at(this.rankOf, bundle);
      candidate[rank >> 5] = (candidate[rank >> 5] ?? 0) | (1 << (31 - (rank & 31)));
    }
    const row = rows.subarray(set * width, (set + 1) * width);
    const difference = candidate.findIndex((bits, i) => bits !== row[i]);
    if (isFirst || (difference !== -1 && (candidate[difference] ?? 0) > (row[difference] ?? 0))) row.set(candidate);
  }

  /** The cut of a set, as one flag a bundle. */
  read(set: number): Uint8Array {
    const isCut = new Uint8Array(this.preference.length);
    for (const [rank, bundle] of this.preference.entries()) {
      const bits = this.rows[set * this.width + (rank >> 5)] ?? 0;
      isCut[bundle] = (bits >>> (31 - (rank & 31))) & 1;
    }
    return isCut;
  }
}
