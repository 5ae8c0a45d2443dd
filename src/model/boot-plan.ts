/**
 * What a boot or a shutdown comes to: the scripts that a system walks through, in order, with what decides about each. It is
 * data; sentences are made in `src/render/boot/`.
 */
import type { ByteString } from './bytes.ts';
import type { FindingArguments, Severity } from './finding.ts';
import type { Place } from './place.ts';
import type { RcorderDialect } from './rcorder-order.ts';

export type BootSystem = 'freebsd' | 'netbsd' | 'debian' | 'redhat' | 'busybox';

/** All systems, in the order of the documentation. */
export const BOOT_SYSTEMS: readonly BootSystem[] = ['freebsd', 'netbsd', 'debian', 'redhat', 'busybox'];

export type BootPhase = 'boot' | 'shutdown';

/**
 * `run`: its turn comes and it is run. `out`: its turn comes and nothing is done. `undecided`: only running would tell.
 */
export type BootDecision = 'run' | 'out' | 'undecided';

/** Codes of a step. `linked`: a link says so, and nothing else is asked. */
export type StepCode =
  | 'enabled'
  | 'no-rcvar'
  | 'placeholder'
  | 'running'
  | 'pulled-in'
  | 'linked'
  | 'locked'
  | 'disabled'
  | 'unset'
  | 'odd-value'
  | 'required'
  | 'no-command'
  | 'already-running'
  | 'not-running'
  | 'not-executable'
  | 'scratch-name'
  | 'base-sh'
  | 'config-is-code'
  | 'rcvar-is-code';

/** Codes of what never has its turn. */
export type SkipCode =
  | 'keyword'
  | 'no-provide-line'
  | 'sample'
  | 'unreadable'
  | 'not-executable'
  | 'not-reached'
  | 'not-in-depend'
  | 'dangling'
  | 'already-started'
  | 'already-stopped'
  | 'first-boot-no-kill'
  | 'not-looked-at'
  | 'bad-link-name'
  | 'scratch-name'
  | 'no-lock'
  | 'locked'
  | 'after-halt';

/** Where a step stands: FreeBSD boots in two passes, sysvinit stops before it starts. */
export type BootPass = 'early' | 'late' | 'only' | 'stop' | 'start' | 'killall';

/** One fact of those that decide. `place` is where it stands, where it stands in a file. */
export interface BootReason {
  readonly code: ReasonCode;
  readonly place?: Place;
  readonly args: FindingArguments;
}

export type ReasonCode =
  /** `name` holds `value`. */
  | 'variable'
  /** `name` is set nowhere. */
  | 'variable-unset'
  /** `name` cannot be known; `cause` says why. */
  | 'variable-unknown'
  | 'no-rcvar'
  | 'plain-script'
  | 'nothing-to-run'
  | 'keyword'
  | 'keyword-missing'
  | 'required-variable'
  | 'required-folder'
  | 'required-file'
  | 'required-script'
  | 'command'
  | 'process'
  | 'no-process'
  | 'mode'
  | 'name'
  | 'link'
  | 'old-link'
  | 'depend-file'
  | 'lock'
  | 'no-lock'
  | 'pulled-by'
  | 'unreadable'
  | 'no-provide-line'
  | 'run-ended'
  /** The script itself asks `checkyesno NAME`, and may do nothing. */
  | 'asks';

/** An assignment on the way to the value that counts. */
export interface ChainLink {
  readonly name: ByteString;
  /** Absent where the value is not known, or taken away. */
  readonly value?: ByteString;
  readonly place: Place;
  /** The one that counts. */
  readonly wins: boolean;
}

export interface BootStep {
  /** The path under the root, without a slash in front. */
  readonly script: ByteString;
  /** The link by which it is called, in the same form. */
  readonly link?: ByteString;
  /** The name that people know it by. */
  readonly name: ByteString;
  readonly verb: ByteString;
  readonly pass: BootPass;
  readonly decision: BootDecision;
  readonly code: StepCode;
  /** What decides; the first one is the one that counts. */
  readonly reasons: readonly BootReason[];
  readonly chain: readonly ChainLink[];
  /** The variable that switches it. */
  readonly variable?: ByteString;
  /** FreeBSD: the early pass ends with it. */
  readonly isDivider?: boolean;
  /** Debian: the runlevel that is entered, where a plan has more than one. */
  readonly runlevel?: ByteString;
}

/** A script or link whose turn never comes. */
export interface SkippedScript {
  readonly script?: ByteString;
  readonly link?: ByteString;
  readonly name: ByteString;
  readonly code: SkipCode;
  readonly reason: BootReason;
}

/** What the system itself says at the console. */
export interface BootWarning {
  /** Null before the first script. */
  readonly script: ByteString | null;
  readonly text: ByteString;
}

/** A script as something to wait for. */
export interface BootTask {
  readonly name: ByteString;
  /** The index of its step; absent for what never has its turn. */
  readonly step?: number;
  /** Scripts of one level may run at the same time; levels count from 1. */
  readonly level: number;
  /** The higher, the sooner, among those that are ready. */
  readonly importance: number;
  /** Runs alone. */
  readonly isInteractive: boolean;
}

/** One script waits for another: `before` and `behind` are indexes into the tasks. */
export interface BootArc {
  readonly before: number;
  readonly behind: number;
  readonly place: Place;
  /** The word that says so, and its field. */
  readonly word: ByteString;
  readonly field: ByteString;
}

/** How a system runs several scripts at a time: in levels, each of which waits for the one before; freely; not at all. */
export type Parallelism = 'levels' | 'free' | 'groups' | 'none';

export type BootFindingCode =
  | 'late-local'
  | 'needs-disabled'
  | 'needs-skipped'
  | 'order-lost'
  | 'orders-disagree'
  | 'not-in-depend'
  | 'kill-and-start'
  | 'runs-again'
  | 'body/missing-subsys-lock'
  | 'never-stopped'
  | 'crlf'
  | 'boot-ends'
  | 'config-is-code'
  | 'depend-loop'
  | 'depend-line';

export interface BootFinding {
  readonly code: BootFindingCode;
  readonly severity: Severity;
  readonly place: Place;
  readonly args: FindingArguments;
  readonly also: readonly Place[];
}

/** What was taken for granted: what the first line says. */
export interface BootSettings {
  readonly system: BootSystem;
  readonly phase: BootPhase;
  /** Old and new runlevel. */
  readonly from?: ByteString;
  readonly to?: ByteString;
  readonly mode?: 'makefile' | 'numbers';
  /** Why the mode is the one it is, in a code. */
  readonly modeCause?: ByteString;
  readonly verb?: ByteString;
  readonly jail?: boolean | 'vnet';
  readonly firstboot?: boolean | 'late';
  readonly rcorder?: RcorderDialect;
  /** Red Hat: how many services have a lock before the first script. */
  readonly lockCount?: number;
}

export interface BootPlan extends BootSettings {
  readonly steps: readonly BootStep[];
  readonly skipped: readonly SkippedScript[];
  readonly warnings: readonly BootWarning[];
  readonly findings: readonly BootFinding[];
  readonly tasks: readonly BootTask[];
  readonly arcs: readonly BootArc[];
  readonly parallelism: Parallelism;
}
