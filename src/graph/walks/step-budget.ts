/**
 * A bound on work, counted in steps of an algorithm (about one edge looked at) and not in time, so that results do not
 * depend on the machine.
 */

/** The steps that an algorithm may still take. */
export class StepBudget {
  /** Below 0 once more has been spent than there was. */
  left: number;

  constructor(steps: number) {
    this.left = steps;
  }

  /** Takes steps off. */
  spend(steps: number): void {
    this.left -= steps;
  }

  /** True once more has been spent than there was. */
  get exhausted(): boolean {
    return this.left < 0;
  }
}
