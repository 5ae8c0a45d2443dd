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
import type { ScriptSet } from '../../system/scripts/set.ts';
import { buildSetGraphs } from '../../graph/rings/of-set.ts';
import { openSources } from '../../system/scripts/sources.ts';

/** More rounds than any header needs: each takes away at least one word. */
const MOST_ROUNDS = 16;

/**
 * What to change so that no ring is left. Nothing is written.
 *
 * @param read reads the set from a host
 * @param locate a file that the set has by two names is changed once
 */
export function planFix(host: Host, read: (host: Host) => ScriptSet, locate: Locate): readonly ChangedFile[] {
  const changes = new Map<ByteString, ByteString>();
  const names = new Map<ByteString, ByteString>();
  const keyOf = (file: ByteString): ByteString => locate(file) ?? file;
  const overlay = createOverlayHost(host, changes, keyOf);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const cut = buildSetGraphs(read(overlay)).flatMap(({ graph, groups }) =>
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
