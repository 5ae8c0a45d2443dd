/** The graphs of a set of scripts: one for rcorder headers, and one each for the start and the stop of LSB headers. */
import { analyseCycles, DEFAULT_CYCLE_LIMITS } from '../../graph/rings/analysis.ts';
import { buildLsbGraph, type RunlevelScope } from '../../graph/build/lsb.ts';
import { buildRcorderGraph } from '../../graph/build/rcorder.ts';
import type { CycleGroup } from '../../model/cycle.ts';
import type { DependencyGraph, DependencyWord } from '../../model/graph.ts';
import type { ScriptSet } from '../../system/scripts/set.ts';

export interface SetGraph {
  readonly dialect: 'rcorder' | 'lsb';
  readonly graph: DependencyGraph;
  /** Its groups of scripts that wait for one another; worked out when they are first asked for. */
  readonly groups: readonly CycleGroup[];
}

/**
 * @param scope of LSB graphs: see `RunlevelScope`
 * @param isKept words that no cut may take
 */
export function buildSetGraphs(
  { rcorder, lsb, facilities }: ScriptSet,
  scope: RunlevelScope = 'shared',
  isKept?: (word: DependencyWord) => boolean,
): readonly SetGraph[] {
  const withGroups = (dialect: SetGraph['dialect'], graph: DependencyGraph): SetGraph =>
    withCycles(dialect, graph, isKept);
  const graphs: SetGraph[] = [];
  if (rcorder.length > 0) graphs.push(withGroups('rcorder', buildRcorderGraph(rcorder)));
  if (lsb.length === 0) return graphs;
  for (const direction of ['start', 'stop'] as const) {
    graphs.push(withGroups('lsb', buildLsbGraph(lsb, facilities, direction, scope)));
  }
  return graphs;
}

function withCycles(
  dialect: SetGraph['dialect'],
  graph: DependencyGraph,
  isKept: ((word: DependencyWord) => boolean) | undefined,
): SetGraph {
  const isKeptWord = (index: number): boolean => {
    const word = graph.words[index];
    return word !== undefined && isKept?.(word) === true;
  };
  let groups: readonly CycleGroup[] | undefined;
  return {
    dialect,
    graph,
    get groups() {
      return (groups ??= analyseCycles(graph, DEFAULT_CYCLE_LIMITS, isKept && isKeptWord));
    },
  };
}
