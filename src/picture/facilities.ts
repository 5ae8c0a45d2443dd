/** Where a boot has no milestones, the LSB's facilities cut it: what needs the network stands behind what needs disks. */
import type { DependencyGraph } from '../model/graph.ts';

/** In the order in which systems come to have them. Two facilities of one step share a storey. */
const STEPS: readonly (readonly string[])[] = [
  ['$local_fs'],
  ['$network'],
  ['$remote_fs', '$named', '$portmap'],
  ['$time', '$syslog'],
  ['$all'],
];

const RANKS: ReadonlyMap<string, number> = new Map(
  STEPS.flatMap((step, rank) => step.map((name): [string, number] => [name, rank])),
);

/** The highest step that the words of each script name, -1 for none; and what the steps are called. O(words). */
export function rankFacilities({ words, scripts }: DependencyGraph): {
  readonly names: readonly string[];
  readonly ranks: Int32Array;
} {
  const ranks = new Int32Array(scripts.length).fill(-1);
  const used = STEPS.map(() => new Set<string>());
  for (const { script, field, word } of words) {
    if (!field.startsWith('Required-') && !field.startsWith('Should-')) continue;
    const name = word.text.toLowerCase();
    const rank = RANKS.get(name);
    if (rank === undefined) continue;
    ranks[script] = Math.max(ranks[script] ?? -1, rank);
    used[rank]?.add(name);
  }
  return { names: STEPS.map((step, rank) => step.filter((name) => used[rank]?.has(name)).join(', ')), ranks };
}
