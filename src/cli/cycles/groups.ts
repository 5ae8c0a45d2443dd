/** The groups of a graph that wait for one another, as text and as data, whoever asks for them. */
import { WordArcs } from '../../graph/walks/word-arcs.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { CycleGroup, NumberedCut } from '../../model/cycle.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import type { Sources } from '../../model/place.ts';
import { toJsonGroup, type JsonGroup } from '../../render/cycles/json.ts';
import { renderCycle, type CycleTextOptions } from '../../render/cycles/report.ts';
import { numberCuts } from './choice.ts';
import { describeCut } from './cut-lines.ts';

/**
 * All groups as text; empty if there are none.
 *
 * @param firstNumbers of the cuts of each group, where there are other graphs besides
 */
export function renderGroups(
  graph: DependencyGraph,
  groups: readonly CycleGroup[],
  options: CycleTextOptions,
  firstNumbers: ReadonlyMap<CycleGroup, number> = numberCuts([{ groups }]),
): ByteString {
  const arcs = new WordArcs(graph);
  const reports = groups.map((group) => {
    const cuts = describeCuts(arcs, group, firstNumbers.get(group) ?? 1);
    return renderCycle(graph, group, describeCut(graph, arcs, group.cut.words, options.sources), cuts, options);
  });
  return reports.join('');
}

function describeCuts(arcs: WordArcs, { cut, cuts: { cuts } }: CycleGroup, first: number): readonly NumberedCut[] {
  return cuts.map((each, i) => ({
    number: first + i,
    isChosen: each === cut,
    cut: each,
    words: each.words.map((word) => ({ word, ...arcs.of(word) })),
  }));
}

/** All groups as data. */
export function describeGroups(
  graph: DependencyGraph,
  groups: readonly CycleGroup[],
  sources: Sources,
  firstNumbers: ReadonlyMap<CycleGroup, number> = numberCuts([{ groups }]),
): readonly JsonGroup[] {
  const arcs = new WordArcs(graph);
  return groups.map((group) => {
    const cuts = describeCuts(arcs, group, firstNumbers.get(group) ?? 1);
    return toJsonGroup(graph, group, describeCut(graph, arcs, group.cut.words, sources), cuts);
  });
}
