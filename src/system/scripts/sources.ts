/** Texts of files for excerpts. They are read again where a message needs them: sound files, which are most, are not kept. */
import type { Host } from '../../host/door.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { Sources } from '../../model/place.ts';

/** How many bytes of text are kept for further excerpts of the same files. */
const MOST_KEPT = 1 << 24;

/** A file that can no longer be read has no source. */
export function openSources(host: Host): Sources {
  const kept = new Map<ByteString, ByteString | undefined>();
  let size = 0;
  return (file) => {
    if (kept.has(file)) return kept.get(file);
    const result = host.readFile(file);
    const text = result.kind === 'text' ? result.text : undefined;
    size += file.length + (text?.length ?? 0);
    if (size > MOST_KEPT) {
      kept.clear();
      size = text?.length ?? 0;
    }
    kept.set(file, text);
    return text;
  };
}
