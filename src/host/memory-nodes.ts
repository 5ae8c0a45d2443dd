/** The nodes of a file system in memory, and the walk along a path as the kernel does it. */
import type { ByteString } from '../model/bytes.ts';
import type { FileRights } from './link-door.ts';

/** What stands at a path. A file of which only the bytes matter may be given as these. */
export type MemoryEntry = ByteString | MemoryObject;

export type MemoryObject =
  | {
      readonly kind: 'file';
      readonly text: ByteString;
      readonly mode?: number;
      /** The name of the error number with which reading it fails. */
      readonly fault?: string;
    }
  | { readonly kind: 'link'; readonly target: ByteString }
  | { readonly kind: 'folder' | 'other' };

export interface FileNode {
  readonly kind: 'file';
  readonly text: ByteString;
  readonly rights: Required<FileRights>;
  readonly fault?: string;
}

export interface FolderNode {
  readonly kind: 'folder';
  readonly entries: Map<ByteString, Node>;
}

export type Node =
  FileNode | FolderNode | { readonly kind: 'link'; readonly target: ByteString } | { readonly kind: 'other' };

/** A place in the tree: an entry that is there, or the one that could be made. */
export interface Found {
  readonly folder: FolderNode;
  readonly name: ByteString;
  readonly node: Node | undefined;
}

/** As many links as Linux follows in one path. */
const MOST_LINKS = 40;
const FILE_MODE = 0o644;
export const OWNER = { uid: 0, gid: 0 };

/** A new tree with these entries, and the folders above them. */
export function plantTree(entries: Iterable<readonly [ByteString, MemoryEntry]>): FolderNode {
  const root: FolderNode = { kind: 'folder', entries: new Map() };
  for (const [path, entry] of entries) {
    const node = toNode(entry);
    if (node.kind === 'folder') makeFolders(root, path);
    else {
      const slash = path.lastIndexOf('/') + 1;
      makeFolders(root, path.slice(0, slash)).entries.set(path.slice(slash), node);
    }
  }
  return root;
}

/** Makes a folder and those above it as mkdir(1) does with -p; the name of an error number if it cannot be done. */
export function makeWay(root: FolderNode, path: ByteString): string | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  let way = '';
  for (const [i, part] of parts.entries()) {
    way += `/${part}`;
    const found = locate(root, way, true);
    if (typeof found === 'string') return found;
    const isLeft = i + 1 < parts.length;
    const entry = locate(root, way, false);
    // A link that leads nowhere is there.
    if (found.node === undefined && typeof entry !== 'string' && entry.node !== undefined) {
      return isLeft ? 'ENOENT' : 'EEXIST';
    }
    if (found.node === undefined) found.folder.entries.set(found.name, { kind: 'folder', entries: new Map() });
    else if (found.node.kind !== 'folder') return isLeft ? 'ENOTDIR' : 'EEXIST';
  }
  return undefined;
}

/** Makes a folder of a tree that is being planted, and those above it; what is no folder on the way is replaced. */
function makeFolders(root: FolderNode, path: ByteString): FolderNode {
  let folder = root;
  for (const part of path.split('/').filter((word) => word !== '')) {
    const known = folder.entries.get(part);
    const next: FolderNode = known?.kind === 'folder' ? known : { kind: 'folder', entries: new Map() };
    folder.entries.set(part, next);
    folder = next;
  }
  return folder;
}

/** Walks a path as the kernel does; the name of an error number where it leads nowhere. */
export function locate(root: FolderNode, path: ByteString, follows: boolean): Found | string {
  const rest = path.split('/').reverse();
  const way: FolderNode[] = [root];
  let links = 0;
  let last: Found = { folder: root, name: '', node: root };
  while (rest.length > 0) {
    const part = rest.pop() ?? '';
    if (part === '' || part === '.') continue;
    const folder = way.at(-1) ?? root;
    if (part === '..') {
      if (way.length > 1) way.pop();
      const node = way.at(-1) ?? root;
      last = { folder: node, name: '', node };
      continue;
    }
    const isEnd = rest.length === 0;
    const node = folder.entries.get(part);
    if (node?.kind === 'link' && (!isEnd || follows)) {
      links += 1;
      if (links > MOST_LINKS) return 'ELOOP';
      if (node.target.startsWith('/')) way.length = 1;
      rest.push(...node.target.split('/').reverse());
      continue;
    }
    last = { folder, name: part, node };
    if (node?.kind === 'folder') way.push(node);
    else if (!isEnd) return node === undefined ? 'ENOENT' : 'ENOTDIR';
  }
  return last;
}

/** Moves an entry as rename(2) does; the name of an error number if it cannot be done. */
export function moveEntry(from: Found | string, to: Found | string): string | undefined {
  if (typeof from === 'string') return from;
  if (typeof to === 'string') return to;
  if (from.node === undefined) return 'ENOENT';
  if (to.node?.kind === 'folder') return 'EISDIR';
  // Two names of one file: rename(2) does nothing.
  if (to.node === from.node) return undefined;
  to.folder.entries.set(to.name, from.node);
  from.folder.entries.delete(from.name);
  return undefined;
}

/** Takes away a folder as rmdir(2) does; the name of an error number if it cannot be done. */
export function removeEmpty(found: Found | string): string | undefined {
  if (typeof found === 'string') return found;
  if (found.node === undefined) return 'ENOENT';
  if (found.node.kind !== 'folder') return 'ENOTDIR';
  if (found.node.entries.size > 0) return 'ENOTEMPTY';
  found.folder.entries.delete(found.name);
  return undefined;
}

/** All entries but folders, with a slash in front of their paths. */
export function listNodes(root: FolderNode): [ByteString, Exclude<Node, FolderNode>][] {
  const found: [ByteString, Exclude<Node, FolderNode>][] = [];
  const open: [FolderNode, ByteString][] = [[root, '']];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [folder, path] = next;
    for (const [name, node] of folder.entries) {
      if (node.kind === 'folder') open.push([node, `${path}/${name}`]);
      else found.push([`${path}/${name}`, node]);
    }
  }
  return found;
}

export function toNode(entry: MemoryEntry): Node {
  if (typeof entry === 'string') return { kind: 'file', text: entry, rights: { mode: FILE_MODE, owner: OWNER } };
  if (entry.kind === 'folder') return { kind: 'folder', entries: new Map() };
  if (entry.kind !== 'file') return entry.kind === 'link' ? entry : { kind: 'other' };
  const { text, mode = FILE_MODE, fault } = entry;
  return { kind: 'file', text, rights: { mode, owner: OWNER }, ...(fault !== undefined && { fault }) };
}
