/**
 * Reads arguments as getopt_long(3) of glibc does: options and operands in any order, letters joined, long options cut short
 * where that leaves one meaning, `--` ends the options.
 */

export interface LongOption {
  /** What the option means; two options may mean the same. */
  readonly key: string;
  readonly letter?: string;
  readonly names: readonly string[];
  readonly hasValue: boolean;
  /** Taken by its whole name only: it is none of the real program's, so it must not stand in the way of its short forms. */
  readonly isOurs?: boolean;
}

export type LongOptionItem =
  | { readonly kind: 'option'; readonly key: string; readonly value: string }
  /** `message` in the words of glibc, without the program's name. */
  | { readonly kind: 'wrong'; readonly message: string };

export interface LongOptions {
  readonly items: readonly LongOptionItem[];
  readonly operands: readonly string[];
}

/** Reads arguments. What is wrong is an item like any other, and the reading goes on behind it. O(n). */
export function getoptLong(argv: readonly string[], options: readonly LongOption[]): LongOptions {
  const items: LongOptionItem[] = [];
  const operands: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--') return { items, operands: [...operands, ...argv.slice(at + 1)] };
    if (word === '-' || !word.startsWith('-')) operands.push(word);
    else if (word.startsWith('--')) at += readLong(word.slice(2), argv[at + 1], options, items);
    else at += readLetters(word, argv[at + 1], options, items);
  }
  return { items, operands };
}

/** Returns how many further words were taken. */
function readLong(
  word: string,
  next: string | undefined,
  options: readonly LongOption[],
  items: LongOptionItem[],
): number {
  const equals = word.indexOf('=');
  const name = equals < 0 ? word : word.slice(0, equals);
  const found = findLong(name, word, options);
  if (typeof found === 'string') {
    items.push({ kind: 'wrong', message: found });
    return 0;
  }
  const { option, whole } = found;
  if (!option.hasValue) {
    if (equals < 0) items.push({ kind: 'option', key: option.key, value: '' });
    else items.push({ kind: 'wrong', message: `option '--${whole}' doesn't allow an argument` });
    return 0;
  }
  const value = equals < 0 ? next : word.slice(equals + 1);
  if (value === undefined) items.push({ kind: 'wrong', message: `option '--${whole}' requires an argument` });
  else items.push({ kind: 'option', key: option.key, value });
  return equals < 0 && value !== undefined ? 1 : 0;
}

/** The option of a whole name, or the only one that begins so; else what is wrong, with all of `word`, a value included. */
function findLong(
  name: string,
  word: string,
  options: readonly LongOption[],
): string | { readonly option: LongOption; readonly whole: string } {
  const exact = options.find(({ names }) => names.includes(name));
  if (exact !== undefined) return { option: exact, whole: name };
  const candidates = options.flatMap((option) =>
    option.isOurs === true
      ? []
      : option.names.filter((whole) => whole.startsWith(name)).map((whole) => ({ option, whole })),
  );
  const [first] = candidates;
  if (first === undefined) return `unrecognized option '--${word}'`;
  const others = candidates.filter(({ option }) => option !== first.option);
  if (others.length === 0) return first;
  // Other names of what the first one means are no possibilities of their own.
  const possible = [first, ...others].map(({ whole }) => ` '--${whole}'`).join('');
  return `option '--${word}' is ambiguous; possibilities:${possible}`;
}

function readLetters(
  word: string,
  next: string | undefined,
  options: readonly LongOption[],
  items: LongOptionItem[],
): number {
  for (let at = 1; at < word.length; at++) {
    const letter = word.charAt(at);
    const option = options.find((candidate) => candidate.letter === letter);
    if (option === undefined) {
      items.push({ kind: 'wrong', message: `invalid option -- '${letter}'` });
    } else if (!option.hasValue) {
      items.push({ kind: 'option', key: option.key, value: '' });
    } else {
      const rest = word.slice(at + 1);
      const value = rest === '' ? next : rest;
      if (value === undefined) items.push({ kind: 'wrong', message: `option requires an argument -- '${letter}'` });
      else items.push({ kind: 'option', key: option.key, value });
      return rest === '' && value !== undefined ? 1 : 0;
    }
  }
  return 0;
}
