/** What all commands have in common: arguments, help, version, completion, and the answer to wrong use. */
import { bytesOfText } from '../../model/bytes.ts';
import { lastValue, type CommandSpec, type ParsedArguments } from './command-spec.ts';
import { renderCompletion } from './completion.ts';
import { OK } from './exit-status.ts';
import type { Io } from '../../host/io.ts';
import { parseArguments } from './parse-arguments.ts';
import { reportWrongUse } from './wrong-use.ts';

/** Wrong use that only the command itself can judge. `hint` is a whole line; absent, it leads to the help. */
export interface WrongUse {
  readonly message: string;
  readonly hint?: string;
}

/**
 * Reads the arguments of a command and runs it.
 *
 * @param judge what is wrong with arguments that are well-formed; undefined if nothing is
 */
export function runSpec(
  spec: CommandSpec,
  argv: readonly string[],
  io: Io,
  judge: (parsed: ParsedArguments) => WrongUse | undefined,
  run: (parsed: ParsedArguments) => number,
): number {
  const result = parseArguments(spec, argv);
  if (result.kind === 'wrong') return reportWrongUse(io, spec.name, result.message);
  if (result.kind === 'show') return show(io, result.text);
  const shell = lastValue(result.parsed, 'completion');
  if (shell !== undefined) return show(io, renderCompletion(spec, shell));
  const wrong = judge(result.parsed);
  if (wrong !== undefined) return reportWrongUse(io, spec.name, wrong.message, wrong.hint);
  return run(result.parsed);
}

function show(io: Io, text: string): number {
  io.stdout.write(bytesOfText(text));
  return OK;
}
