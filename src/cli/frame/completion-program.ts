/** What the completion scripts of all shells are made of. */
import type { CommandSpec, OptionSpec } from './command-spec.ts';

/** What is completed: a program that is one command, or one with commands of its own. */
export interface CompletedProgram {
  readonly name: string;
  /** Begins the names of all functions of the script. */
  readonly prefix: string;
  readonly commands: readonly CompletedCommand[];
}

export interface CompletedCommand {
  /** The word that chooses it; empty where the program is one command. */
  readonly word: string;
  readonly spec: CommandSpec;
}

/** Where init scripts are, below a root. */
export const SCRIPT_FOLDERS: readonly string[] = ['etc/init.d', 'etc/rc.d/init.d', 'etc/rc.d', 'usr/local/etc/rc.d'];

/** The options of a program before the word that chooses a command. */
export const PROGRAM_OPTIONS: readonly string[] = ['--help', '--version', '--completion'];

/** What may stand for the value of an option. */
export type ValueKind =
  | { readonly kind: 'words' | 'list'; readonly words: readonly string[] }
  | { readonly kind: 'pairs'; readonly words: readonly string[]; readonly behind: readonly string[] }
  | { readonly kind: 'folder' | 'path' | 'other' };

/** The kind of an option's value; undefined for a flag. The name of the value says it where there is no list of words. */
export function valueKind({ value, choices, offers, behind }: OptionSpec): ValueKind | undefined {
  if (value === undefined) return undefined;
  const words = choices ?? offers?.();
  if (words === undefined) return { kind: VALUE_NAMES.get(value) ?? 'other' };
  if (behind !== undefined) return { kind: 'pairs', words, behind };
  return { kind: value === 'RULES' ? 'list' : 'words', words };
}

const VALUE_NAMES: ReadonlyMap<string, 'folder' | 'path'> = new Map([
  ['DIR', 'folder'],
  ['FILE', 'path'],
  ['PATH', 'path'],
]);

/** The forms of an option: `-j`, `--json`. */
export function dashed({ name, letter }: OptionSpec): readonly string[] {
  return letter === undefined ? [`--${name}`] : [`-${letter}`, `--${name}`];
}

/** What may stand behind the options: at each place, and at all from the last one on. */
export function operandPlaces({ operands }: CommandSpec): NonNullable<CommandSpec['operands']> {
  return operands ?? [['path']];
}
