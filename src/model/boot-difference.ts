/** What changes from one plan of a boot to another. */
import type { BootFinding, BootStep } from './boot-plan.ts';

/** A script's turn before and after; absent where it has none. Positions count from 1. */
export interface StepChange {
  readonly before?: BootStep;
  readonly oldPosition?: number;
  readonly after?: BootStep;
  readonly newPosition?: number;
  /** Decided as before, in another place among the others. */
  readonly isOnlyMoved: boolean;
}

export interface BootDifference {
  readonly changes: readonly StepChange[];
  readonly newFindings: readonly BootFinding[];
  readonly solvedFindings: readonly BootFinding[];
}
