/** The graphs of a set of scripts, each with its groups of scripts that wait for one another. */
import type { CycleGroup } from '../../model/cycle.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import type { RunlevelScope } from '../build/lsb.ts';
import { buildSetGraph, partsOf, type HeaderSet } from '../build/set.ts';
import { analyseCycles } from './analysis.ts';

export interface SetGraph {
  readonly dialect: 'rcorder' | 'lsb';
  readonly graph: DependencyGraph;
  /** Its groups of scripts that wait for one another; worked out when they are first asked for. */
  readonly groups: readonly CycleGroup[];
}

/** @param scope of LSB graphs: see `RunlevelScope` */
export function buildSetGraphs(set: HeaderSet, scope: RunlevelScope = 'shared'): readonly SetGraph[] {
  return partsOf(set).map((part) => withGroups(part === 'rcorder' ? part : 'lsb', buildSetGraph(set, part, scope)));
}

function withGroups(dialect: SetGraph['dialect'], graph: DependencyGraph): SetGraph {
  let groups: readonly CycleGroup[] | undefined;
  return {
    dialect,
    graph,
    get groups() {
      return (groups ??= analyseCycles(graph));
    },
  };
}
