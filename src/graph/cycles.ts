import type { CycleGroup } from '../model/cycle.ts';
import type { DependencyGraph } from '../model/graph.ts';
export function analyseCycles(graph: DependencyGraph): readonly CycleGroup[] {
  return graph.scripts.length < 0 ? [] : [];
}
