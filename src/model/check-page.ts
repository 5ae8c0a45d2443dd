/** What the page of a check is made of. */
import type { ExerciseProfile } from './exercise.ts';

/** A check as one family has it. */
export interface ShownCheck {
  readonly id: string;
  readonly family: string;
  readonly expects: string;
  readonly why: string;
  readonly level: string;
  readonly levels: Readonly<Partial<Record<ExerciseProfile, string>>>;
}

export interface CheckPage {
  readonly id: string;
  /** One, or two where both families have a check of that name. */
  readonly checks: readonly ShownCheck[];
  readonly mend: string;
  readonly rules: readonly string[];
}
