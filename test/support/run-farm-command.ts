import type { FarmIo } from '../../src/host/farm-io.ts';
import type { MemoryHost } from '../../src/host/memory-host.ts';
import { NO_PROGRAMS, type Programs } from '../../src/host/programs.ts';
import type { CommandRun } from './run-command.ts';

export interface FarmRunOptions {
  readonly env?: FarmIo['env'];
  readonly programs?: Programs;
  readonly programName?: string;
  readonly input?: string;
}

/** Runs a command that changes links in this process, on a tree in memory. */
export function runFarmCommand(
  command: (argv: readonly string[], io: FarmIo) => number,
  argv: readonly string[],
  host: MemoryHost,
  { env = {}, programs = NO_PROGRAMS, programName, input = '' }: FarmRunOptions = {},
): CommandRun {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const collect = (into: string[]): FarmIo['stdout'] => ({
    write: (bytes) => {
      into.push(bytes);
    },
    isTerminal: () => false,
  });
  const status = command(argv, {
    stdout: collect(stdout),
    stderr: collect(stderr),
    env,
    cwd: '/',
    host,
    programs,
    readInput: () => input,
    ...(programName !== undefined && { programName }),
  });
  return { status, stdout: stdout.join(''), stderr: stderr.join('') };
}
