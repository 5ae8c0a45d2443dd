/** Who is exercised, and what is noted of it. */
import type { ByteString } from '../model/bytes.ts';
import type { ExerciseCheck, ExerciseGuess, ExerciseProfile, ExerciseStep } from '../model/exercise.ts';

/** Who is exercised, and within which limits. */
export interface Subject {
  readonly profile: ExerciseProfile;
  readonly name: ByteString;
  /** Where the script stands in the sandbox. */
  readonly path: ByteString;
  readonly guess: ExerciseGuess;
  readonly isDaemon: boolean;
  readonly actionMs: number;
  readonly totalMs: number;
  /** The line of an action in the script; 0 if it is not seen. */
  readonly lineOf: (action: string) => number;
  /** Whether a check is wanted. */
  readonly isWanted: (check: string) => boolean;
  /** Statuses that were agreed on, in place of the usual ones. */
  readonly agreed: ReadonlyMap<string, number>;
  /** Checks that were agreed to be left out, and why. */
  readonly excused: ReadonlySet<string>;
  readonly because: ByteString;
  /** What commands answer was said by somebody, so their answers are as good as real ones. */
  readonly hasCanned: boolean;
  readonly env: readonly (readonly [string, string])[];
}

/** What is noted of all scenarios of a script. */
export interface ExerciseNotes {
  readonly steps: ExerciseStep[];
  readonly checks: ExerciseCheck[];
}
