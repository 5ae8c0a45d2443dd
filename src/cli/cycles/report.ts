/** The report on the rings of a graph, as commands write it on standard error that go on with their own work. */
import type { Io } from '../../host/io.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { CycleGroup } from '../../model/cycle.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import { openSources } from '../../system/scripts/sources.ts';
import { choosePaint } from '../frame/colour.ts';
import { renderGroups } from './groups.ts';

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
