/**
 * A graph of scripts as it is drawn: each script once, each pair of scripts that wait for one another joined by one edge with
 * all the words that say so, and the storeys of the boot. It is data; `src/picture/` makes it and `src/render/graph/` draws it.
 */
import type { BootDecision } from './boot-plan.ts';
import type { ByteString } from './bytes.ts';
import type { Direction } from './graph.ts';
import type { Place } from './place.ts';

/**
 * What kind of words make an edge; the strongest one, where there are several. `before` and `after` stand in the header of the
 * script that need not know: BEFORE and X-Start-Before, X-Stop-After.
 */
export type EdgeKind = 'require' | 'should' | 'before' | 'after';

/** A header word that makes an edge. */
export interface EdgeWord {
  readonly field: ByteString;
  readonly word: ByteString;
  readonly place: Place;
}

/** Ends are indexes into the nodes; `from` comes first, at a stop too. */
export interface PictureEdge {
  readonly from: number;
  readonly to: number;
  readonly kind: EdgeKind;
  readonly words: readonly EdgeWord[];
  /** Other edges say the same by way of other scripts; never true of an edge inside a ring. */
  readonly isImplied: boolean;
  /** It is a step of the ring that is shown for its group. */
  readonly isOnRing: boolean;
  /** The proposed cut takes all its words. */
  readonly isCut: boolean;
}

export interface PictureNode {
  readonly path: ByteString;
  /** The file's name; the path, where two files have one name. Each node has another one. */
  readonly name: ByteString;
  readonly provides: readonly ByteString[];
  readonly keywords: readonly ByteString[];
  readonly runlevels: readonly string[];
  /** One line of prose, where the header has one; else empty. */
  readonly description: ByteString;
  /** From 1; scripts of one level may run at the same time. */
  readonly level: number;
  /** Index into the storeys: a milestone has the one that it opens. */
  readonly storey: number;
  /** A script without code, that all others of a storey wait for. */
  readonly isMilestone: boolean;
  /** Index into the cycles; -1 if it is in none. */
  readonly cycle: number;
  /** What a boot does with it, if that was asked for. */
  readonly state?: BootDecision;
}

/** A part of the boot between two milestones. */
export interface Storey {
  readonly name: ByteString;
  /** The node that opens it. */
  readonly milestone?: number;
  /** Nodes in the order of the boot, without the milestone. */
  readonly scripts: readonly number[];
}

/** A group of scripts that wait for one another. */
export interface PictureCycle {
  readonly nodes: readonly number[];
  /** Indexes of edges, in the order of the boot. */
  readonly ring: readonly number[];
  /** The words to delete, of the proposed cut. */
  readonly cut: readonly EdgeWord[];
  /** Which group of the analysis it is. */
  readonly group: number;
}

export interface Picture {
  readonly dialect: 'rcorder' | 'lsb';
  readonly direction: Direction;
  readonly nodes: readonly PictureNode[];
  /** By their ends, ascending. */
  readonly edges: readonly PictureEdge[];
  readonly storeys: readonly Storey[];
  readonly cycles: readonly PictureCycle[];
  /** Nodes in the order of the boot (or of the stop). */
  readonly order: readonly number[];
  /** False if there were too many edges to find out which of them are implied. */
  readonly isReduced: boolean;
}

/** How the scripts are put into storeys. */
export type Grouping = 'milestone' | 'order' | 'level' | 'none';

export const GROUPINGS: readonly Grouping[] = ['milestone', 'order', 'level', 'none'];
