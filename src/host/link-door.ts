/**
 * The part of the door to the disk through which links and files are changed. Every operation is one system call or little
 * more, says what it could not do instead of throwing, and follows no link at the end of its path, so that a transaction can
 * be made of them and tried with a failure at each one (`transaction.ts`).
 */
import type { ByteString } from '../model/bytes.ts';
import type { PathFault } from '../model/fault.ts';
import type { ChangeFault, Host, ReadResult } from './door.ts';

/** Permissions of a new file. Without an owner it belongs to who runs the program. */
export interface FileRights {
  readonly mode: number;
  readonly owner?: { readonly uid: number; readonly gid: number };
}

/** The names in a folder, in byte order. */
export type NamesResult =
  | { readonly kind: 'names'; readonly names: readonly ByteString[] }
  | { readonly kind: 'error'; readonly code: string; readonly reason: string };

export interface LinkDoor extends Pick<Host, 'look'> {
  /** Lists a folder, links to it followed: as `Host.readFolder`, at half the cost. */
  listNames(path: ByteString): NamesResult;
  /**
   * Reads the whole of what a listing has just shown to be a regular file: as `Host.readFile`, with fewer system calls. What
   * has become a link since may be followed, and a pipe waited for.
   */
  readPlainFile(path: ByteString): ReadResult;
  /** Where a link leads, as it is written; undefined if no link stands there. One system call, where `look` takes two. */
  linkTarget(path: ByteString): ByteString | undefined;
  /** Whether entries of a folder may be listed and changed by who runs this, as access(2) says; links are followed. */
  mayChange(path: ByteString): ChangeFault;
  /** Makes a symbolic link, where nothing stands yet. */
  makeLink(target: ByteString, path: ByteString): ChangeFault;
  /** Makes a second name for what stands at a path. */
  makeHardLink(from: ByteString, to: ByteString): ChangeFault;
  /** Makes a file, where nothing stands yet; its bytes are on the disk when this returns. */
  createFile(path: ByteString, text: ByteString, rights: FileRights): ChangeFault;
  /** Takes away anything but a folder. */
  remove(path: ByteString): ChangeFault;
  /** Moves an entry, in one step; what stands at the new name is replaced. */
  rename(from: ByteString, to: ByteString): ChangeFault;
  /** Makes a folder and those above it that are missing. `mode`: its permission bits, 0700 if absent. */
  makeFolder(path: ByteString, mode?: number): ChangeFault;
  /** Takes away a folder in which nothing stands. */
  removeFolder(path: ByteString): ChangeFault;
  /** Waits until a folder's entries are on the disk. */
  syncFolder(path: ByteString): ChangeFault;
  /** The number of the user who runs this. */
  readonly user: number;
  /** Words without a slash that name the running process, and no later one of the same number. */
  readonly self: ByteString;
  /** Whether the process that such words name is running; undefined if that cannot be known from here. */
  isRunning(process: ByteString): boolean | undefined;
  pause(milliseconds: number): void;
  /**
   * What reading has first met of a disk that fails, as opposed to one that answers; undefined if nothing. Who changes something
   * asks, for what could not be read may have been taken for absent. Absent where that cannot happen.
   */
  readonly trouble?: (() => PathFault | undefined) | undefined;
}
