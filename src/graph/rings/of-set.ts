/** The graphs of a set of scripts, each with its groups of scripts that wait for one another. */
import type { CycleGroup } from '../../model/cycle.ts';
import type { DependencyGraph, DependencyWord } from '../../model/graph.ts';
import type { RunlevelScope } from '../build/lsb.ts';
import { buildSetGraph, partsOf, type HeaderSet } from '../build/set.ts';
import { analyseCycles, DEFAULT_CYCLE_LIMITS } from './analysis.ts';

export interface SetGraph {
  readonly dialect: 'rcorder' | 'lsb';
  readonly graph: DependencyGraph;
  /** Its groups of scripts that wait for one another; worked out when they are first asked for. */
  readonly groups: readonly CycleGroup[];
}

/** Whether no cut may take a word. */
type IsKept = (word: DependencyWord) => boolean;

/** @param scope of LSB graphs: see `RunlevelScope` */
export function buildSetGraphs(set: HeaderSet, scope: RunlevelScope = 'shared', isKept?: IsKept): readonly SetGraph[] {
  return partsOf(set).map((part) =>
    withGroups(part === 'rcorder' ? part : 'lsb', buildSetGraph(set, part, scope), isKept),
  );
}

function withGroups(dialect: SetGraph['dialect'], graph: DependencyGraph, isKept: IsKept | undefined): SetGraph {
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
