/** What exercising asks of a sandbox, whoever makes it. */
import type { ByteString } from './bytes.ts';
import type { ExerciseStep, SandboxProcess } from './exercise.ts';

/** A file that is laid in before anything runs. */
export interface SandboxFile {
  readonly path: ByteString;
  readonly text: ByteString;
  readonly mode: number;
  readonly isFolder?: boolean;
  /** Where a link leads. */
  readonly target?: ByteString;
}

export interface ActionRequest {
  readonly words: readonly ByteString[];
  /** What the record calls it. */
  readonly label: ByteString;
  readonly uid?: number;
  readonly timeoutMs: number;
  readonly env?: readonly (readonly [string, string])[];
  /** Files whose first bytes are to be read afterwards. */
  readonly watched: readonly ByteString[];
}

/** What an action did, and what is there after it. */
export interface ActionRecord extends Omit<ExerciseStep, 'expected' | 'files'> {
  /** The sandbox could no longer be looked into: the script has taken it apart. */
  readonly isTreeLost: boolean;
  /** The first bytes of each watched file; undefined: it is not there. */
  readonly contents: ReadonlyMap<ByteString, ByteString | undefined>;
}

export interface ProcessInside {
  readonly folder: ByteString;
  readonly files: readonly { readonly fd: number; readonly target: ByteString }[];
}

export interface Sandbox {
  /** All numbers of users can be had; else only root's. */
  readonly hasUsers: boolean;
  /** It is none: actions are run on the system itself. */
  readonly isHost: boolean;
  run(request: ActionRequest): ActionRecord;
  /** A command of ours in the sandbox: its status and output. */
  tool(words: readonly ByteString[], input?: ByteString): { readonly status: number; readonly stdout: ByteString };
  processes(): readonly SandboxProcess[];
  /** What a process has open, and the folder it is in; undefined if it is gone. Paths as seen in the sandbox. */
  lookInto(pid: number): ProcessInside | undefined;
  pause(milliseconds: number): void;
  end(): void;
}
