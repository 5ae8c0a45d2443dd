/** `initorder exercise` in this process: scripts in memory, the sandbox a real one. */
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { textOfBytes } from '../../src/model/bytes.ts';
import { openSandbox } from '../../src/sandbox/open.ts';
import { runCommand, type CommandRun } from './run-command.ts';

export interface JsonCheck {
  readonly check: string;
  readonly verdict: string;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
  readonly steps: readonly number[];
}

export interface JsonExercise {
  readonly scripts: readonly {
    readonly profile: string;
    readonly kind: string;
    readonly checks: readonly JsonCheck[];
    readonly steps: readonly { readonly action: string; readonly exit: number | null; readonly stdout: string }[];
  }[];
  readonly summary: Readonly<Record<string, number>>;
}

/** Why no sandbox can be had here; undefined if one can. Tests that need one say so where they are left out. */
export function whyNoSandbox(): string | undefined {
  const made = openSandbox({ files: [], programs: [], services: [], users: [], isNetbsd: false, mostActions: 1 });
  if ('said' in made) return `${made.tried}: ${made.said}`;
  made.end();
  return undefined;
}

export function runExercise(script: string, ...options: readonly string[]): CommandRun {
  return runCommand(runInitorder, ['exercise', ...options, 'mumbled'], { mumbled: script });
}

export function askExercise(script: string, ...options: readonly string[]): JsonExercise {
  const { stdout, stderr } = runExercise(script, '--json', ...options);
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(textOfBytes(stdout)) as JsonExercise;
}

/** The checks that failed, with their levels. */
export function failures(exercise: JsonExercise): readonly string[] {
  return exercise.scripts.flatMap(({ checks }) =>
    checks.filter(({ verdict }) => verdict === 'failed').map(({ check, severity }) => `${severity} ${check}`),
  );
}

/** A script of Debian with a sound header and the two variables that most have. */
export function debianScript(body: string, interpreter = '/bin/sh'): string {
  return `#!${interpreter}
### BEGIN INIT INFO
# Provides: mumbled
# Required-Start: $remote_fs
# Required-Stop: $remote_fs
# Default-Start: 2 3 4 5
# Default-Stop: 0 1 6
# Short-Description: mumbles
### END INIT INFO
DAEMON=/usr/sbin/mumbled
PIDFILE=/run/mumbled.pid
${body}`;
}
