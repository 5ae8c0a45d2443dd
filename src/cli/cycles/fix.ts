/**
 * The cut made in the files. A cut is worked out again on the changed texts until no ring is left: taking a word away can
 * show a tool words that it passed over before. Files are written only when all of that is done.
 */
import type { Host } from '../../host/door.ts';
import { createOverlayHost } from '../../host/overlay-host.ts';
import type { ByteString } from '../../model/bytes.ts';
import { changeFiles } from './cut-lines.ts';
import type { ChangedFile } from '../../model/plan.ts';
import type { Locate } from '../../change/fix-session.ts';
import type { WrongUse } from '../frame/run-spec.ts';
import type { SetGraph } from '../../graph/rings/of-set.ts';
import { openSources } from '../../system/scripts/sources.ts';

/** More rounds than any header needs: each takes away at least one word. */
const MOST_ROUNDS = 16;

const ONLY_KEPT: WrongUse = { message: 'the words that are to be kept make a ring alone' };

/**
 * What to change so that no ring is left. Nothing is written. What is wrong, if there is no such cut.
 *
 * @param graphsOf reads the set from a host, and gives its graphs with the cuts to make; after the first round nothing is
 *   chosen by its number any more
 * @param locate a file that the set has by two names is changed once
 */
export function planFix(
  host: Host,
  graphsOf: (host: Host, isFirst: boolean) => readonly SetGraph[] | WrongUse,
  locate: Locate,
): readonly ChangedFile[] | WrongUse {
  const changes = new Map<ByteString, ByteString>();
  const names = new Map<ByteString, ByteString>();
  const keyOf = (file: ByteString): ByteString => locate(file) ?? file;
  const overlay = createOverlayHost(host, changes, keyOf);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const graphs = graphsOf(overlay, round === 0);
    if ('message' in graphs) return graphs;
    if (graphs.some(({ groups }) => groups.some(({ cuts }) => cuts.cuts.length === 0))) return ONLY_KEPT;
    const cut = graphs.flatMap(({ graph, groups }) =>
      groups.flatMap((group) => group.cut.words.flatMap((word) => graph.words[word] ?? [])),
    );
    if (cut.length === 0) break;
    for (const { file, after } of changeFiles(cut, openSources(overlay))) {
      const key = keyOf(file);
      if (!names.has(key)) names.set(key, file);
      changes.set(key, after);
    }
  }
  const sources = openSources(host);
  return [...changes].flatMap(([key, after]) => {
    const file = names.get(key) ?? key;
    const before = sources(file);
    return before === undefined || before === after ? [] : [{ file, before, after }];
  });
}
