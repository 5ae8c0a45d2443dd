/** A host on which files can be changed without changing them: what was put in their place is what is read. */
import type { ByteString } from '../model/bytes.ts';
import type { Host } from './host.ts';

/** Reads `changes` where they have a path, and `host` elsewhere. Replacing a file only changes `changes`. */
export function createOverlayHost(host: Host, changes: Map<ByteString, ByteString>): Host {
  return {
    ...host,
    readFile: (path, isEnough) => {
      const text = changes.get(path);
      if (text === undefined) return host.readFile(path, isEnough);
      isEnough?.(text);
      return { kind: 'text', text };
    },
    replaceFile: (path, text) => {
      changes.set(path, text);
      return undefined;
    },
  };
}
