/** Arguments of a command: by the scanner where they are plain, else by yargs. */
import { nearestName } from '../../model/nearest.ts';
import type { CommandSpec, OptionSpec, ParsedArguments } from './command-spec.ts';
import { loadYargs } from './heavy.ts';
import { renderHelp } from './help-page.ts';
import { scanArguments, splitLetters } from './scan-arguments.ts';
import { VERSION } from './version.ts';

/** What came of an argument list. `show` is text for standard output, `wrong` is what is wrong with the use. */
export type ArgumentsResult =
  | { readonly kind: 'parsed'; readonly parsed: ParsedArguments }
  | { readonly kind: 'show'; readonly text: string }
  | { readonly kind: 'wrong'; readonly message: string };

export function parseArguments(spec: CommandSpec, argv: readonly string[]): ArgumentsResult {
  const parsed = scanArguments(spec, argv);
  return parsed === undefined ? parseWithYargs(spec, argv) : { kind: 'parsed', parsed };
}

/** The same by yargs alone. */
export function parseWithYargs(spec: CommandSpec, argv: readonly string[]): ArgumentsResult {
  const words = splitLetters(spec, argv);
  const reserved = findReserved(words);
  if (reserved !== undefined) return { kind: 'wrong', message: unknownOption(spec, reserved) };
  let fault: string | undefined;
  const parser = loadYargs()([])
    .scriptName(spec.name)
    .detectLocale(false)
    .exitProcess(false)
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'duplicate-arguments-array': true,
      'greedy-arrays': false,
    })
    // yargs' own help would also take a file of the name `help` for a question.
    .help(false)
    .version(false)
    .updateStrings({ 'Not enough arguments following: %s': '%s' })
    .showHelpOnFail(false)
    .fail((option) => {
      // The one thing that yargs itself refuses is an option whose value is missing.
      fault ??= `option ${dash(option)} needs a value`;
    });
  for (const option of spec.options) parser.option(option.name, toYargsOption(option));
  const found = parser.parse([...words]);
  if (found instanceof Promise) throw new TypeError('argument parsing is synchronous');
  if (fault !== undefined) return { kind: 'wrong', message: fault };
  if (found['help'] === true) return { kind: 'show', text: renderHelp(spec) };
  if (found['version'] === true) return { kind: 'show', text: `${spec.name} (initorder) ${VERSION}\n` };
  return toResult(spec, new Map(Object.entries(found)));
}

/** Option names that yargs keeps for itself, or would show under another name. */
const RESERVED: ReadonlySet<string> = new Set(['_', '$0', '__proto__', 'get-yargs-completions']);

/**
 * The first option that yargs must not see: one of its own, or one that JavaScript objects inherit, on which it stumbles. No
 * word that begins with two dashes is ever taken for a value, so the position of these words does not matter.
 */
function findReserved(words: readonly string[]): string | undefined {
  const end = words.indexOf('--');
  const options = end < 0 ? words : words.slice(0, end);
  const names = options.flatMap((word) => /^--([^=]+)/.exec(word)?.[1] ?? []);
  return names.find((name) => RESERVED.has(name) || name in Object.prototype);
}

function toYargsOption(option: OptionSpec): Record<string, unknown> {
  return {
    ...(option.letter !== undefined && { alias: option.letter }),
    ...(option.value === undefined ? { type: 'boolean' } : { type: 'string', nargs: 1, defaultDescription: undefined }),
  };
}

/** yargs tells what it found; whether that is right use is judged here, so that the words of a message are ours. */
function toResult(spec: CommandSpec, found: ReadonlyMap<string, unknown>): ArgumentsResult {
  const flags = new Set<string>();
  const values = new Map<string, readonly string[]>();
  for (const [key, value] of found) {
    if (key === '_' || key === '$0') continue;
    const option = spec.options.find(({ name, letter }) => name === key || letter === key);
    if (option === undefined) return { kind: 'wrong', message: unknownOption(spec, key) };
    if (option.name !== key || value === undefined) continue;
    if (option.value === undefined) {
      if (value !== true) return { kind: 'wrong', message: `option --${key} takes no value` };
      flags.add(key);
      continue;
    }
    const given = (Array.isArray(value) ? value : [value]).map(String);
    const message = judgeValues(option, given);
    if (message !== undefined) return { kind: 'wrong', message };
    values.set(key, given);
  }
  const operands = found.get('_');
  return { kind: 'parsed', parsed: { flags, values, operands: Array.isArray(operands) ? operands.map(String) : [] } };
}

function judgeValues(option: OptionSpec, given: readonly string[]): string | undefined {
  const dashed = `--${option.name}`;
  const [first, second] = given;
  if (given.includes('') || first === undefined)
    return `option ${dashed} needs a value: ${dashed} ${option.value ?? ''}`;
  if (second !== undefined && option.repeats !== true) return `option ${dashed} may be given only once`;
  const wrong = option.choices && given.find((value) => !option.choices?.includes(value));
  if (wrong === undefined) return undefined;
  const nearest = nearestName(wrong, option.choices ?? []);
  const hint = nearest === undefined ? '' : `; did you mean '${nearest}'?`;
  return `option ${dashed} takes ${(option.choices ?? []).join(', ')}, not '${wrong}'${hint}`;
}

function dash(key: string): string {
  return isLetter(key) ? `-${key}` : `--${key}`;
}

/** One character, which may be two code units. */
function isLetter(key: string): boolean {
  return /^.$/su.test(key);
}

function unknownOption(spec: CommandSpec, key: string): string {
  const dashed = dash(key);
  const nearest = isLetter(key)
    ? undefined
    : nearestName(
        key,
        spec.options.map(({ name }) => name),
      );
  return `unknown option ${dashed}${nearest === undefined ? '' : `; did you mean --${nearest}?`}`;
}
