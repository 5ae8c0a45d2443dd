/**
 * What every command understands besides its own options, so that who knows one of them knows them all: JSON may be asked for
 * by `--json` and by `--format json`, and colour be switched off by `--no-color`.
 */
import { lastValue, type CommandSpec, type OptionSpec, type ParsedArguments } from './command-spec.ts';

/** Where a command has two forms only, the other one is text. */
const FORMAT: OptionSpec = { name: 'format', value: 'FORM', choices: ['text', 'json'], about: 'json: as --json' };
const NO_COLOR: OptionSpec = { name: 'no-color', about: 'As --color never' };
const AS_JSON: OptionSpec = { name: 'json', about: 'As --format json' };

/** The command line with the options that come of these conventions. O(n). */
export function withConventions(spec: CommandSpec): CommandSpec {
  const has = (name: string): boolean => spec.options.some((option) => option.name === name);
  const options = spec.options.flatMap((option) => {
    if (option.name === 'json' && !has('format')) return [option, FORMAT];
    if (option.name === 'format' && option.choices?.includes('json') === true && !has('json')) return [option, AS_JSON];
    return option.name === 'color' && !has('no-color') ? [option, NO_COLOR] : [option];
  });
  return { ...spec, options };
}

/** Arguments in which each of these wishes stands in both of its forms; or what is wrong with them. */
export function applyConventions(spec: CommandSpec, parsed: ParsedArguments): ParsedArguments | string {
  // Where `--format` is no matter of text or data, `--json` has nothing to do with it.
  const isOfOutput = spec.options.some(({ name, choices }) => name === 'format' && choices?.includes('json') === true);
  const format = isOfOutput ? lastValue(parsed, 'format') : undefined;
  const wantsJson = parsed.flags.has('json');
  if (wantsJson && format !== undefined && format !== 'json') return `--json and --format ${format} do not go together`;
  const isJson = wantsJson || format === 'json';
  const isPlain = parsed.flags.has('no-color');
  if (!isJson && !isPlain) return parsed;
  const flags = isJson ? new Set([...parsed.flags, 'json']) : parsed.flags;
  const values = new Map(parsed.values);
  if (isJson && isOfOutput) values.set('format', ['json']);
  if (isPlain) values.set('color', ['never']);
  return { flags, values, operands: parsed.operands };
}
