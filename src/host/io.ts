/** What a command may touch: everything that it reads and writes comes in here, so that tests run it in their own process. */
import type { Host } from './door.ts';
import type { Layout } from './layout-engine.ts';
import type { Output } from './output.ts';
import type { Programs } from './programs.ts';
import type { WholeHost } from './rooted-host.ts';
import type { ByteString } from '../model/bytes.ts';

export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working folder, as text. Paths that a command is given are looked up by the host, which knows it too. */
  readonly cwd: string;
  readonly host: Host;
  /** All of standard input, as bytes. */
  readonly readInput: () => ByteString;
  /** The next line that a person types, without its end; undefined at the end of input. Absent where nobody can be asked. */
  readonly readLine?: (() => ByteString | undefined) | undefined;
  /** The name by which the program was called, without its folder; a command that has one name only need not know. */
  readonly programName?: string;
  /** Lays out pictures; the engine that is installed, if absent. */
  readonly layOut?: Layout;
}

/** A command: its arguments as text (without the program's own name) to its exit status. */
export type Command = (argv: readonly string[], io: Io) => number;

/** What the commands that change links may touch. */
export interface LinkIo extends Io {
  readonly host: WholeHost;
  /** Programs that may be asked; none, if absent. */
  readonly programs?: Programs;
  /** The file of a command's manual page; undefined where it is not installed. */
  readonly findManual?: (page: string) => string | undefined;
}

/** A command that changes links. */
export type LinkCommand = (argv: readonly string[], io: LinkIo) => number;
