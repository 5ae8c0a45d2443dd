/** What a run of insserv changes: links of the runlevels' folders, each with its reason, and the dependency files. */
import type { ByteString } from './bytes.ts';
import type { PlanCause } from './link-plan.ts';
import type { PathChange } from './plan.ts';

/** Why a link is made, renamed or removed. */
export type InsservLinkReason =
  /** The command line names its script. */
  | 'asked'
  /** `-e`: a script that is named requires it. */
  | 'required'
  /** Its number changes. */
  | 'renumbered'
  /** Another link of the script has the right name, or gets it. */
  | 'surplus'
  /** It leads nowhere. */
  | 'dangling'
  /** Its script is not meant for this runlevel. */
  | 'other-runlevel';

/** A change of one entry. A renumbered link has both names. */
export interface FolderLinkChange {
  /** 0-6, and 7 for S; undefined where the folder is that of no runlevel, such as rc2345.d. */
  readonly level: number | undefined;
  /** As messages show it. */
  readonly folder: ByteString;
  readonly script: ByteString;
  readonly before?: ByteString;
  readonly after?: ByteString;
  /** Where the link leads afterwards; empty if it is removed. */
  readonly target: ByteString;
  readonly reason: InsservLinkReason;
  /** Why the link has its number; where that was asked for and there is a link afterwards. */
  readonly cause?: PlanCause;
}

/** A change in the folder of a runlevel; insserv knows no others. */
export interface InsservLinkChange extends FolderLinkChange {
  readonly level: number;
}

/** A rule of a dependency file: the script waits for these. */
export interface DependencyRule {
  readonly script: ByteString;
  readonly after: readonly ByteString[];
}

/** One of the files that startpar(8) reads. */
export interface DependencyFile {
  readonly name: '.depend.boot' | '.depend.start' | '.depend.stop';
  readonly targets: readonly ByteString[];
  /** Absent in the file for the stop. */
  readonly interactive?: readonly ByteString[];
  readonly rules: readonly DependencyRule[];
}

/** A line of `-s`: where a script stands in one direction. */
export interface ShownPlace {
  readonly kind: 'S' | 'K';
  readonly depth: number;
  readonly levels: number;
  readonly script: ByteString;
}

/** What a run comes to. */
export interface InsservPlan {
  /** The folder of the scripts. */
  readonly scripts: ByteString;
  readonly places: readonly ShownPlace[];
  /** The names of the folders of links that were missing, such as rc2.d. */
  readonly folders: readonly ByteString[];
  /** What was changed, or would be. */
  readonly links: readonly FolderLinkChange[];
  readonly files: readonly DependencyFile[];
  /** The names of those of the files that get other contents than they have. */
  readonly rewritten: ReadonlySet<ByteString>;
}

/** The changes of paths that changes of links come to, those that add something first. O(n). */
export function linkPathChanges(changes: readonly FolderLinkChange[]): readonly PathChange[] {
  const made: PathChange[] = [];
  const removed: PathChange[] = [];
  for (const { folder, before, after, target } of changes) {
    if (after !== undefined) made.push({ path: `${folder}/${after}`, after: { kind: 'link', target } });
    if (before !== undefined) removed.push({ path: `${folder}/${before}`, after: { kind: 'absent' } });
  }
  const names = new Set(made.map(({ path }) => path));
  return [...made, ...removed.filter(({ path }) => !names.has(path))];
}

/** Whether a plan changes anything in the folders of links. */
export function changesLinks({ folders, links }: InsservPlan): boolean {
  return folders.length > 0 || links.length > 0;
}
