/** What every command answers to wrong use: one line that says what is wrong, and one that says where to look. */
import { bytesOfText } from '../../model/bytes.ts';
import { showName } from '../../render/text/show.ts';
import { WRONG_USE } from './exit-status.ts';
import type { Io } from '../../host/io.ts';

/** Wrong use that only the command itself can judge. `hint` is a whole line; absent, it leads to the help. */
export interface WrongUse {
  readonly message: string;
  readonly hint?: string;
}

/** Writes the message, with `hint` as a line of its own, and returns the exit status. */
export function reportWrongUse(io: Io, command: string, message: string, hint = `try '${command} --help'`): number {
  io.stderr.write(`${command}: ${showName(bytesOfText(message))}\n${command}: ${bytesOfText(hint)}\n`);
  return WRONG_USE;
}
