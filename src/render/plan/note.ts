/** A note on a plan. */
import type { ByteString } from '../../model/bytes.ts';
import type { Severity } from '../../model/finding.ts';
import type { Place } from '../../model/place.ts';

/** A note in words. All names in them are safe on a terminal. */
export interface PlanNote {
  readonly code: string;
  readonly severity: Severity;
  readonly title: ByteString;
  /** Stands at the place; empty if the title says it all. */
  readonly label: ByteString;
  readonly help: ByteString;
  readonly place?: Place;
}

export function note(code: string, severity: Severity, title: ByteString, help: ByteString): PlanNote {
  return { code, severity, title, label: '', help };
}
