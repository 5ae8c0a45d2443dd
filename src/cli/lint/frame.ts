/** What stands around a lint run, whatever it does: where the output goes, and what its status is. */
import { writeOwnFile } from '../../change/own-file.ts';
import { bytesOfText } from '../../model/bytes.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { FOUND, OK, WRONG_USE } from '../frame/exit-status.ts';
import type { LinkIo } from '../../host/io.ts';
import { showName } from '../../render/text/show.ts';

/**
 * Runs a lint command with `--output-file` and `--exit-zero` heeded. The file is written at the end, in one piece: a reader
 * never finds half a report.
 */
export function inFrame(parsed: ParsedArguments, io: LinkIo, run: (io: LinkIo) => number): number {
  const file = lastValue(parsed, 'output-file');
  if (file === undefined) return withExitZero(parsed, run(io));
  const parts: string[] = [];
  const stdout = { write: (bytes: string) => parts.push(bytes), isTerminal: () => false };
  const status = run({ ...io, stdout });
  const path = bytesOfText(file);
  const fault = writeOwnFile(io.host, bytesOfText(io.cwd), path, parts.join(''));
  if (fault === undefined) return withExitZero(parsed, status);
  io.stderr.write(`initorder lint: cannot write ${showName(path)}: ${fault.reason}\n`);
  return WRONG_USE;
}

/** Findings are no failure then; anything else still is. */
function withExitZero({ flags }: ParsedArguments, status: number): number {
  return flags.has('exit-zero') && status === FOUND ? OK : status;
}

/** What is checked where nothing is named: the working folder. */
export function operandsOf({ operands, values }: ParsedArguments): readonly string[] {
  return operands.length > 0 || values.has('root') ? operands : ['.'];
}
