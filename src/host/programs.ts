/** Running other programs. Node's module for it is loaded only when one is run. */

/** What became of a program; undefined if it could not be started. */
export interface ProgramRun {
  readonly status: number;
  /** Standard output as bytes; empty where it was not asked for. */
  readonly stdout: string;
}

export interface Programs {
  /** Runs a program with this one's standard streams, as if it stood in its place. */
  takeOver(file: string, args: readonly string[]): ProgramRun | undefined;
  /** Runs a program silently and reads what it says. It gets no input, and is ended after a while. */
  ask(file: string, args: readonly string[]): ProgramRun | undefined;
}

const PATIENCE_MILLISECONDS = 30_000;
const KILLED = 137;

/** The programs of the machine. */
export function createPrograms(): Programs {
  const run = (
    file: string,
    args: readonly string[],
    stdio: 'inherit' | ['ignore', 'pipe', 'ignore'],
  ): ProgramRun | undefined => {
    const { spawnSync } = process.getBuiltinModule('node:child_process');
    const timeout = stdio === 'inherit' ? {} : { timeout: PATIENCE_MILLISECONDS };
    const { status, stdout, error } = spawnSync(file, args, { stdio, encoding: 'latin1', ...timeout });
    if (error !== undefined && status === null) return undefined;
    return { status: status ?? KILLED, stdout: stdio === 'inherit' ? '' : stdout };
  };
  return {
    takeOver: (file, args) => run(file, args, 'inherit'),
    ask: (file, args) => run(file, args, ['ignore', 'pipe', 'ignore']),
  };
}

/** No programs at all: for another root, and for tests. */
export const NO_PROGRAMS: Programs = { takeOver: () => undefined, ask: () => undefined };
