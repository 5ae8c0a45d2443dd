/** What helps to find a name that no script of a set provides. */
import type { ByteString } from '../../model/bytes.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import type { Host } from '../../host/door.ts';
import type { UnorderedScript } from '../../model/unordered-script.ts';
import type { UnmetClues } from '../../order/unmet-findings.ts';
import { findBeside } from '../../system/scripts/beside.ts';

/**
 * Looks beside the files, if anything is unmet.
 *
 * @param files all that were named, those that could not be read too
 */
export function findClues(
  host: Host,
  graph: DependencyGraph,
  files: readonly ByteString[],
  provided: ReadonlySet<ByteString>,
  unordered: readonly UnorderedScript[] = [],
): UnmetClues {
  const beside = findBeside(host, files, new Set(graph.unmet.map(({ name }) => name)));
  return { provided, beside, unordered };
}
