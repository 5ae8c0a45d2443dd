/** What a sandbox is to hold. */
import type { ByteString } from '../model/bytes.ts';
import type { SandboxFile } from '../model/sandbox.ts';

export interface StandIn {
  readonly path: ByteString;
  /** Assignments of sh that say how it behaves. */
  readonly settings: ByteString;
}

export interface SandboxRequest {
  readonly files: readonly SandboxFile[];
  readonly programs: readonly StandIn[];
  /** Scripts of other services. */
  readonly services: readonly ByteString[];
  readonly users: readonly ByteString[];
  readonly isNetbsd: boolean;
  /** Programs of the host that are shown at their own places, in place of stand-ins. */
  readonly real?: readonly ByteString[];
  /** Libraries of the host take the place of ours. */
  readonly hasHostFunctions?: boolean;
  readonly ways?: 'auto' | 'namespaces' | 'bwrap';
  /** How many actions there may be. */
  readonly mostActions: number;
}
