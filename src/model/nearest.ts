/** The name that was probably meant, for messages about a name that is not known. */

/** A slip is at most this many letters wrong, left out, added, or exchanged with their neighbour. */
const MOST_SLIPS = 2;
/** In a name shorter than this, one slip would leave too little of it to tell what was meant. */
const SHORTEST_NAME = 3;
/** Longer names are not compared: nobody types them, and the comparison takes the product of both lengths. */
const LONGEST_NAME = 64;

/**
 * The candidate that is nearest to `name`, if it is near enough for a slip of the fingers; the first of equals.
 *
 * Distance: Damerau-Levenshtein with adjacent transpositions (optimal string alignment). O(candidates * length squared).
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  const slips = name.length < SHORTEST_NAME ? 0 : Math.min(MOST_SLIPS, Math.max(1, Math.floor(name.length / 4)));
  let bestDistance = slips + 1;
  if (name.length > LONGEST_NAME) return undefined;
  for (const candidate of candidates) {
    if (candidate.length > LONGEST_NAME || Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = slipsBetween(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Beyond so many comparisons of names none is guessed, so that many unknown names stay linear. */
const MOST_COMPARISONS = 200_000;

/** Guesses for many names, from the same candidates: the first ones get theirs, and from some number on nobody does. */
export function openGuesses(candidates: ReadonlySet<string>): (name: string) => string | undefined {
  let comparisons = 0;
  const known = new Map<string, string | undefined>();
  return (name) => {
    if (known.has(name)) return known.get(name);
    comparisons += candidates.size;
    const guess = comparisons <= MOST_COMPARISONS ? nearestName(name, candidates) : undefined;
    known.set(name, guess);
    return guess;
  };
}

/** True for names of some length that are one slip apart, and not by a digit: ntp and ntp2 are two things. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) <= SHORTEST_NAME || a.replaceAll(/[^0-9]/g, '') !== b.replaceAll(/[^0-9]/g, ''))
    return false;
  return slipsBetween(a.toLowerCase(), b.toLowerCase()) <= 1;
}

function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(slips);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
