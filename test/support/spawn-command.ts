import { spawnSync } from 'node:child_process';
import type { CommandRun } from './run-command.ts';

const root = new URL('../..', import.meta.url).pathname;

/** The file that starts a command, as installed. */
export function commandFile(name: string): string {
  return `${root}bin/${name}.cjs`;
}

export interface SpawnOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Words for Node itself. */
  readonly node?: readonly string[];
}

/** Runs a JavaScript file as a process of its own; what it writes comes back as bytes. */
export function spawnNode(
  file: string,
  argv: readonly string[],
  { cwd = root, env, node = [] }: SpawnOptions = {},
): CommandRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, file, ...argv], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'latin1',
    maxBuffer: 1 << 28,
  });
  return { status: status ?? -1, stdout, stderr };
}

/** Runs a line of shell, which finds the words as `$1`, `$2`... */
export function spawnShell(line: string, words: readonly string[], cwd: string = root): CommandRun {
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', line, 'sh', ...words], { cwd, encoding: 'latin1' });
  return { status: status ?? -1, stdout, stderr };
}
