/** A host on which files can be changed without changing them: what was put in their place is what is read. */
import type { ByteString } from '../model/bytes.ts';
import type { Host } from './host.ts';

/**
 * Reads `changes` where they have a path, and `host` elsewhere. Replacing a file only changes `changes`.
 *
 * @param keyOf under what a path stands in `changes`: one key for all names of a file
 */
export function createOverlayHost(
  host: Host,
  changes: Map<ByteString, ByteString>,
  keyOf: (path: ByteString) => ByteString,
): Host {
  return {
    ...host,
    readFile: (path, isEnough) => {
      const text = changes.size === 0 ? undefined : changes.get(keyOf(path));
      if (text === undefined) return host.readFile(path, isEnough);
      isEnough?.(text);
      return { kind: 'text', text };
    },
    replaceFile: (path, text) => {
      changes.set(keyOf(path), text);
      return undefined;
    },
  };
}
