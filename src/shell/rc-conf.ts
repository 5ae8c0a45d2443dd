/** Configuration files that are shell, as rc.conf(5): which variables they set, without running them. */
import type { ByteString } from '../model/bytes.ts';
import { ShellRun } from './follow.ts';
import { ShellVariables, type AssignmentRecord } from './variables.ts';
import { EMPTY_WORLD } from './world.ts';

/**
 * Reads a configuration file. Quotes, `${name}`, `${name:-default}` and `: ${name:=default}` are followed; a variable that is
 * set by anything else, or where a condition may keep it from being set, is unknown, and says why and where.
 *
 * @param text the file's bytes
 * @param file what places call it
 * @returns all assignments, grouped by variable, the one that counts last. Never throws. O(n).
 */
export function readRcConf(text: ByteString, file: ByteString = ''): readonly AssignmentRecord[] {
  const variables = new ShellVariables();
  new ShellRun(EMPTY_WORLD, variables, file).runText(text, file);
  return [...variables.records()];
}
