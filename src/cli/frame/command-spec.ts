/**
 * What a command looks like from outside, as data. The argument scanner, yargs, the help page and the shell completions
 * are all made from it, so none of them can tell another story.
 */

export interface OptionSpec {
  /** The long name, without dashes. */
  readonly name: string;
  /** The one-letter name. */
  readonly letter?: string;
  readonly about: string;
  /** What stands for the value in the help; a flag has none. */
  readonly value?: string;
  /** The values that there are, where they are few. */
  readonly choices?: readonly string[];
  /** May be given more than once, each time with one more value. */
  readonly repeats?: boolean;
  /** Words to offer where the value is typed, if they are not all that it may be. Asked for by completions alone. */
  readonly offers?: () => readonly string[];
  /** Words to offer behind an equals sign in the value. */
  readonly behind?: readonly string[];
}

/**
 * What may stand at one place behind the options, for completions: a path, a folder, the name of an init script of the root,
 * or one of some words.
 */
export type OperandKind = 'path' | 'folder' | 'script' | readonly string[];

export interface Example {
  readonly command: string;
  readonly about: string;
}

export interface CommandSpec {
  readonly name: string;
  /** What stands behind the name in the usage line. */
  readonly synopsis: string;
  readonly about: string;
  readonly options: readonly OptionSpec[];
  /** What may stand at the first place, at the second, and so on; the last entry is for all that follow. Paths, if absent. */
  readonly operands?: readonly (readonly OperandKind[])[];
  readonly examples: readonly Example[];
  /** Text below the options: exit statuses, and where to read on. */
  readonly epilogue: string;
}

/** Of the commands that work on a set of scripts; `set-options.ts` makes a set of them. */
export const SET_OPTIONS: readonly OptionSpec[] = [
  { name: 'root', value: 'DIR', about: "All scripts of the system below DIR, with that system's insserv.conf" },
  { name: 'conf', letter: 'c', value: 'FILE', repeats: true, about: 'Facility definitions, in place of insserv.conf' },
];

/** Options that every command has. */
export const COMMON_OPTIONS: readonly OptionSpec[] = [
  {
    name: 'color',
    value: 'WHEN',
    choices: ['auto', 'always', 'never'],
    about: 'Colour in messages; auto: on a terminal',
  },
  {
    name: 'completion',
    value: 'SHELL',
    choices: ['bash', 'zsh', 'fish'],
    about: 'Print a completion script for your shell',
  },
  { name: 'help', letter: 'h', about: 'Show this help' },
  { name: 'version', letter: 'V', about: 'Show the version' },
];

/** Arguments as understood. Option values are kept under the option's long name, in the order given. */
export interface ParsedArguments {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
}

/** The last value of an option. */
export function lastValue(parsed: ParsedArguments, name: string): string | undefined {
  return parsed.values.get(name)?.at(-1);
}
