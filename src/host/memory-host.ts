/** A host in memory, for tests and for callers of the library who have their scripts elsewhere. */
import type { ByteString } from '../model/bytes.ts';
import { strerror } from './errno.ts';
import type { Host, ReadResult } from './host.ts';

/** What stands at a path: a file's bytes, a folder, something else that is no file, or an error that opening it gives. */
export type MemoryEntry =
  | ByteString
  | { readonly kind: 'folder' | 'device' }
  | { readonly kind: 'error'; readonly code: string };

/** A host that has exactly these paths. */
export function createMemoryHost(entries: ReadonlyMap<ByteString, MemoryEntry>): Host {
  return {
    readFile: (path, isEnough): ReadResult => {
      const entry = entries.get(path) ?? { kind: 'error', code: 'ENOENT' };
      if (typeof entry === 'string') {
        isEnough?.(entry);
        return { kind: 'text', text: entry };
      }
      if (entry.kind === 'error') return { kind: 'error', code: entry.code, reason: strerror(entry.code) };
      return { kind: 'not-regular', isFolder: entry.kind === 'folder' };
    },
  };
}
