/**
 * A file system in memory with links, as the kernel has them: for tests of what changes links, and for trying a plan without
 * a disk. Each operation can be made to fail, or the process to die at it, by the one who watches.
 */
import { compareBytes, type ByteString } from '../model/bytes.ts';
import { strerror } from './errno.ts';
import type { ChangeFault, EntryKind } from './host.ts';
import type { FileRights, LinkDoor, Look } from './link-door.ts';
import type { WholeHost } from './rooted-host.ts';

/** What stands in the tree. Folders above an entry are made with it. */
export type TreeEntry =
  | { readonly kind: 'file'; readonly text: ByteString; readonly mode?: number }
  | { readonly kind: 'link'; readonly target: ByteString }
  | { readonly kind: 'folder' | 'other' };

/** The operations that change the tree or wait for it, by their names in `LinkDoor` and `Host`. */
export type TreeOperation =
  'makeLink' | 'makeHardLink' | 'createFile' | 'remove' | 'rename' | 'makeFolder' | 'syncFolder' | 'replaceFile';

/**
 * Asked before each operation.
 *
 * @returns the name of the error number with which it shall fail; undefined to let it be done. It may throw, which the
 *   caller of the operation sees as the end of the process.
 */
export type TreeWatcher = (operation: TreeOperation, path: ByteString) => string | undefined;

export interface MemoryTree extends WholeHost {
  /** All entries but folders, by path, in byte order. */
  list(): ReadonlyMap<ByteString, TreeEntry>;
}

export interface MemoryTreeOptions {
  readonly watch?: TreeWatcher;
  /** The name of the process that works on the tree, and which others are running. */
  readonly self?: ByteString;
  readonly isRunning?: LinkDoor['isRunning'];
}

interface FileNode {
  readonly kind: 'file';
  readonly text: ByteString;
  readonly rights: Required<FileRights>;
}
interface FolderNode {
  readonly kind: 'folder';
  readonly entries: Map<ByteString, Node>;
}
type Node = FileNode | FolderNode | { readonly kind: 'link'; readonly target: ByteString } | { readonly kind: 'other' };

/** A place in the tree: an entry that is there, or the one that could be made. */
interface Found {
  readonly folder: FolderNode;
  readonly name: ByteString;
  readonly node: Node | undefined;
}

const MOST_LINKS = 40;
const OWNER = { uid: 0, gid: 0 };
const FOLDER_MODE = 0o755;

/** A tree with these entries; paths with or without a slash in front. A file called `-` is standard input. */
export function createMemoryTree(
  entries: Iterable<readonly [ByteString, TreeEntry]>,
  { watch = () => undefined, self = '1.1.a.1', isRunning = (name) => name === self }: MemoryTreeOptions = {},
): MemoryTree {
  const root: FolderNode = { kind: 'folder', entries: new Map() };
  for (const [path, entry] of entries) {
    const folder = makeFolders(root, path, entry.kind === 'folder');
    if (entry.kind === 'folder') continue;
    folder.entries.set(path.slice(path.lastIndexOf('/') + 1), toNode(entry));
  }
  const at = (path: ByteString, follows: boolean): Found | string => locate(root, path, follows);
  const nodeAt = (path: ByteString, follows: boolean): Node | string => {
    const found = at(path, follows);
    return typeof found === 'string' ? found : (found.node ?? 'ENOENT');
  };
  const change = (operation: TreeOperation, path: ByteString, make: () => string | undefined): ChangeFault => {
    const code = watch(operation, path) ?? make();
    return code === undefined ? undefined : { code, reason: strerror(code) };
  };
  const add = (path: ByteString, node: Node): string | undefined => {
    const found = at(path, false);
    if (typeof found === 'string') return found;
    if (found.node !== undefined) return 'EEXIST';
    found.folder.entries.set(found.name, node);
    return undefined;
  };
  const inside = (path: ByteString): FolderNode | string => {
    const node = nodeAt(path, true);
    if (typeof node === 'string') return node;
    return node.kind === 'folder' ? node : 'ENOTDIR';
  };
  const readFile: WholeHost['readFile'] = (path, isEnough) => {
    const node = nodeAt(path, true);
    if (typeof node === 'string') return { kind: 'error', code: node, reason: strerror(node) };
    if (node.kind !== 'file') return { kind: 'not-regular', isFolder: node.kind === 'folder' };
    isEnough?.(node.text);
    return { kind: 'text', text: node.text };
  };
  return {
    readFile,
    readPlainFile: (path) => readFile(path),
    readFolder: (path) => {
      const folder = inside(path);
      if (typeof folder === 'string') return { kind: 'error', code: folder, reason: strerror(folder) };
      const entries = [...folder.entries].map(([name, { kind }]) => ({ name, kind }));
      return { kind: 'folder', entries: entries.sort((a, b) => compareBytes(a.name, b.name)) };
    },
    listNames: (path) => {
      const folder = inside(path);
      if (typeof folder === 'string') return { kind: 'error', code: folder, reason: strerror(folder) };
      return { kind: 'names', names: [...folder.entries.keys()].sort(compareBytes) };
    },
    kindOf: (path) => {
      const node = nodeAt(path, true);
      return typeof node === 'string' || node.kind === 'link' ? undefined : node.kind;
    },
    replaceFile: (path, text) =>
      change('replaceFile', path, () => {
        const found = at(path, true);
        if (typeof found === 'string') return found;
        if (found.node?.kind !== 'file') return 'ENOENT';
        found.folder.entries.set(found.name, { ...found.node, text });
        return undefined;
      }),
    look: (path) => lookAt(nodeAt(path, false)),
    mayChange: (path) => {
      const node = nodeAt(path, true);
      return typeof node === 'string' ? { code: node, reason: strerror(node) } : undefined;
    },
    makeLink: (target, path) => change('makeLink', path, () => add(path, { kind: 'link', target })),
    makeHardLink: (from, to) =>
      change('makeHardLink', to, () => {
        const node = nodeAt(from, false);
        return typeof node === 'string' ? node : add(to, node);
      }),
    createFile: (path, text, { mode, owner = OWNER }) =>
      change('createFile', path, () => add(path, { kind: 'file', text, rights: { mode, owner } })),
    remove: (path) =>
      change('remove', path, () => {
        const found = at(path, false);
        if (typeof found === 'string') return found;
        if (found.node === undefined) return 'ENOENT';
        if (found.node.kind === 'folder') return 'EISDIR';
        found.folder.entries.delete(found.name);
        return undefined;
      }),
    rename: (from, to) => change('rename', to, () => move(at(from, false), at(to, false))),
    makeFolder: (path) =>
      change('makeFolder', path, () => {
        makeFolders(root, path, true);
        return undefined;
      }),
    syncFolder: (path) =>
      change('syncFolder', path, () => {
        const node = nodeAt(path, true);
        return typeof node === 'string' ? node : undefined;
      }),
    modeOf: (path) => {
      const node = nodeAt(path, true);
      if (typeof node === 'string') return undefined;
      return node.kind === 'file' ? node.rights.mode : FOLDER_MODE;
    },
    readLink: (path) => {
      const node = nodeAt(path, false);
      return typeof node !== 'string' && node.kind === 'link' ? node.target : undefined;
    },
    writeFile: (path, text) =>
      change('createFile', path, () => {
        const found = at(path, true);
        if (typeof found === 'string') return found;
        if (found.node?.kind === 'folder') return 'EISDIR';
        found.folder.entries.set(found.name, toNode({ kind: 'file', text }));
        return undefined;
      }),
    // Standard input is the file called `-`, if there is one.
    readInput: () => {
      const node = nodeAt('-', false);
      return typeof node !== 'string' && node.kind === 'file' ? node.text : '';
    },
    self,
    isRunning,
    pause: () => undefined,
    list: () => new Map(listFolder(root).sort(([a], [b]) => compareBytes(a, b))),
  };
}

function toNode(entry: TreeEntry): Node {
  switch (entry.kind) {
    case 'file':
      return { kind: 'file', text: entry.text, rights: { mode: entry.mode ?? 0o644, owner: OWNER } };
    case 'folder':
      return { kind: 'folder', entries: new Map() };
    case 'other':
      return { kind: 'other' };
    case 'link':
      return entry;
  }
}

function makeFolders(root: FolderNode, path: ByteString, isFolder: boolean): FolderNode {
  let folder = root;
  const parts = path.split('/').filter((part) => part !== '');
  for (const part of isFolder ? parts : parts.slice(0, -1)) {
    const known = folder.entries.get(part);
    const next: FolderNode = known?.kind === 'folder' ? known : { kind: 'folder', entries: new Map() };
    folder.entries.set(part, next);
    folder = next;
  }
  return folder;
}

/** Walks a path as the kernel does; the name of an error number where it leads nowhere. */
function locate(root: FolderNode, path: ByteString, follows: boolean): Found | string {
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

function lookAt(node: Node | string): Look {
  if (typeof node === 'string') {
    return node === 'ENOENT' ? { kind: 'absent' } : { kind: 'error', code: node, reason: strerror(node) };
  }
  if (node.kind === 'link') return { kind: 'link', target: node.target };
  if (node.kind === 'file') return { kind: 'file', mode: node.rights.mode, ...node.rights.owner };
  const kind: Exclude<EntryKind, 'file' | 'link'> = node.kind;
  return { kind };
}

function move(from: Found | string, to: Found | string): string | undefined {
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

function listFolder(root: FolderNode): [ByteString, TreeEntry][] {
  const found: [ByteString, TreeEntry][] = [];
  const open: [FolderNode, ByteString][] = [[root, '']];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [folder, path] = next;
    for (const [name, node] of folder.entries) {
      if (node.kind === 'folder') open.push([node, `${path}/${name}`]);
      else found.push([`${path}/${name}`, toEntry(node)]);
    }
  }
  return found;
}

function toEntry(node: Exclude<Node, FolderNode>): TreeEntry {
  return node.kind === 'file' ? { kind: 'file', text: node.text, mode: node.rights.mode } : node;
}
