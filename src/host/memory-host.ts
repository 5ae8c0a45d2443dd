/**
 * A host in memory, with links as the kernel has them: for tests, for callers of the library who have their scripts elsewhere,
 * and for trying a change without a disk. Each operation can be made to fail, or the process to die at it, by the one who
 * watches.
 */
import { compareBytes, type ByteString } from '../model/bytes.ts';
import { strerror } from './errno.ts';
import type { ChangeFault, Look } from './door.ts';
import type { LinkDoor } from './link-door.ts';
import {
  listNodes,
  locate,
  makeWay,
  moveEntry,
  OWNER,
  plantTree,
  removeEmpty,
  type FolderNode,
  type Found,
  type MemoryEntry,
  type MemoryObject,
  type Node,
} from './memory-nodes.ts';
import type { WholeHost } from './rooted-host.ts';
import { openTrouble } from './trouble.ts';

export type { MemoryEntry, MemoryObject } from './memory-nodes.ts';

/** The operations that change something or wait for it, by their names in `LinkDoor`. */
export type HostOperation =
  'makeLink' | 'makeHardLink' | 'createFile' | 'remove' | 'rename' | 'makeFolder' | 'removeFolder' | 'syncFolder';

/**
 * Asked before each operation.
 *
 * @returns the name of the error number with which it shall fail; undefined to let it be done. It may throw, which the
 *   caller of the operation sees as the end of the process.
 */
export type HostWatcher = (operation: HostOperation, path: ByteString) => string | undefined;

/** Asked before each operation that reads; the name of the error number with which it shall fail. */
export type ReadWatcher = (path: ByteString) => string | undefined;

export interface MemoryHost extends WholeHost {
  /** All entries but folders, by path with a slash in front, in byte order. */
  list(): ReadonlyMap<ByteString, MemoryObject>;
}

export interface MemoryHostOptions {
  readonly watch?: HostWatcher;
  readonly watchReads?: ReadWatcher;
  /** The name of the process that works on the host, and which others are running. */
  readonly self?: ByteString;
  readonly isRunning?: LinkDoor['isRunning'];
  /** The number of the user who works on it; 0, root, if absent. */
  readonly user?: number;
}

const FOLDER_MODE = 0o755;

/** A host with these entries and the folders above them; paths with or without a slash in front. */
export function createMemoryHost(
  entries: Iterable<readonly [ByteString, MemoryEntry]>,
  {
    watch = () => undefined,
    watchReads = () => undefined,
    self = '1.1.a.1',
    isRunning = (name) => name === self,
    user = 0,
  }: MemoryHostOptions = {},
): MemoryHost {
  const root = plantTree(entries);
  const trouble = openTrouble();
  const read: ReadWatcher = (path) => {
    const code = watchReads(path);
    if (code !== undefined) trouble.note(path, faultOf(code));
    return code;
  };
  const change = (operation: HostOperation, path: ByteString, make: () => string | undefined): ChangeFault => {
    const code = watch(operation, path) ?? make();
    return code === undefined ? undefined : faultOf(code);
  };
  return {
    ...readingPart(root, read),
    ...changingPart(root, change),
    trouble: trouble.first,
    user,
    self,
    isRunning,
    pause: () => undefined,
    list: () =>
      new Map([...listNodes(root)].sort(([a], [b]) => compareBytes(a, b)).map(([path, node]) => [path, toEntry(node)])),
  };
}

type Reading = Pick<
  WholeHost,
  'readFile' | 'readPlainFile' | 'readFolder' | 'listNames' | 'kindOf' | 'modeOf' | 'look' | 'linkTarget' | 'mayChange'
>;

function readingPart(root: FolderNode, watch: ReadWatcher): Reading {
  const nodeAt = (path: ByteString, follows: boolean): Node | string => watch(path) ?? findNode(root, path, follows);
  const folderAt = (path: ByteString): FolderNode | string => {
    const node = nodeAt(path, true);
    if (typeof node === 'string') return node;
    return node.kind === 'folder' ? node : 'ENOTDIR';
  };
  const readFile: WholeHost['readFile'] = (path, isEnough) => {
    const node = nodeAt(path, true);
    if (typeof node === 'string') return { kind: 'error', ...faultOf(node) };
    if (node.kind !== 'file') return { kind: 'not-regular', isFolder: node.kind === 'folder' };
    if (node.fault !== undefined) return { kind: 'error', ...faultOf(node.fault) };
    isEnough?.(node.text);
    return { kind: 'text', text: node.text };
  };
  return {
    readFile,
    readPlainFile: (path) => readFile(path),
    readFolder: (path) => {
      const folder = folderAt(path);
      if (typeof folder === 'string') return { kind: 'error', ...faultOf(folder) };
      const entries = [...folder.entries].map(([name, { kind }]) => ({ name, kind }));
      return { kind: 'folder', entries: entries.sort((a, b) => compareBytes(a.name, b.name)) };
    },
    listNames: (path) => {
      const folder = folderAt(path);
      if (typeof folder === 'string') return { kind: 'error', ...faultOf(folder) };
      return { kind: 'names', names: [...folder.entries.keys()].sort(compareBytes) };
    },
    kindOf: (path) => {
      const node = nodeAt(path, true);
      return typeof node === 'string' || node.kind === 'link' ? undefined : node.kind;
    },
    modeOf: (path) => {
      const node = nodeAt(path, true);
      if (typeof node === 'string') return undefined;
      return node.kind === 'file' ? node.rights.mode : FOLDER_MODE;
    },
    look: (path) => lookAt(nodeAt(path, false)),
    linkTarget: (path) => {
      const node = nodeAt(path, false);
      return typeof node === 'string' || node.kind !== 'link' ? undefined : node.target;
    },
    mayChange: (path) => {
      const node = nodeAt(path, true);
      return typeof node === 'string' ? faultOf(node) : undefined;
    },
  };
}

type Changing = Pick<
  WholeHost,
  'makeLink' | 'makeHardLink' | 'createFile' | 'remove' | 'rename' | 'makeFolder' | 'removeFolder' | 'syncFolder'
>;

/** @param change makes a change, unless the watcher has it fail; changes give the name of an error number if they fail */
function changingPart(
  root: FolderNode,
  change: (operation: HostOperation, path: ByteString, make: () => string | undefined) => ChangeFault,
): Changing {
  const at = (path: ByteString, follows: boolean): Found | string => locate(root, path, follows);
  const add = (path: ByteString, node: Node): string | undefined => {
    const found = at(path, false);
    if (typeof found === 'string') return found;
    if (found.node !== undefined) return 'EEXIST';
    found.folder.entries.set(found.name, node);
    return undefined;
  };
  return {
    makeLink: (target, path) => change('makeLink', path, () => add(path, { kind: 'link', target })),
    makeHardLink: (from, to) =>
      change('makeHardLink', to, () => {
        const node = findNode(root, from, false);
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
    rename: (from, to) => change('rename', to, () => moveEntry(at(from, false), at(to, false))),
    makeFolder: (path) => change('makeFolder', path, () => makeWay(root, path)),
    removeFolder: (path) => change('removeFolder', path, () => removeEmpty(at(path, false))),
    syncFolder: (path) =>
      change('syncFolder', path, () => {
        const node = findNode(root, path, true);
        return typeof node === 'string' ? node : undefined;
      }),
  };
}

function findNode(root: FolderNode, path: ByteString, follows: boolean): Node | string {
  const found = locate(root, path, follows);
  return typeof found === 'string' ? found : (found.node ?? 'ENOENT');
}

function lookAt(node: Node | string): Look {
  if (typeof node === 'string') return node === 'ENOENT' ? { kind: 'absent' } : { kind: 'error', ...faultOf(node) };
  if (node.kind === 'link') return { kind: 'link', target: node.target };
  if (node.kind === 'file')
    return { kind: 'file', mode: node.rights.mode, ...node.rights.owner, size: node.text.length };
  return { kind: node.kind };
}

function toEntry(node: Exclude<Node, FolderNode>): MemoryObject {
  if (node.kind !== 'file') return node;
  const { text, rights, fault } = node;
  return { kind: 'file', text, mode: rights.mode, ...(fault !== undefined && { fault }) };
}

function faultOf(code: string): Exclude<ChangeFault, undefined> {
  return { code, reason: strerror(code) };
}
