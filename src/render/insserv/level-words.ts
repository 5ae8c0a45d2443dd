/** Runlevels in our own words. */
import type { ByteString } from '../../model/bytes.ts';
import { runlevelNames, type RunlevelSet } from '../../model/runlevel.ts';

export function levels(set: RunlevelSet): ByteString {
  return set === 0 ? 'none' : runlevelNames(set).join(' ');
}

export const RUNLEVELS: ByteString = 'runlevels are 0 1 2 3 4 5 6 and S';

/** SUSE's own insserv knew it, and its scripts were taken elsewhere. */
export function bootOfSuse(key: ByteString): ByteString {
  return key.toLowerCase() === 'b' ? ': it is the boot of SUSE, which is S everywhere else' : '';
}
