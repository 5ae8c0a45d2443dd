/**
 * Runlevels of System V init: 0 to 6, and S for the boot before any of them. Sets of them are small integers, so that
 * "do these two scripts share a runlevel" is one `&` for each of many pairs.
 */

/** A set of runlevels: bit n stands for runlevel n (0-6), bit 7 for S. */
export type RunlevelSet = number;

const NAMES = '0123456S';
const NAME_LIST: readonly string[] = Array.from(NAMES);

/** The set of no runlevel. */
export const NO_RUNLEVEL: RunlevelSet = 0;

/** The set of all runlevels. */
export const ALL_RUNLEVELS: RunlevelSet = 0xff;

/** The set of one runlevel, named by a digit, `S` or `s`; the empty set for any other text. O(1). */
export function runlevelSet(name: string): RunlevelSet {
  const bit = name.length === 1 ? NAMES.indexOf(name === 's' ? 'S' : name) : -1;
  return bit < 0 ? NO_RUNLEVEL : 1 << bit;
}

/** The names of the runlevels in a set, in the order 0-6, S. */
export function runlevelNames(set: RunlevelSet): readonly string[] {
  return NAME_LIST.filter((_, bit) => (set & (1 << bit)) !== 0);
}
