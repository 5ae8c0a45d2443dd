/**
 * What the linter finds and what its rules say of themselves. A finding points at its rule's description, which holds the
 * templates of its sentences; `{name}` in a template stands for an argument of the finding. Only `src/render/` fills them in.
 */
import type { ByteString } from './bytes.ts';
import type { FindingArguments } from './finding.ts';
import type { Place, Span } from './place.ts';

/** The families of systems whose conventions a script is held to. */
export type Profile = 'debian' | 'redhat' | 'lsb' | 'busybox' | 'freebsd' | 'freebsd-ports' | 'netbsd';

/** All profiles, in the order of the documentation. */
export const PROFILES: readonly Profile[] = [
  'debian',
  'redhat',
  'lsb',
  'busybox',
  'freebsd',
  'freebsd-ports',
  'netbsd',
];

/**
 * Error: the script does not work, or a standard tool rejects or misreads it. Warning: probably a fault, or against a
 * written standard. Info: a hint or style.
 */
export type Level = 'error' | 'warning' | 'info';

/**
 * `safe`: the file then means what was plainly meant. `suggestion`: probably right. `mode`: safe, but about permission bits
 * and not the text. `none`: a person has to decide.
 */
export type FixKind = 'safe' | 'suggestion' | 'mode' | 'none';

/** What a rule says of itself; all of it text of ours. */
export interface RuleDescription {
  /** `family/name`; stable once released. */
  readonly id: string;
  readonly level: Level;
  /** Where profiles differ from `level`. */
  readonly levels?: Readonly<Partial<Record<Profile, Level>>>;
  readonly profiles: readonly Profile[];
  /** 1: plain text and graph checks of the first release; 2: the rest. */
  readonly stage: 1 | 2;
  readonly fix: FixKind;
  /** Runs only when it is asked for. */
  readonly isOff?: boolean;
  /** What is reported, in a sentence or two. */
  readonly what: string;
  /** What goes wrong otherwise, with the name of the tool that trips over it. */
  readonly why: string;
  /** Template of the finding's title. */
  readonly message: string;
  /** Template of what to do; empty if the title says it all. */
  readonly help: string;
  /** Template of what each related place says. */
  readonly step?: string;
  /** Checks of other tools that correspond, and standards. */
  readonly sources: readonly string[];
}

/** Bytes to be put in the place of a stretch of the text. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: ByteString;
}

/** How to repair a finding. */
export interface LintFix {
  readonly kind: Exclude<FixKind, 'none'>;
  /** Ascending, and none overlapping another. */
  readonly edits: readonly TextEdit[];
  /** Permission bits that the file is to have. */
  readonly mode?: number;
}

/** One more place that belongs to a finding, in the order in which it is to be read. */
export interface LintStep {
  readonly place: Place;
  readonly args: FindingArguments;
}

/** A finding of the linter. Line 0 means the file or link as such. */
export interface LintFinding {
  readonly rule: RuleDescription;
  readonly level: Level;
  readonly place: Place;
  readonly args: FindingArguments;
  readonly steps: readonly LintStep[];
  readonly fix?: LintFix;
}

/** The edit that puts `text` in the place of a span. */
export function replaceSpan({ offset, length }: Pick<Span, 'offset' | 'length'>, text: ByteString): TextEdit {
  return { offset, length, text };
}

/** The edit that puts `text` at an offset. */
export function insertAt(offset: number, text: ByteString): TextEdit {
  return { offset, length: 0, text };
}
