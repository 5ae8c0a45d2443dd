/** What all commands have in common: arguments, help, version, completion, and the answer to wrong use. */
import { bytesOfText } from '../../model/bytes.ts';
import { applyConventions, withConventions } from './conventions.ts';
import { lastValue, type CommandSpec, type ParsedArguments } from './command-spec.ts';
import { renderCompletion } from './completion.ts';
import { OK } from './exit-status.ts';
import type { Io } from '../../host/io.ts';
import { parseArguments } from './parse-arguments.ts';
import { judgeRoot } from './root-option.ts';
import { reportWrongUse, type WrongUse } from './wrong-use.ts';

export type { WrongUse } from './wrong-use.ts';

/** What the program that a command belongs to adds to the io. */
export interface Family {
  /** Its commands, as they look from outside: completions are of all of them. */
  readonly siblings?: () => readonly CommandSpec[];
}

/**
 * Reads the arguments of a command and runs it.
 *
 * @param judge what is wrong with arguments that are well-formed; undefined if nothing is
 */
export function runSpec(
  own: CommandSpec,
  argv: readonly string[],
  io: Io & Family,
  judge: (parsed: ParsedArguments) => WrongUse | undefined,
  run: (parsed: ParsedArguments) => number,
): number {
  const spec = withConventions(own);
  const result = parseArguments(spec, argv);
  if (result.kind === 'wrong') return reportWrongUse(io, spec.name, result.message);
  if (result.kind === 'show') return show(io, result.text);
  const parsed = applyConventions(spec, result.parsed);
  if (typeof parsed === 'string') return reportWrongUse(io, spec.name, parsed);
  const shell = lastValue(parsed, 'completion');
  if (shell !== undefined) return show(io, renderCompletion(io.siblings?.() ?? [spec], shell));
  const wrong = judge(parsed) ?? judgeRoot(io, lastValue(parsed, 'root'));
  if (wrong !== undefined) return reportWrongUse(io, spec.name, wrong.message, wrong.hint);
  return run(parsed);
}

function show(io: Io, text: string): number {
  io.stdout.write(bytesOfText(text));
  return OK;
}
