import type { Io, LinkCommand } from '../../src/host/io.ts';
import type { Host } from '../../src/host/door.ts';
import type { WholeHost } from '../../src/host/rooted-host.ts';
import { createMemoryHost, type MemoryEntry } from '../../src/host/memory-host.ts';
import type { Output } from '../../src/host/output.ts';
import { bytesOfText } from '../../src/model/bytes.ts';

export interface CommandRun {
  readonly status: number;
  /** Bytes, one code unit each. */
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly host?: Host | WholeHost;
  readonly env?: Io['env'];
  readonly isTerminal?: boolean;
}

/**
 * Runs a command in this process on files given as text; `-> target` is a link. A host of one's own takes the place of these
 * files, for what it can do. A file called `-` is standard input.
 */
export function runCommand(
  command: LinkCommand,
  argv: readonly string[],
  files: Readonly<Record<string, string>> = {},
  { host, env = {}, isTerminal = false }: RunOptions = {},
): CommandRun {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const status = command(argv, {
    stdout: collect(stdout, isTerminal),
    stderr: collect(stderr, isTerminal),
    env,
    cwd: '/',
    readInput: () => bytesOfText(files['-'] ?? ''),
    host: { ...createMemoryHost(Object.entries(files).map(toEntry)), ...host },
  });
  return { status, stdout: stdout.join(''), stderr: stderr.join('') };
}

function toEntry([path, text]: [string, string]): [string, MemoryEntry] {
  const bytes = bytesOfText(text);
  const isLink = text.startsWith('-> ');
  return [bytesOfText(path), isLink ? { kind: 'link', target: bytes.slice(3) } : { kind: 'file', text: bytes }];
}

function collect(into: string[], isTerminal: boolean): Output {
  return {
    write: (bytes) => {
      into.push(bytes);
    },
    isTerminal: () => isTerminal,
  };
}
