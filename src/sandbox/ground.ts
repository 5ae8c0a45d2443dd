/** Where actions are run: in name spaces of their own, or, where somebody has asked for it, on the system itself. */
import type { ByteString } from '../model/bytes.ts';
import type { SandboxProcess } from '../model/exercise.ts';
import type { ProcessInside } from '../model/sandbox.ts';

export interface Ground {
  /** All numbers of users can be had; else only that of the caller. */
  readonly hasUsers: boolean;
  /** No sandbox at all. */
  readonly isHost: boolean;
  /** The folder of pipes and notes as we see it. */
  readonly notes: string;
  /** Words before those of an action, with which it gets there; what they start leads a group. */
  wrap(uid: number): readonly [string, ...string[]];
  /** The same for a tool of ours. */
  wrapTool(): readonly string[];
  /** Prints what a step has left, in the form of shims/look.sh. */
  lookWords(files: readonly ByteString[]): readonly string[];
  readonly env: Readonly<Record<string, string>>;
  processes(): readonly SandboxProcess[];
  lookInto(pid: number): ProcessInside | undefined;
  /** Ends all that still runs there. */
  end(): void;
}
