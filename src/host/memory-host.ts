/** A host in memory, for tests and for callers of the library who have their scripts elsewhere. */
import { compareBytes, type ByteString } from '../model/bytes.ts';
import { baseName } from '../model/path.ts';
import { strerror } from './errno.ts';
import type { Host } from './host.ts';

/** What stands at a path: a file's bytes, a folder, something else that is no file, or an error that opening it gives. */
export type MemoryEntry =
  ByteString | { readonly kind: 'folder' | 'device' } | { readonly kind: 'error'; readonly code: string };

/**
 * A host that has exactly these paths, and the folders that they lie in. Paths are taken as they are written.
 *
 * @param entries kept, and changed by what is written; `-` is standard input
 */
export function createMemoryHost(entries: Map<ByteString, MemoryEntry>): Host {
  const folders = new Set([...entries.keys()].flatMap(parentsOf));
  const lookUp = (path: ByteString): MemoryEntry => {
    const plain = path.replace(/\/+$/, '');
    return entries.get(plain) ?? (folders.has(plain) ? { kind: 'folder' } : { kind: 'error', code: 'ENOENT' });
  };
  return {
    readFile: (path, isEnough) => {
      const entry = lookUp(path);
      if (typeof entry === 'string') {
        isEnough?.(entry);
        return { kind: 'text', text: entry };
      }
      if (entry.kind === 'error') return toError(entry.code);
      return { kind: 'not-regular', isFolder: entry.kind === 'folder' };
    },
    readFolder: (path) => {
      const entry = lookUp(path);
      if (typeof entry === 'string' || entry.kind === 'device') return toError('ENOTDIR');
      if (entry.kind === 'error') return toError(entry.code);
      const inside = [...entries.keys(), ...folders].filter((other) => parentsOf(other).at(-1) === trimSlashes(path));
      const names = [...new Set(inside.map(baseName))].sort(compareBytes);
      return {
        kind: 'folder',
        entries: names.map((name) => ({ name, kind: kindOfEntry(lookUp(`${trimSlashes(path)}/${name}`)) ?? 'other' })),
      };
    },
    kindOf: (path) => kindOfEntry(lookUp(path)),
    modeOf: (path) => (kindOfEntry(lookUp(path)) === undefined ? undefined : 0o755),
    readLink: () => undefined,
    writeFile: (path, text) => {
      entries.set(path, text);
      return undefined;
    },
    readInput: () => {
      const entry = entries.get('-');
      return typeof entry === 'string' ? entry : '';
    },
    replaceFile: (path, text) => {
      if (typeof lookUp(path) !== 'string') return { code: 'ENOENT', reason: strerror('ENOENT') };
      entries.set(path, text);
      return undefined;
    },
  };
}

function toError(code: string): { readonly kind: 'error'; readonly code: string; readonly reason: string } {
  return { kind: 'error', code, reason: strerror(code) };
}

function kindOfEntry(entry: MemoryEntry): 'file' | 'folder' | 'other' | undefined {
  if (typeof entry === 'string') return 'file';
  if (entry.kind === 'error') return entry.code === 'ENOENT' ? undefined : 'other';
  return entry.kind === 'folder' ? 'folder' : 'other';
}

function trimSlashes(path: ByteString): ByteString {
  return path.replace(/\/+$/, '');
}

function parentsOf(path: ByteString): readonly ByteString[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}
