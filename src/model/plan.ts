/**
 * A plan: the difference between the links that are and the links that should be, each change with its reason. Printing it,
 * a dry run, JSON and applying are uses of this one value. What it comes to on the disk are changes of paths, which the
 * transaction takes without knowing what they are for.
 */
import type { ByteString } from './bytes.ts';
import type { ChkconfigList } from './chkconfig-service.ts';
import type { Place } from './place.ts';

/** What should stand at a path. */
export type PathState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'link'; readonly target: ByteString }
  /**
   * A regular file. `mode`: its permission bits, or `keep` for those of the file that it replaces (0644 if there is none).
   * `owner`: whose it is; without, that of who runs the program, or with `keep` that of the file that it replaces.
   */
  | {
      readonly kind: 'file';
      readonly text: ByteString;
      readonly mode: number | 'keep';
      readonly owner?: { readonly uid: number; readonly gid: number };
    };

/** One path, and what should stand there afterwards. */
export interface PathChange {
  readonly path: ByteString;
  readonly after: PathState;
}

/** Why a link has its number. */
export type NumberCause =
  /** A word of a header says so. */
  | { readonly kind: 'header'; readonly place: Place }
  /** No header says anything; an LSB script then gets 50. */
  | { readonly kind: 'default' }
  /** The script has to come behind (or, when stopping, before) another one. */
  | { readonly kind: 'dependency'; readonly place: Place; readonly list: ChkconfigList; readonly on: ByteString }
  /** As a dependency, but one of a ring, or of what waits for a ring: numbers climb to the end of the scale. */
  | { readonly kind: 'ring'; readonly place: Place; readonly list: ChkconfigList; readonly on: ByteString }
  /** Nothing says anything, and nothing makes up for it: the override of a script that is not LSB. */
  | { readonly kind: 'missing' };

/** Why a runlevel starts, kills or drops a service. */
export type StateCause =
  /** The command line asks for it. */
  | 'asked'
  /** The header's levels say so. */
  | 'header-levels'
  /** It was so before. */
  | 'kept'
  /** One more link of the same service in the same runlevel. */
  | 'surplus'
  /** A change is taken back. */
  | 'undone';

/** Why a link changes. A removal has no number. */
export interface LinkReason {
  readonly state: StateCause;
  readonly number?: NumberCause;
}

export type LinkAction = 'create' | 'remove' | 'rename' | 'replace';

/** A change in one runlevel's folder. */
export interface LinkChange {
  readonly action: LinkAction;
  /** 0-6, and 7 for S. */
  readonly level: number;
  readonly folder: ByteString;
  readonly service: ByteString;
  /** The entry's name before; absent if the link is new. A replaced link keeps its name and gets another target. */
  readonly before?: ByteString;
  /** The link's name afterwards; absent if it is removed. */
  readonly after?: ByteString;
  /** Where the link leads afterwards; empty if it is removed. */
  readonly target: ByteString;
  readonly reason: LinkReason;
}

/** A file that gets new contents. */
export interface FileChange {
  readonly path: ByteString;
  readonly service: ByteString;
  readonly text: ByteString;
  readonly mode: number | 'keep';
}

/** A link that cannot be made, as is known before anything is tried. What stands there stays. */
export interface RefusedLink {
  readonly path: ByteString;
  readonly level: number;
  readonly service: ByteString;
  /** The name of the error number that making it would give, and strerror(3)'s words. */
  readonly code: 'EEXIST' | 'ENOENT' | 'ENOTDIR' | 'ENAMETOOLONG';
}

export interface Plan {
  /** By runlevel, then in byte order of the names. */
  readonly links: readonly LinkChange[];
  readonly files: readonly FileChange[];
  /** In the order of the attempts. */
  readonly refused: readonly RefusedLink[];
}

/** The changes of paths that a plan comes to, those that add or replace something first. O(n). */
export function pathChanges({ links, files }: Plan): readonly PathChange[] {
  const made: PathChange[] = [];
  const removed: PathChange[] = [];
  for (const { folder, before, after, target } of links) {
    if (after !== undefined) made.push({ path: `${folder}/${after}`, after: { kind: 'link', target } });
    if (before !== undefined && before !== after) {
      removed.push({ path: `${folder}/${before}`, after: { kind: 'absent' } });
    }
  }
  for (const { path, text, mode } of files) made.push({ path, after: { kind: 'file', text, mode } });
  return [...made, ...removed];
}

/** A file of which the text changes. */
export interface ChangedFile {
  readonly file: ByteString;
  readonly before: ByteString;
  readonly after: ByteString;
}
