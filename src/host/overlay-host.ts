/** A host on which some files seem to be changed: what was put in their place is what is read. */
import type { ByteString } from '../model/bytes.ts';
import type { Host } from './door.ts';

/**
 * Reads `changes`, as they are at that moment, where they have a path, and `host` elsewhere.
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
  };
}
