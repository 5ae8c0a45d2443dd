/** The report on the rings of a graph, as the drop-ins write it on standard error and `initorder cycles` on its output. */
import { WordArcs } from '../../graph/walks/word-arcs.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { CycleGroup } from '../../model/cycle.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import { toJsonGroup, type JsonGroup } from '../../render/cycles/json.ts';
import { renderCycle, type CycleTextOptions } from '../../render/cycles/report.ts';
import type { Sources } from '../../model/place.ts';
import { choosePaint } from '../frame/colour.ts';
import { describeCut } from './cut-lines.ts';
import type { Io } from '../../host/io.ts';
import { openSources } from '../../system/scripts/sources.ts';

/** All groups as text; empty if there are none. */
export function renderGroups(
  graph: DependencyGraph,
  groups: readonly CycleGroup[],
  options: CycleTextOptions,
): ByteString {
  const arcs = new WordArcs(graph);
  const reports = groups.map((group) =>
    renderCycle(graph, group, describeCut(graph, arcs, group.cut.words, options.sources), options),
  );
  return reports.join('');
}

/** All groups as data. */
export function describeGroups(
  graph: DependencyGraph,
  groups: readonly CycleGroup[],
  sources: Sources,
): readonly JsonGroup[] {
  const arcs = new WordArcs(graph);
  return groups.map((group) => toJsonGroup(graph, group, describeCut(graph, arcs, group.cut.words, sources)));
}

/**
 * Writes the groups of a graph, for a command that goes on with its own work.
 *
 * @param color the value of `--color`
 * @param set the words by which `initorder cycles` is told of the same scripts
 */
export function writeCycles(
  graph: DependencyGraph,
  groups: readonly CycleGroup[],
  io: Io,
  color: string | undefined,
  set: ByteString,
): void {
  if (groups.length === 0) return;
  const paint = choosePaint(io, io.stderr, color);
  const options = {
    sources: openSources(io.host),
    paint,
    isWhole: false,
    fixCommand: `initorder cycles --fix ${set}`,
  };
  io.stderr.write(renderGroups(graph, groups, options));
}
