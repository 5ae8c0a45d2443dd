import type { CycleGroup } from '../model/cycle.ts';
import type { DependencyGraph } from '../model/graph.ts';
export function analyseCycles(_graph: DependencyGraph): readonly CycleGroup[] {
  return [];
}
