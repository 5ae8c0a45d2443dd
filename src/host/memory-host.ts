/** A host in memory, for tests and for callers of the library who have their scripts elsewhere. */
import type { ByteString } from '../model/bytes.ts';
import { strerror } from './errno.ts';
import type { Host, ReadResult } from './host.ts';

/** What stands at a path: a file's bytes, a folder, something else that is no file, or an error that opening it gives. */
export type MemoryEntry =
  ByteString | { readonly kind: 'folder' | 'device' } | { readonly kind: 'error'; readonly code: string };

/** A host that has exactly these paths, and the folders that they lie in. */
export function createMemoryHost(entries: ReadonlyMap<ByteString, MemoryEntry>): Host {
  const folders = new Set([...entries.keys()].flatMap(parentsOf));
  return {
    readFile: (path, isEnough): ReadResult => {
      const entry = entries.get(path) ?? (folders.has(path) ? { kind: 'folder' } : { kind: 'error', code: 'ENOENT' });
      if (typeof entry === 'string') {
        isEnough?.(entry);
        return { kind: 'text', text: entry };
      }
      if (entry.kind === 'error') return { kind: 'error', code: entry.code, reason: strerror(entry.code) };
      return { kind: 'not-regular', isFolder: entry.kind === 'folder' };
    },
  };
}

function parentsOf(path: ByteString): readonly ByteString[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}
