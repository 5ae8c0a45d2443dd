/** What the system refuses, as data. */
import type { ByteString } from './bytes.ts';

/** The name of an error number, and strerror(3)'s words. */
export interface SystemFault {
  readonly code: string;
  readonly reason: ByteString;
}

export interface PathFault extends SystemFault {
  readonly path: ByteString;
}
