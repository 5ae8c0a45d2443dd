/** What came of a script's turn. */
import type { BootDecision, BootReason, ChainLink, StepCode } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';

export interface Outcome {
  readonly decision: BootDecision;
  readonly code: StepCode;
  readonly reasons: readonly BootReason[];
  readonly chain: readonly ChainLink[];
  readonly variable?: ByteString;
}

/** An outcome that is not about a variable. */
export function plainOutcome(decision: BootDecision, code: StepCode, ...reasons: readonly BootReason[]): Outcome {
  return { decision, code, reasons, chain: [] };
}
