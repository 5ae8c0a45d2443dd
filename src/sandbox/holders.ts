/** The processes that keep a sandbox up. */
import type { ChildProcess } from 'node:child_process';

export interface Holders {
  /** The process that waits for the sandbox, and the first process of it, by their numbers on the host. */
  readonly outer: ChildProcess;
  readonly init: number;
}
