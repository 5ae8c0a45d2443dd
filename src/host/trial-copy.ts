/**
 * A part of a system, copied into memory, so that a command can be tried there. The copy has the links that lead to its paths,
 * so that each path in it leads where it leads on the disk.
 */
import type { ByteString } from '../model/bytes.ts';
import { createMemoryHost, type MemoryEntry, type MemoryHost } from './memory-host.ts';
import type { RootedHost } from './rooted-host.ts';

/** As many links as Linux follows in one path. */
const MOST_LINKS = 40;

/**
 * Copies files, and folders with what stands right in them. What links in them lead to is copied too if it is a file; folders
 * in them are copied without their contents. A path that leads nowhere is passed over.
 *
 * @param host whose paths are those of the copy
 */
export function copyIntoMemory(host: RootedHost, paths: readonly ByteString[]): MemoryHost {
  const entries = new Map<ByteString, MemoryEntry>();
  for (const path of paths) {
    const real = copyWay(host, path, entries);
    if (real === undefined) continue;
    if (host.look(real).kind !== 'folder') copyEntry(host, real, entries);
    else copyFolder(host, real, entries);
  }
  return createMemoryHost(entries);
}

function copyFolder(host: RootedHost, folder: ByteString, entries: Map<ByteString, MemoryEntry>): void {
  entries.set(folder, { kind: 'folder' });
  const listing = host.listNames(folder);
  for (const name of listing.kind === 'names' ? listing.names : []) {
    const path = `${folder === '/' ? '' : folder}/${name}`;
    copyEntry(host, path, entries);
    if (host.linkTarget(path) === undefined) continue;
    const real = copyWay(host, path, entries);
    if (real !== undefined) copyEntry(host, real, entries);
  }
}

function copyEntry(host: RootedHost, path: ByteString, entries: Map<ByteString, MemoryEntry>): void {
  if (entries.has(path)) return;
  const found = host.look(path);
  if (found.kind === 'link') entries.set(path, { kind: 'link', target: found.target });
  else if (found.kind === 'folder' || found.kind === 'other') entries.set(path, { kind: found.kind });
  else if (found.kind === 'file') {
    const { mode } = found;
    const result = host.readFile(path);
    if (result.kind === 'text') entries.set(path, { kind: 'file', text: result.text, mode });
    else if (result.kind === 'error') entries.set(path, { kind: 'file', text: '', mode, fault: result.code });
  }
}

/**
 * Copies the links on the way to a path, the one at its end included.
 *
 * @returns the path without links; undefined if it leads nowhere
 */
function copyWay(host: RootedHost, path: ByteString, entries: Map<ByteString, MemoryEntry>): ByteString | undefined {
  const rest = path.split('/').reverse();
  const real: ByteString[] = [];
  for (let links = 0; rest.length > 0;) {
    const part = rest.pop() ?? '';
    if (part === '' || part === '.') continue;
    if (part === '..') {
      real.pop();
      continue;
    }
    real.push(part);
    const at = `/${real.join('/')}`;
    const target = host.linkTarget(at);
    if (target === undefined) continue;
    links += 1;
    if (links > MOST_LINKS) return undefined;
    entries.set(at, { kind: 'link', target });
    if (target.startsWith('/')) real.length = 0;
    else real.pop();
    rest.push(...target.split('/').reverse());
  }
  const end = `/${real.join('/')}`;
  return host.look(end).kind === 'absent' ? undefined : end;
}
