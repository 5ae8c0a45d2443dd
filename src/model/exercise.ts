/** What is known of a script that is exercised: what was guessed, each step, and what came of each check. */
import type { ByteString } from './bytes.ts';

export type Verdict = 'held' | 'failed' | 'undecided' | 'skipped';
export type ExerciseLevel = 'error' | 'warning' | 'info';
export type ExerciseProfile = 'debian' | 'redhat' | 'lsb' | 'freebsd' | 'freebsd-ports' | 'netbsd';

/** A process of the sandbox: its number there, and its words. */
export interface SandboxProcess {
  readonly pid: number;
  readonly uid: number;
  readonly words: readonly ByteString[];
}

/** One action of a script, or another thing that was done. */
export interface ExerciseStep {
  /** As typed behind the script's name. */
  readonly action: ByteString;
  /** The status; undefined if it was ended by a signal or by us. */
  readonly exit: number | undefined;
  readonly signal: number | undefined;
  readonly isTimedOut: boolean;
  /** A child still held the output when the action had ended. */
  readonly isHeld: boolean;
  readonly expected: string;
  readonly ms: number;
  readonly stdout: ByteString;
  readonly stderr: ByteString;
  /** Programs of the service that were called, with their arguments. */
  readonly calls: readonly ByteString[];
  readonly signals: readonly ByteString[];
  readonly processes: readonly SandboxProcess[];
  readonly files: { readonly new: readonly ByteString[]; readonly gone: readonly ByteString[] };
  /** All files of the places that scripts write to. */
  readonly tree: ReadonlySet<ByteString>;
}

export type FailureArguments = Readonly<Record<string, ByteString | number>>;

/** What came of a check. The sentence is made of `why` and `args`. */
export interface ExerciseCheck {
  readonly check: string;
  readonly verdict: Verdict;
  readonly severity: ExerciseLevel;
  /** The word for the sentence. */
  readonly why: string;
  readonly args: FailureArguments;
  /** The line of the action in the script; 0: the script as such. */
  readonly line: number;
  /** Numbers of steps, from 0. */
  readonly steps: readonly number[];
  /** What else went wrong in the same step of a scenario. */
  readonly more?: readonly { readonly why: string; readonly args: FailureArguments }[];
  /** Where the step stands in the scenario. */
  readonly scenario?: { readonly file: ByteString; readonly line: number };
}

/** What the text of a script shows. */
export interface ExerciseGuess {
  readonly program: ByteString | undefined;
  readonly programs: readonly ByteString[];
  readonly pidfile: ByteString | undefined;
  readonly lockfile: ByteString | undefined;
  readonly configs: readonly ByteString[];
  readonly users: readonly ByteString[];
  readonly actions: readonly ByteString[];
  /** The script sends the program to the background itself. */
  readonly isForeground: boolean;
  /** The script writes the pid file itself. */
  readonly makesPidfile: boolean;
  /** Folders that it goes to, files by which it sees that the program is up, scripts of other services that it calls. */
  readonly folders: readonly ByteString[];
  readonly readyFiles: readonly ByteString[];
  readonly services: readonly ByteString[];
}

export interface ScriptExercise {
  readonly script: ByteString;
  readonly profile: ExerciseProfile;
  readonly kind: 'daemon' | 'oneshot';
  readonly guess: ExerciseGuess;
  readonly checks: readonly ExerciseCheck[];
  readonly steps: readonly ExerciseStep[];
}
