/** A scenario: what somebody knows of a service better than its text shows, and steps to be tried. */
import type { ByteString } from './bytes.ts';
import type { ExerciseGuess, ExerciseProfile } from './exercise.ts';

/** Text that must be contained, or a pattern. */
export type Expected = { readonly text: ByteString } | { readonly pattern: ByteString };

/** How the stand-in for the program behaves. */
export interface ScenarioProgram {
  readonly path: ByteString;
  readonly mode?: 'fork' | 'foreground' | 'once';
  readonly pidfile?: ByteString;
  readonly delay?: number;
  readonly term?: 'exit' | 'slow' | 'ignore';
  readonly exit?: number;
  readonly isAnyones?: boolean;
}

/** One answer of a command that is stood in for. */
export interface CannedAnswer {
  /** First words, all of none, or a pattern for all of them; undefined: however it is called. */
  readonly words: readonly ByteString[] | { readonly pattern: ByteString } | undefined;
  readonly out: ByteString;
  readonly err: ByteString;
  readonly exit: number;
  readonly delay: number;
  /** How often; 0: always. */
  readonly times: number;
  readonly creates: readonly ByteString[];
  readonly removes: readonly ByteString[];
}

export interface CannedCommand {
  /** A path, or the name of a command. */
  readonly command: ByteString;
  readonly answers: readonly CannedAnswer[];
}

export interface ScenarioFile {
  readonly path: ByteString;
  readonly text: ByteString;
  readonly mode: number;
  readonly isFolder: boolean;
  readonly target?: ByteString;
  /** A file of the host that holds the text, as the scenario names it. */
  readonly copy?: ByteString;
}

/** What must hold after an action. */
export interface StepWishes {
  readonly exit?: readonly number[];
  readonly stdout?: Expected;
  readonly stderr?: Expected;
  readonly calls?: readonly ByteString[];
  readonly signals?: readonly ByteString[];
  readonly running: readonly ByteString[];
  readonly stopped: readonly ByteString[];
  readonly same?: ByteString;
  readonly new?: ByteString;
  readonly files: readonly (readonly [ByteString, 'present' | 'absent' | Expected])[];
  readonly within?: number;
}

export type StepDeed =
  | {
      readonly kind: 'run';
      readonly words: readonly ByteString[];
      readonly as: ByteString;
      readonly wishes: StepWishes;
    }
  | { readonly kind: 'kill'; readonly program: ByteString; readonly signal: ByteString }
  | { readonly kind: 'write'; readonly files: readonly (readonly [ByteString, ByteString])[] }
  | { readonly kind: 'remove'; readonly paths: readonly ByteString[] }
  | { readonly kind: 'rcconf'; readonly values: readonly (readonly [ByteString, ByteString])[] }
  | { readonly kind: 'fresh' };

export interface ScenarioStep {
  readonly deed: StepDeed;
  /** Where it stands in its file. */
  readonly line: number;
}

export interface Scenario {
  /** The file, as it was named. */
  readonly file: ByteString;
  readonly script?: ByteString;
  readonly profile?: ExerciseProfile;
  readonly kind?: 'daemon' | 'oneshot';
  readonly program?: ScenarioProgram;
  readonly commands: readonly CannedCommand[];
  readonly files: readonly ScenarioFile[];
  readonly users: readonly ByteString[];
  readonly rcconf: readonly (readonly [ByteString, ByteString])[];
  readonly env: readonly (readonly [string, string])[];
  readonly hasStandard: boolean;
  /** Checks that are left out, and statuses that are agreed on. */
  readonly skip: readonly string[];
  readonly expect: ReadonlyMap<string, number>;
  readonly because: ByteString;
  readonly limits: { readonly action?: number; readonly total?: number };
  readonly steps: readonly ScenarioStep[];
}

/** What is known of a script before it runs, and what the standard scenario tries: a scenario to start from. */
export interface StandardDescription {
  readonly profile: ExerciseProfile;
  readonly kind: 'daemon' | 'oneshot';
  readonly guess: ExerciseGuess;
  readonly checks: readonly { readonly check: string; readonly level: string; readonly expects: string }[];
  /** Actions that the standard scenario does not know. */
  readonly extras: readonly ByteString[];
}
