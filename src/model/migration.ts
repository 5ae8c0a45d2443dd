/** What becomes of init scripts that move to systemd: units as data, what a person still has to decide, and what is left out. */
import type { ByteString } from './bytes.ts';
import type { Place } from './place.ts';

/** How a script becomes a unit: started itself, through the script, or not at all. */
export type UnitForm = 'native' | 'wrapper' | 'none';

export type Sureness = 'high' | 'middle' | 'low';

export type Hardening = 'none' | 'safe' | 'strict';

/** What a person has to look at. Each stands as a comment above the line of the unit that it concerns. */
export type TodoCode =
  | 'early-boot'
  | 'enabled-flag'
  | 'env-file-shell'
  | 'network-online'
  | 'prestart-code'
  | 'reload-code'
  | 'stop-code'
  | 'type-guess'
  | 'unwatched';

/** A choice that was made on the safe side, and is no open question. */
export function isNote({ code }: Pick<UnitTodo, 'code'>): boolean {
  return code === 'network-online';
}

export interface UnitTodo {
  readonly code: TodoCode;
  readonly place: Place;
  /** What the sentence is about: a command, a variable, a file. */
  readonly subject: ByteString;
  /** The unit would fail to start as it stands. */
  readonly isBlocking: boolean;
}

/** A line of a unit. A key that is empty is a comment, a line with a comment mark is proposed and not in force. */
export interface UnitLine {
  readonly key: ByteString;
  readonly value: ByteString;
  readonly isOff?: boolean;
  readonly todos?: readonly UnitTodo[];
}

export interface UnitSection {
  readonly name: ByteString;
  readonly lines: readonly UnitLine[];
}

export interface UnitFile {
  readonly name: ByteString;
  readonly sections: readonly UnitSection[];
}

/** Why a script became what it became. `subject` as in `UnitTodo`. */
export interface FormReason {
  readonly code: ReasonCode;
  readonly place: Place;
  readonly subject: ByteString;
}

export type ReasonCode =
  | 'asked'
  | 'conditional-start'
  | 'declared'
  | 'early'
  | 'env-shell'
  | 'halt'
  | 'loop'
  | 'no-shell'
  | 'no-start'
  | 'one-call'
  | 'other-init'
  | 'own-code'
  | 'pipeline'
  | 'prestart'
  | 'program-path'
  | 'several-calls'
  | 'stays-unknown'
  | 'syntax'
  | 'too-long'
  | 'unresolved';

/** Why a line of a script has no counterpart in the unit. */
export type LeftOutReason =
  | 'handled' // systemd does this itself
  | 'lock-file'
  | 'not-carried'
  | 'not-understood'
  | 'output'
  | 'status'
  | 'test-only'
  | 'wait';

export interface LeftOut {
  readonly place: Place;
  readonly text: ByteString;
  readonly reason: LeftOutReason;
}

/** How open a service is to the system, 0 to 10 by `systemd-analyze security`: as the generator made it, and now. */
export interface Exposure {
  readonly before: number;
  readonly after: number;
}

export interface MigratedScript {
  readonly script: ByteString;
  readonly form: UnitForm;
  readonly sureness: Sureness;
  /** The name of the unit that it becomes. */
  readonly unit: ByteString;
  readonly file: UnitFile | undefined;
  /** A native unit that a person has to finish, beside a wrapper that works. */
  readonly draft: UnitFile | undefined;
  readonly reasons: readonly FormReason[];
  readonly todos: readonly UnitTodo[];
  readonly leftOut: readonly LeftOut[];
  /** Whether the links of the runlevels start it; undefined if there are none to tell. */
  readonly isEnabled: boolean | undefined;
  /** Where a file of settings says that the service is switched off. */
  readonly switchedOff: Place | undefined;
}
