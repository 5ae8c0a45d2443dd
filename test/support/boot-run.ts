import { runInitorder } from '../../src/cli/initorder/command.ts';
import type { MemoryHost } from '../../src/host/memory-host.ts';
import { textOfBytes } from '../../src/model/bytes.ts';
import { runCommand, type CommandRun } from './run-command.ts';

export interface JsonStep {
  readonly script: string;
  readonly link?: string;
  readonly name: string;
  readonly verb: string;
  readonly pass: string;
  readonly decision: string;
  readonly code: string;
  readonly place: { readonly path: string; readonly line: number } | null;
  readonly chain: readonly {
    readonly value: string | null;
    readonly wins: boolean;
    readonly place: { readonly path: string; readonly line: number };
  }[];
}

export interface JsonBoot {
  readonly mode?: string;
  readonly steps: readonly JsonStep[];
  readonly skipped: readonly {
    readonly script: string;
    readonly link?: string;
    readonly code: string;
    readonly reason: { readonly place: { readonly line: number } | null };
  }[];
  readonly warnings: readonly { readonly script: string | null; readonly text: string }[];
  readonly findings: readonly {
    readonly code: string;
    readonly message: string;
    readonly place: { readonly path: string; readonly line: number };
    readonly args: Readonly<Record<string, string | number>>;
  }[];
}

/** `initorder boot` or `shutdown` on the folder `r` of a host. */
export function runBoot(host: MemoryHost, argv: string): CommandRun {
  const [phase = '', ...options] = argv.split(' ');
  return runCommand(runInitorder, [phase, 'r', ...options], {}, { host });
}

/** The same as data. */
export function askBoot(host: MemoryHost, argv: string): JsonBoot {
  const { stdout, stderr } = runBoot(host, `${argv} --json`);
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(textOfBytes(stdout)) as JsonBoot;
}
