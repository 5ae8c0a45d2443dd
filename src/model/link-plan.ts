/**
 * The links that a set of scripts asks for, worked out from nothing but the scripts: what a runlevel tool would make of them
 * on a root without links. Each number has its cause, each script without a link its reason.
 */
import type { ByteString } from './bytes.ts';
import type { ChkconfigList, ChkconfigRefusal } from './chkconfig-service.ts';
import type { Finding } from './finding.ts';
import type { Direction } from './graph.ts';
import type { InsservEvent, NoScriptReason } from './insserv-event.ts';
import type { LinkKind } from './link-farm.ts';
import type { Place, Word } from './place.ts';
import type { NumberCause } from './plan.ts';
import type { NearChkconfigLine } from './near-line.ts';
import type { StartSilence } from './start-silence.ts';

/** Whose numbers. */
export type PlanScheme = 'insserv' | 'chkconfig';

/** Why it is that scheme. `no-header`: no script has a header that either of them knows. */
export type SchemeCause = 'asked' | 'lsb-headers' | 'chkconfig-headers' | 'no-header';

/** A list of names that puts one script behind another. */
export type PlanList = ChkconfigList | 'X-Start-Before' | 'X-Stop-After';

/** Why a link has its number. `on` is the file name of another script. */
export type PlanCause =
  | Exclude<NumberCause, { readonly kind: 'dependency' | 'ring' }>
  | {
      readonly kind: 'dependency' | 'ring';
      /** Where the word stands: in the script, in its override, or with X- lists in the other script. */
      readonly place: Place;
      readonly list: PlanList;
      readonly on: ByteString;
    }
  /** `$all`: the script comes behind every one that does not say so. */
  | { readonly kind: 'all'; readonly on: ByteString }
  /** An interactive script has a number of its own, so the others move on. */
  | { readonly kind: 'interactive'; readonly on: ByteString }
  /** It has to come behind nothing. */
  | { readonly kind: 'first' }
  /** Scripts that share no runlevel with it stand between; insserv counts them all the same. */
  | { readonly kind: 'walk' };

/** A link of the plan. */
export interface PlannedLink {
  /** 0-6, and 7 for S. */
  readonly level: number;
  readonly kind: LinkKind;
  readonly number: number;
  /** The script's file name, and the file as it was given. */
  readonly script: ByteString;
  readonly file: ByteString;
  /** The name of the link in its folder, and where it leads, seen from there. */
  readonly name: ByteString;
  readonly target: ByteString;
  readonly cause: PlanCause;
}

/** Why a script has no link. */
export type LeftOutReason =
  /** A script of a BSD: rc(8) knows neither runlevels nor links. */
  | { readonly kind: 'rcorder' }
  | { readonly kind: 'no-header' }
  /** It has a chkconfig line alone, and insserv goes by LSB blocks. */
  | { readonly kind: 'no-lsb' }
  /** chkconfig does not take it. */
  | { readonly kind: 'refused'; readonly refusal: ChkconfigRefusal }
  /** insserv does not take it. */
  | { readonly kind: 'no-script'; readonly reason: NoScriptReason }
  /** Its header names no runlevel. */
  | { readonly kind: 'no-runlevel' }
  /** Its header names runlevels, but another script has its name already: the first that provides it counts. */
  | { readonly kind: 'name-taken'; readonly provided: ByteString; readonly other: ByteString }
  /** A script of OpenRC or OpenWrt, which have no headers. */
  | { readonly kind: 'foreign' }
  /** Another file of the same name was given before it. */
  | { readonly kind: 'same-name'; readonly other: ByteString };

export interface LeftOut {
  readonly file: ByteString;
  readonly name: ByteString;
  readonly reason: LeftOutReason;
}

/** Why no runlevel starts a script, or a line that was meant as its chkconfig line. */
export type PlanSlip = { readonly name: ByteString; /** Where its header is. */ readonly file: ByteString } & (
  | { readonly kind: 'silent'; readonly silence: StartSilence }
  | { readonly kind: 'near'; readonly near: NearChkconfigLine }
);

/** Scripts that wait for one another, in byte order; by insserv's reading all that do, by chkconfig's one ring of them. */
export interface PlanRing {
  readonly direction: Direction;
  readonly scripts: readonly ByteString[];
}

/** A required name that no script meets where the script is on. */
export interface UnmetName {
  readonly script: ByteString;
  readonly place: Place;
  readonly word: Word;
  /** Who would meet it where it is on; absent if nobody provides the name at all. */
  readonly elsewhere?: OnElsewhere;
}

/** A file that has the name that is asked for, and provides another; empty if it provides none. */
export interface Misnamed {
  readonly file: ByteString;
  readonly provides: ByteString;
}

/** A script that provides a required name, but is not on wherever it is asked for. Levels in rising order. */
export interface OnElsewhere {
  readonly script: ByteString;
  readonly levels: readonly number[];
}

export interface LinkPlan {
  readonly scheme: PlanScheme;
  readonly schemeCause: SchemeCause;
  /** False where insserv makes no link at all: there is a ring, or a requirement is not met, and it is not forced. */
  readonly isMade: boolean;
  readonly isForced: boolean;
  /** Whether there was a conf file that could define facilities. */
  readonly hasConf: boolean;
  /** By runlevel, the kills of each before its starts, then by number and name: the order in which init(8) runs them. */
  readonly links: readonly PlannedLink[];
  readonly leftOut: readonly LeftOut[];
  readonly slips: readonly PlanSlip[];
  readonly rings: readonly PlanRing[];
  /** What insserv has to say. */
  readonly events: readonly InsservEvent[];
  /** What chkconfig finds nobody to provide. */
  readonly unmet: readonly UnmetName[];
  /** Of the names that insserv finds nobody to provide, those that files have. */
  readonly misnamed: ReadonlyMap<ByteString, Misnamed>;
  /** Words that insserv drops, where they would have decided a number. */
  readonly dropped: readonly Finding[];
}

/** Why an entry of a tree is not as the plan has it. */
export type DifferenceReason =
  /** The plan has a link where the tree has none. */
  | 'missing'
  /** The number is another one. */
  | 'renumbered'
  /** It starts what the plan stops, or the other way round. */
  | 'switched'
  /** The script is not meant for this runlevel. */
  | 'other-runlevel'
  /** Another link of the script is the right one. */
  | 'surplus'
  /** It leads nowhere. */
  | 'dangling'
  /** It has the right name, and leads elsewhere. */
  | 'other-target';

/** One change that makes a tree what the plan says. A renamed link has both names. */
export interface LinkDifference {
  readonly level: number;
  readonly script: ByteString;
  readonly before?: ByteString;
  readonly after?: ByteString;
  /** Where the link leads afterwards, and whether it did so before; empty if it is removed. */
  readonly target: ByteString;
  readonly keepsTarget: boolean;
  readonly reason: DifferenceReason;
  /** Why the link has its new number. */
  readonly cause?: PlanCause;
  /** The file of the script, where a plan has it. */
  readonly file?: ByteString;
}

/** The way from a tree to a plan. */
export interface PlanDifference {
  /** By runlevel, then in byte order of the names. */
  readonly changes: readonly LinkDifference[];
  /** Paths where a link should be made and something else stands. */
  readonly blocked: readonly ByteString[];
  /** How many links belong to scripts that are not in the plan; they stay. */
  readonly others: number;
}

/** An entry of a tree whose name begins like that of a link. */
export interface TreeLink {
  readonly level: number;
  readonly name: ByteString;
  /** Undefined for what is no symbolic link. */
  readonly target: ByteString | undefined;
  readonly leadsSomewhere: boolean;
}
