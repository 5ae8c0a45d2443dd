/**
 * Reads plain argument lists without yargs, which costs more than all the work of a common call (`docs/performance.md`).
 * It takes only what it is sure of; anything else, wrong use above all, it leaves to yargs. A property test holds it to
 * this law: whatever the scanner takes, yargs reads the same way.
 */
import type { CommandSpec, OptionSpec, ParsedArguments } from './command-spec.ts';

/** Options that are about the program itself and need more than a parsed list. */
const LEFT_TO_YARGS: ReadonlySet<string> = new Set(['help', 'version']);

/** The arguments, or undefined if they are not plain enough. O(n). */
export function scanArguments(spec: CommandSpec, argv: readonly string[]): ParsedArguments | undefined {
  const scan = new Scan(spec);
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '--') {
      scan.operands.push(...argv.slice(i + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') scan.operands.push(word);
    else {
      const taken = word.startsWith('--') ? scan.long(word, argv[i + 1]) : scan.letters(word, argv[i + 1]);
      if (taken === undefined) return undefined;
      i += taken;
    }
  }
  return scan;
}

/**
 * Splits `-gknojail` into `-g --keep=nojail`, the form that yargs understands, up to `--`. A word with a letter that is no
 * option becomes that letter alone, as in `--x`: left to itself yargs would take `-5` for a number. A flag before a file of
 * the name `true` or `false` is written out, since yargs would take that name for its value.
 */
export function splitLetters(spec: CommandSpec, argv: readonly string[]): readonly string[] {
  const words: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '--') return words.concat(argv.slice(i));
    words.push(...(/^-[^-]/.test(word) ? splitWord(spec, word) : [word]));
    const last = words.at(-1) ?? '';
    const option = spec.options.find(({ name, letter }) => last === `--${name}` || last === `-${letter ?? '-'}`);
    const next = argv[i + 1];
    if (next === undefined || option === undefined) continue;
    if (option.value !== undefined) {
      // The word behind an option that waits for its value is that value, whatever it looks like.
      words.push(next);
      i += 1;
    } else if (next === 'true' || next === 'false') words.push(`${words.pop() ?? ''}=true`);
  }
  return words;
}

function splitWord(spec: CommandSpec, word: string): readonly string[] {
  const options: string[] = [];
  for (let at = 1; at < word.length; at++) {
    const option = spec.options.find(({ letter }) => letter === word[at]);
    if (option === undefined) return [`--${String.fromCodePoint(word.codePointAt(at) ?? 0)}`];
    options.push(`-${word.charAt(at)}`);
    if (option.value === undefined) continue;
    const value = word.slice(at + 1);
    if (value !== '') options[options.length - 1] = `--${option.name}=${value}`;
    break;
  }
  return options;
}

class Scan implements ParsedArguments {
  readonly flags = new Set<string>();
  readonly values = new Map<string, string[]>();
  readonly operands: string[] = [];
  readonly #spec: CommandSpec;

  constructor(spec: CommandSpec) {
    this.#spec = spec;
  }

  /** `--name`, `--name=value` or `--name value`; how many further words were taken, undefined if it is not plain. */
  long(word: string, next: string | undefined): number | undefined {
    const equals = word.indexOf('=');
    const name = word.slice(2, equals < 0 ? undefined : equals);
    const option = this.#spec.options.find((candidate) => candidate.name === name);
    if (option === undefined) return undefined;
    return equals < 0 ? this.#take(option, undefined, next) : this.#take(option, word.slice(equals + 1), next);
  }

  /** `-g`, `-gp`, `-k value`, `-kvalue`. */
  letters(word: string, next: string | undefined): number | undefined {
    for (let at = 1; at < word.length; at++) {
      const option = this.#spec.options.find(({ letter }) => letter === word[at]);
      if (option === undefined) return undefined;
      const rest = word.slice(at + 1);
      if (option.value !== undefined) return this.#take(option, rest === '' ? undefined : rest, next);
      if (this.#take(option, undefined, undefined) === undefined) return undefined;
    }
    return 0;
  }

  #take(option: OptionSpec, joined: string | undefined, next: string | undefined): number | undefined {
    if (LEFT_TO_YARGS.has(option.name)) return undefined;
    if (option.value === undefined) {
      if (joined !== undefined) return undefined;
      this.flags.add(option.name);
      return 0;
    }
    const value = joined ?? next;
    const known = this.values.get(option.name);
    if (value === undefined || value === '' || value.startsWith('-')) return undefined;
    if (option.choices !== undefined && !option.choices.includes(value)) return undefined;
    if (known !== undefined && option.repeats !== true) return undefined;
    this.values.set(option.name, [...(known ?? []), value]);
    return joined === undefined ? 1 : 0;
  }
}
