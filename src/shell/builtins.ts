/** Commands of the shell itself that set variables or change the way. */
import type { ByteString } from '../model/bytes.ts';
import type { Truth } from './conditions.ts';
import type { RunningShell } from './running.ts';
import type { SimpleCommand } from './syntax.ts';
import { textValue, UNSET, type ShellValue } from './variables.ts';
import { knownText } from './world.ts';

type Builtin = (run: RunningShell, args: readonly ShellValue[], command: SimpleCommand) => Truth;

const BUILTINS: ReadonlyMap<ByteString, Builtin> = new Map<ByteString, Builtin>([
  [':', (): Truth => 'yes'],
  ['true', () => 'yes'],
  ['false', () => 'no'],
  ['.', source],
  ['source', source],
  ['eval', evaluate],
  ['exit', (run) => leave(run, 'exit')],
  ['return', (run) => leave(run, 'return')],
  ['break', () => 'maybe'],
  ['continue', () => 'maybe'],
  ['export', declare],
  ['readonly', declare],
  ['local', declare],
  ['unset', unset],
  ['read', read],
  ['set', set],
  ['shift', shift],
]);

/** Runs a command of the shell; undefined if the name is none. */
export function runBuiltin(
  run: RunningShell,
  name: ByteString,
  args: readonly ShellValue[],
  command: SimpleCommand,
): Truth | undefined {
  return BUILTINS.get(name)?.(run, args, command);
}

function source(run: RunningShell, args: readonly ShellValue[]): Truth {
  const path = knownText(args[0]);
  const found = path === undefined ? undefined : run.world.readFile(path);
  if (found === undefined) return 'maybe';
  run.runText(found.text, found.file);
  if (run.flow === 'return') run.flow = 'next';
  return 'maybe';
}

/** The text is read where `eval` stands: its places are those of the command, since it stands in no file. */
function evaluate(run: RunningShell, args: readonly ShellValue[], { span }: SimpleCommand): Truth {
  const texts = args.map(knownText);
  if (!texts.includes(undefined)) return run.runText(texts.join(' '), run.file, span);
  // Of a text that is not known as a whole, the names that it begins to set may be.
  for (const text of texts) {
    const name = /^([A-Za-z_][A-Za-z0-9_]*)=/.exec(text ?? '')?.[1];
    if (name !== undefined) {
      run.assign(name, { kind: 'unknown', cause: 'substitution', place: run.placeOf(span) }, span);
    }
  }
  return 'maybe';
}

function leave(run: RunningShell, flow: 'exit' | 'return'): Truth {
  run.flow = flow;
  return 'yes';
}

/** `export NAME=value`: the words are assignments. */
function declare(run: RunningShell, args: readonly ShellValue[], { span }: SimpleCommand): Truth {
  for (const arg of args) {
    const text = knownText(arg) ?? '';
    const equals = text.indexOf('=');
    if (equals > 0) run.assign(text.slice(0, equals), textValue(text.slice(equals + 1)), span);
  }
  return 'yes';
}

function unset(run: RunningShell, args: readonly ShellValue[], { span }: SimpleCommand): Truth {
  for (const arg of args) {
    const name = knownText(arg);
    if (name !== undefined && !name.startsWith('-')) run.assign(name, UNSET, span);
  }
  return 'yes';
}

function read(run: RunningShell, args: readonly ShellValue[], { span }: SimpleCommand): Truth {
  for (const arg of args) {
    const name = knownText(arg);
    if (name === undefined || name.startsWith('-')) continue;
    run.assign(name, { kind: 'unknown', cause: 'substitution', place: run.placeOf(span) }, span);
  }
  return 'maybe';
}

function set(run: RunningShell, args: readonly ShellValue[]): Truth {
  const first = knownText(args[0]) ?? '';
  if (first === '--') run.positional = args.slice(1);
  else if (args.length > 0 && !/^[-+]/.test(first)) run.positional = args;
  return 'yes';
}

function shift(run: RunningShell, args: readonly ShellValue[]): Truth {
  run.positional = run.positional.slice(Number(knownText(args[0]) ?? '1') || 1);
  return 'yes';
}
