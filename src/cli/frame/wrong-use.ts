/** What every command answers to wrong use: one line that says what is wrong, and one that says where to look. */
import { bytesOfText } from '../../model/bytes.ts';
import { showName } from '../../render/text/show.ts';
import { WRONG_USE } from './exit-status.ts';
import type { Io } from '../../host/io.ts';

/** Writes the message, with `hint` as a line of its own, and returns the exit status. */
export function reportWrongUse(io: Io, command: string, message: string, hint = `try '${command} --help'`): number {
  io.stderr.write(`${command}: ${showName(bytesOfText(message))}\n${command}: ${hint}\n`);
  return WRONG_USE;
}
