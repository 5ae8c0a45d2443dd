/** A question that `initorder why` was asked, about one graph, and what both forms of its answer are made of. */
import { findChains, findShortestChain } from '../../graph/walks/chains.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { Finding } from '../../model/finding.ts';
import { baseName } from '../../model/path.ts';
import { findDropped } from '../../order/dropped-findings.ts';
import { findUnmetWords } from '../../order/unmet-findings.ts';
import type { Tie } from '../../render/why/report.ts';
import type { ScriptSet } from '../../system/scripts/set.ts';
import type { SetGraph } from '../../graph/rings/of-set.ts';
import { placeLsb, placeRcorder } from '../../order/of-set.ts';

/** Of all chains so many are told at most. */
const MOST_CHAINS = 100;

export interface Question {
  readonly set: ScriptSet;
  readonly setGraph: SetGraph;
  /** The scripts that the first name means. */
  readonly a: ReadonlySet<number>;
  /** Those that the second name means; undefined if there is none. */
  readonly b: ReadonlySet<number> | undefined;
  readonly names: { readonly a: ByteString; readonly b: ByteString };
  /** All chains are wanted, not the shortest alone. */
  readonly isAll: boolean;
  /** How deep trees go, from 1 on. */
  readonly depth: number;
}

/** The chains that put the first script before the second, and whether there may be more. */
export function chainsOf({ setGraph, a, b, isAll }: Question): {
  readonly chains: readonly (readonly number[])[];
  readonly complete: boolean;
} {
  const to = b ?? new Set<number>();
  if (isAll) return findChains(setGraph.graph, a, to, MOST_CHAINS);
  const shortest = findShortestChain(setGraph.graph, a, to);
  return { chains: shortest === undefined ? [] : [shortest], complete: true };
}

/** A chain that puts the second script before the first, against what was asked. */
export function chainBack({ setGraph, a, b }: Question): readonly number[] | undefined {
  return findShortestChain(setGraph.graph, b ?? new Set(), a);
}

/** Whether header words put the first script before the second; with one script alone there is nothing to force. */
export function isForced({ setGraph, a, b }: Question): boolean {
  return b === undefined || findShortestChain(setGraph.graph, a, b) !== undefined;
}

/** What decides the order where no header word does. */
export function findTie({ set, setGraph, a, b, names }: Question): Tie {
  const isRcorder = setGraph.dialect === 'rcorder';
  const placed = isRcorder ? placeRcorder(set) : placeLsb(set, setGraph);
  const position = (scripts: ReadonlySet<number>): number => placed.findIndex(({ script }) => scripts.has(script));
  const [atA, atB] = [position(a), position(b ?? new Set())];
  const [first, second] = atA < atB ? [atA, atB] : [atB, atA];
  return {
    first: atA < atB ? names.a : names.b,
    second: atA < atB ? names.b : names.a,
    firstLevel: placed[first]?.level ?? 0,
    secondLevel: placed[second]?.level ?? 0,
    dialect: setGraph.dialect,
  };
}

/** Words that insserv drops, and that would have set the scripts asked for in an order. */
export function findDroppedAnswers(question: Question): readonly Finding[] {
  const { set, setGraph, a, b } = question;
  if (setGraph.dialect === 'rcorder' || (b !== undefined && isForced(question))) return [];
  const isIn = (scripts: ReadonlySet<number>, others: readonly ReadonlySet<number>[]): boolean =>
    [...scripts].some((script) => others.some((other) => other.has(script)));
  return findDropped(set.lsb, set.facilities, setGraph.graph.direction)
    .filter(({ script, others }) =>
      b === undefined
        ? a.has(script) || isIn(a, others)
        : (a.has(script) && isIn(b, others)) || (b.has(script) && isIn(a, others)),
    )
    .map(({ finding }) => finding);
}

/** Words of one script that name the file of the other one, which provides another name: they were to order the two. */
export function findMisnamedAnswers(question: Question): readonly Finding[] {
  const { setGraph, a, b } = question;
  if (b === undefined || isForced(question)) return [];
  const { graph } = setGraph;
  const isFileOf = (name: ByteString, scripts: ReadonlySet<number>): boolean =>
    [...scripts].some((script) => baseName(graph.scripts[script]?.file ?? '') === name);
  const unmet = graph.unmet.filter(({ word, name }) => {
    const script = graph.words[word]?.script ?? -1;
    return (a.has(script) && isFileOf(name, b)) || (b.has(script) && isFileOf(name, a));
  });
  return findUnmetWords({ ...graph, unmet }, { provided: new Set() });
}
