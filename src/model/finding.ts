/**
 * Findings are data: a code, where it was found, and the arguments of the sentence. The sentence itself is made in
 * `src/render/`, so that text and JSON are renderings of one value.
 */
import type { ByteString } from './bytes.ts';
import type { FacilityUse } from './graph.ts';
import type { Place, Span } from './place.ts';

/** Codes of what a header reader could not understand. Where the lint catalogue has the same rule, the code is its id. */
export type HeaderFindingCode =
  | 'header/missing-space-after-hash'
  | 'header/extra-space-after-hash'
  | 'header/keyword-case'
  | 'header/space-before-colon'
  | 'header/missing-colon'
  | 'rcd/block-interrupted'
  | 'lsb/malformed-marker'
  | 'lsb/unterminated-block'
  | 'lsb/end-without-begin'
  | 'lsb/non-comment-in-block'
  | 'lsb/duplicate-block'
  | 'lsb/continuation-not-allowed'
  | 'lsb/malformed-line'
  | 'lsb/unknown-keyword'
  | 'lsb/duplicate-keyword'
  | 'chkconfig/malformed-line'
  | 'chkconfig/extra-fields'
  | 'chkconfig/bad-levels'
  | 'chkconfig/priority-out-of-range'
  | 'chkconfig/duplicate-line'
  | 'chkconfig/broken-continuation';

/** A finding in a text of no name. `text` is what stands there, for the sentence. */
export interface HeaderFinding {
  readonly code: HeaderFindingCode;
  readonly span: Span;
  readonly text: ByteString;
}

/** Codes of what expanding the facilities of insserv.conf can find. */
export type FacilityFindingCode = 'facility/loop' | 'facility/nested-too-deep';

/** A finding in the definitions of system facilities. */
export interface FacilityFinding {
  readonly code: FacilityFindingCode;
  /** The `$word` that is met again, or that is not followed, and where it stands. */
  readonly facility: ByteString;
  readonly place: Place;
  /** The way to it, from the facility that was being expanded. */
  readonly uses: readonly FacilityUse[];
  /** The word that the list being expanded ended with at that moment; empty if the list was. */
  readonly last: ByteString;
}

export type Severity = 'error' | 'warning' | 'info';

/** Codes of what ordering a set of scripts can find. */
export type OrderFindingCode =
  | 'order/unreadable-file'
  | 'order/folder'
  | 'order/not-regular'
  | 'order/debug-ignored'
  | 'order/unmet-requirement'
  | 'order/unknown-before'
  | 'order/chkconfig-only'
  | 'order/no-header'
  | 'order/foreign-script'
  | 'order/by-names'
  | 'order/nothing'
  | 'order/dropped-word';

/** What the sentence of a finding is made of. The keys are ours; the values may come from anyone. */
export type FindingArguments = Readonly<Record<string, ByteString | number>>;

/** A finding in a set of scripts. */
export interface Finding {
  readonly code: OrderFindingCode;
  readonly severity: Severity;
  readonly place: Place;
  readonly args: FindingArguments;
  /** Further places of the very same fault, in the order of the scripts. */
  readonly also: readonly Place[];
}
