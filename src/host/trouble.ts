/**
 * What a disk that fails could not tell. An error of that kind says nothing about what stands at a path, and who reads a
 * listing that way takes links for absent that are there: so it is remembered, and nothing is changed after it.
 */
import type { ByteString } from '../model/bytes.ts';
import type { PathFault, SystemFault } from '../model/fault.ts';

/** Errors of a device, of a server, or of a process that has run out of something; all others are answers. */
const FAILURES: ReadonlySet<string> = new Set([
  'EBADMSG',
  'EHOSTDOWN',
  'EIO',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'ENOTCONN',
  'EREMOTEIO',
  'ESTALE',
  'ETIMEDOUT',
  'EUCLEAN',
]);

/** Told of each error that reading a path gives. */
export type NoteFault = (path: ByteString, fault: SystemFault) => void;

export interface Trouble {
  readonly note: NoteFault;
  /** The first failure of which it was told. */
  readonly first: () => PathFault | undefined;
}

export function openTrouble(): Trouble {
  let first: PathFault | undefined;
  return {
    note: (path, { code, reason }) => {
      if (first === undefined && FAILURES.has(code)) first = { path, code, reason };
    },
    first: () => first,
  };
}
