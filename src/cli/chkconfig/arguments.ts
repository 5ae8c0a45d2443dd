/**
 * Reads the words of a chkconfig command line as popt 1.19 does: long options only, but for `-h` and `-v`, in any order with
 * names; a word behind an option that needs a value is that value, whatever it looks like. What is ours beyond the original
 * is unknown to it under `--compat`.
 */

/** The options of the original, and `--root` and `--compat`. */
const ORIGINAL: ReadonlyMap<string, boolean> = new Map([
  ['list', false],
  ['add', false],
  ['del', false],
  ['override', false],
  ['level', true],
  ['levels', true],
  ['type', true],
  ['no-redirect', false],
  ['help', false],
  ['version', false],
  ['root', true],
  ['compat', false],
]);

/** What we have beyond it. */
const OWN: ReadonlyMap<string, boolean> = new Map([
  ['dry-run', false],
  ['json', false],
  ['plan', false],
  ['undo', false],
  ['terse', false],
  ['restore', true],
  ['format', true],
  ['color', true],
  ['no-color', false],
  ['completion', true],
]);

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['h', 'help'],
  ['v', 'version'],
]);

/** Two names of one option: of its values the last one counts. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([['levels', 'level']]);

export interface ChkconfigWords {
  readonly flags: ReadonlySet<string>;
  /** The last value of each option that has one. */
  readonly values: ReadonlyMap<string, string>;
  readonly names: readonly string[];
  /** True if there was no word but those about root and compatibility. */
  readonly isBare: boolean;
}

/** A word that is no option of ours, or not used as one. */
export interface OptionFault {
  readonly kind: 'unknown-option' | 'missing-value' | 'unwanted-value';
  /** As it was typed. */
  readonly word: string;
  /** All long options that there are, for suggestions. */
  readonly known: readonly string[];
}

export interface ChkconfigReading {
  readonly isCompat: boolean;
  /** True if `--compat` itself asks for that: nothing of ours is known or done then. */
  readonly isStrict: boolean;
  /** True where what only we have may be told in our own words. */
  readonly isOwn: boolean;
  readonly words: ChkconfigWords;
  /** The first fault; the words are those before it. */
  readonly fault: OptionFault | undefined;
}

/**
 * Reads a command line.
 *
 * @param stopsAtName as POSIXLY_CORRECT asks: what follows the first name is no option
 * @param isReal called by the name of the original: its messages then, while options of ours work
 */
export function readChkconfigWords(argv: readonly string[], stopsAtName: boolean, isReal: boolean): ChkconfigReading {
  const own = readWords(argv, stopsAtName, new Map([...ORIGINAL, ...OWN]));
  if (own.isCompat) return readWords(argv, stopsAtName, ORIGINAL);
  const words = applyForms(own.words);
  if (!isReal) return { ...own, words };
  const isOwn = [...words.flags, ...words.values.keys()].some((name) => OWN.has(name));
  return { ...own, words, isCompat: true, isOwn };
}

/** `--format json` is `--json`, and `--no-color` is `--color never`. */
function applyForms(words: ChkconfigWords): ChkconfigWords {
  const flags = words.values.get('format') === 'json' ? new Set([...words.flags, 'json']) : words.flags;
  const values = flags.has('no-color') ? new Map([...words.values, ['color', 'never'] as const]) : words.values;
  return { ...words, flags, values };
}

function readWords(
  argv: readonly string[],
  stopsAtName: boolean,
  options: ReadonlyMap<string, boolean>,
): ChkconfigReading {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const names: string[] = [];
  let fault: OptionFault | undefined;
  let isBare = true;
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--' || (stopsAtName && isName(word))) {
      names.push(...argv.slice(word === '--' ? at + 1 : at));
      isBare = false;
      break;
    }
    if (isName(word)) {
      names.push(word);
      isBare = false;
      continue;
    }
    const option = readOption(word, argv[at + 1], options);
    // Behind a fault it is only looked whether the messages are to be those of the original.
    if ('kind' in option) {
      fault ??= option;
      continue;
    }
    if (option.takesNext) at += 1;
    for (const name of option.names) {
      if (name !== 'root' && name !== 'compat') isBare = false;
      if (option.value === undefined) flags.add(name);
      else if (fault === undefined) values.set(SYNONYMS.get(name) ?? name, option.value);
    }
  }
  const isCompat = flags.has('compat');
  return { isCompat, isStrict: isCompat, isOwn: !isCompat, words: { flags, values, names, isBare }, fault };
}

function isName(word: string): boolean {
  return !word.startsWith('-') || word === '-';
}

interface OptionWord {
  readonly names: readonly string[];
  readonly value?: string;
  readonly takesNext: boolean;
}

function readOption(
  word: string,
  next: string | undefined,
  options: ReadonlyMap<string, boolean>,
): OptionWord | OptionFault {
  const fail = (kind: OptionFault['kind']): OptionFault => ({ kind, word, known: [...options.keys()] });
  if (!word.startsWith('--')) {
    const names = Array.from(word.slice(1), (letter) => LETTERS.get(letter));
    const known = names.filter((name) => name !== undefined);
    return known.length === names.length ? { names: known, takesNext: false } : fail('unknown-option');
  }
  const equals = word.indexOf('=');
  const name = word.slice(2, equals < 0 ? undefined : equals);
  const needsValue = options.get(name);
  if (needsValue === undefined) return fail('unknown-option');
  if (!needsValue) return equals < 0 ? { names: [name], takesNext: false } : fail('unwanted-value');
  const value = equals < 0 ? next : word.slice(equals + 1);
  return value === undefined ? fail('missing-value') : { names: [name], value, takesNext: equals < 0 };
}
