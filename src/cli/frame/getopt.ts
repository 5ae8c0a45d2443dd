/**
 * Reads options as getopt(3) of the BSDs does, for `--compat`: flags may be joined, values may be joined to their option,
 * options end at `--` and at the first operand, and what is wrong is told but does not end the run.
 */

/** What getopt came across, in the order of the words. */
export type GetoptItem =
  | { readonly kind: 'flag'; readonly letter: string }
  | { readonly kind: 'value'; readonly letter: string; readonly value: string }
  | { readonly kind: 'unknown'; readonly letter: string }
  | { readonly kind: 'no-value'; readonly letter: string };

export interface GetoptResult {
  readonly items: readonly GetoptItem[];
  readonly operands: readonly string[];
}

/**
 * @param letters the option letters; one that takes a value is followed by a colon, as in getopt(3)
 */
export function getopt(argv: readonly string[], letters: string): GetoptResult {
  const items: GetoptItem[] = [];
  let at = 0;
  while (at < argv.length) {
    const word = argv[at] ?? '';
    if (!word.startsWith('-') || word === '-') break;
    at += 1;
    if (word === '--') break;
    for (let i = 1; i < word.length; i++) {
      const letter = word.charAt(i);
      const known = letter === ':' ? -1 : letters.indexOf(letter);
      if (known < 0) items.push({ kind: 'unknown', letter });
      else if (letters[known + 1] !== ':') items.push({ kind: 'flag', letter });
      else {
        const value = i + 1 < word.length ? word.slice(i + 1) : argv[at++];
        items.push(value === undefined ? { kind: 'no-value', letter } : { kind: 'value', letter, value });
        break;
      }
    }
  }
  return { items, operands: argv.slice(at) };
}
