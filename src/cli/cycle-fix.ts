/**
 * The cut made in the files. A cut is worked out again on the changed texts until no ring is left: taking a word away can
 * show a tool words that it passed over before. Files are written only when all of that is done.
 */
import type { Host } from '../host/host.ts';
import { createOverlayHost } from '../host/overlay-host.ts';
import type { ByteString } from '../model/bytes.ts';
import { changeFiles, type ChangedFile } from './cut-lines.ts';
import type { ScriptSet } from './script-set.ts';
import { buildSetGraphs } from './set-graphs.ts';
import { openSources } from './sources.ts';

/** More rounds than any header needs: each takes away at least one word. */
const MOST_ROUNDS = 16;

/** What to change so that no ring is left. Nothing is written. `read` reads the set from a host. */
export function planFix(host: Host, read: (host: Host) => ScriptSet): readonly ChangedFile[] {
  const changes = new Map<ByteString, ByteString>();
  const overlay = createOverlayHost(host, changes);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const cut = buildSetGraphs(read(overlay)).flatMap(({ graph, groups }) =>
      groups.flatMap((group) => group.cut.words.flatMap((word) => graph.words[word] ?? [])),
    );
    if (cut.length === 0) break;
    for (const { file, after } of changeFiles(cut, openSources(overlay))) changes.set(file, after);
  }
  const sources = openSources(host);
  return [...changes].flatMap(([file, after]) => {
    const before = sources(file);
    return before === undefined || before === after ? [] : [{ file, before, after }];
  });
}

/** A file that could not be written. */
export interface WriteFault {
  readonly file: ByteString;
  readonly reason: string;
}

/**
 * Writes all files, or none: if one cannot be written, those before it get their old text back.
 *
 * @returns undefined if all were written
 */
export function writeFix(host: Host, files: readonly ChangedFile[]): WriteFault | undefined {
  for (const [i, { file, after }] of files.entries()) {
    const fault = host.replaceFile(file, after);
    if (fault === undefined) continue;
    for (const written of files.slice(0, i)) host.replaceFile(written.file, written.before);
    return { file, reason: fault.reason };
  }
  return undefined;
}
