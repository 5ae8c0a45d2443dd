import type { Command, Io } from '../../src/cli/io.ts';
import { createMemoryHost, type MemoryEntry } from '../../src/host/memory-host.ts';
import type { Host } from '../../src/host/host.ts';
import type { Output } from '../../src/host/output.ts';
import { bytesOfText } from '../../src/model/bytes.ts';

export interface CommandRun {
  readonly status: number;
  /** Bytes, one code unit each. */
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly host?: Host;
  readonly env?: Io['env'];
  readonly isTerminal?: boolean;
}

/** Runs a command in this process on files given as text. */
export function runCommand(
  command: Command,
  argv: readonly string[],
  files: Readonly<Record<string, string>> = {},
  { host, env = {}, isTerminal = false }: RunOptions = {},
): CommandRun {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const entries = Object.entries(files).map(([path, text]): [string, MemoryEntry] => [
    bytesOfText(path),
    bytesOfText(text),
  ]);
  const status = command(argv, {
    stdout: collect(stdout, isTerminal),
    stderr: collect(stderr, isTerminal),
    env,
    cwd: '/',
    host: host ?? createMemoryHost(new Map(entries)),
  });
  return { status, stdout: stdout.join(''), stderr: stderr.join('') };
}

function collect(into: string[], isTerminal: boolean): Output {
  return {
    write: (bytes) => {
      into.push(bytes);
    },
    isTerminal: () => isTerminal,
  };
}
