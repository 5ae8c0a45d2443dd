/** A header line whose form is at fault. */
import type { ByteString } from '../../model/bytes.ts';
import type { FindingArguments } from '../../model/finding.ts';
import type { Level, LintFix } from '../../model/lint.ts';
import type { Span } from '../../model/place.ts';

/** What is wrong with a header line. */
export interface HeaderSlip {
  /** The id of the rule that reports it. */
  readonly rule: string;
  readonly span: Span;
  readonly args: FindingArguments;
  /** In the place of the rule's own level. */
  readonly level?: Level;
  readonly fix?: LintFix;
  readonly family: 'lsb' | 'rcd' | 'chkconfig' | 'file';
  /** The usual name of the field; empty if it is none. */
  readonly keyword: ByteString;
}
