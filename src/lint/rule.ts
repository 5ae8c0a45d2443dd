/**
 * What a rule is: one value with its description, its examples, and one of two checks. A rule that looks at one script has
 * `check`; one that needs the whole set has `checkSet`. To add a rule, write its value and put it in `registry.ts`; the
 * tests run its examples, and its page in `docs/rules/` is made from it.
 */
import type { ByteString } from '../model/bytes.ts';
import type { FindingArguments } from '../model/finding.ts';
import type { Level, LintFix, LintStep, Profile, RuleDescription } from '../model/lint.ts';
import type { Span } from '../model/place.ts';
import type { ScriptContext } from './script/context.ts';
import type { SetContext } from './set-context.ts';

/** Details of a finding that few rules give. */
export interface ReportDetails {
  /** In the place of the rule's own level. */
  readonly level?: Level;
  readonly fix?: LintFix | undefined;
  readonly steps?: readonly LintStep[];
}

/** Reports a finding at a span, or at a whole line by its number; 0 is the file as such. */
export type Report = (where: Span | number, args?: FindingArguments, details?: ReportDetails) => void;

/** Reports a finding in one of the scripts of the set, or at any other path with line 0. */
export type SetReport = (
  script: ScriptContext | ByteString,
  where: Span | number,
  args?: FindingArguments,
  details?: ReportDetails,
) => void;

/** A text that a rule is shown and tested on. */
export interface RuleExample {
  /** What it is checked as; by default the first of the rule's profiles. */
  readonly profile?: Profile;
  readonly path?: string;
  readonly text: string;
  /** Permission bits, 0o755 by default. */
  readonly mode?: number;
  /** Other scripts of the set. */
  readonly others?: readonly { readonly path: string; readonly text: string }[];
}

/** An example in which the rule finds something: on these lines of the text. */
export interface BadExample extends RuleExample {
  readonly lines: readonly number[];
  /** What the text is after the rule's fix. */
  readonly fixed?: string;
}

export interface Rule extends RuleDescription {
  /** More than one finding on a line is possible. */
  readonly isMany?: boolean;
  readonly check?: (script: ScriptContext, report: Report) => void;
  readonly checkSet?: (set: SetContext, report: SetReport) => void;
  readonly bad: readonly BadExample[];
  readonly good: readonly RuleExample[];
}
