/** Rings as findings: one for each group of scripts that wait for one another, with a step for each header word in it. */
import type { CycleGroup } from '../model/cycle.ts';
import type { Finding, Related } from '../model/finding.ts';
import type { DependencyGraph } from '../model/graph.ts';
import { placeIn, wholeFile } from '../model/place.ts';

export function findRings(graph: DependencyGraph, groups: readonly CycleGroup[]): readonly Finding[] {
  return groups.map(({ scripts, ring }) => {
    const related = ring.flatMap((arc) => describeStep(graph, arc));
    const place = related[0]?.place ?? wholeFile('');
    return { code: 'order/ring', severity: 'error', place, args: { scripts: scripts.length }, also: [], related };
  });
}

function describeStep({ scripts, words, resolutions, arcs }: DependencyGraph, arc: number): readonly Related[] {
  const first = scripts[arcs.first[arc] ?? -1];
  const then = scripts[arcs.then[arc] ?? -1];
  const declared = words[arcs.word[arc] ?? -1];
  const name = resolutions[arcs.resolution[arc] ?? -1]?.name;
  if (!first || !then || !declared || name === undefined) return [];
  const args = { first: first.file, then: then.file, field: declared.field, name };
  return [{ place: placeIn(declared.file, declared.word), args }];
}
