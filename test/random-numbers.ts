/** Numbers that look random and are the same in each run. */

/**
 * A function that gives whole numbers from 0 up to, but not including, its argument. A linear congruential generator.
 */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor(((state >> 8) / (1 << 23)) * below);
  };
}
