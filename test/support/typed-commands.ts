import { runChkconfig } from '../../src/cli/chkconfig/command.ts';
import type { FarmIo } from '../../src/host/farm-io.ts';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { runUpdateRcdCommand } from '../../src/cli/update-rcd/command.ts';
import type { MemoryHost } from '../../src/host/memory-host.ts';
import type { CommandRun } from './run-command.ts';
import { runFarmCommand } from './run-farm-command.ts';

const COMMANDS: Readonly<Record<string, (argv: readonly string[], io: FarmIo) => number>> = {
  'chkconfig-ts': runChkconfig,
  'insserv-ts': runInsserv,
  'update-rc.d-ts': runUpdateRcdCommand,
  'rcorder-ts': runRcorder,
  initorder: runInitorder,
};

/** Runs a command line as it is typed, words without quotes. */
export function type(line: string, host: MemoryHost): CommandRun {
  const [program = '', ...argv] = line.split(' ');
  return run(program, argv, host);
}

/** Runs a program by its name. */
export function run(program: string, argv: readonly string[], host: MemoryHost, input = ''): CommandRun {
  const command = COMMANDS[program];
  if (command === undefined) throw new Error(`no command ${program}`);
  return runFarmCommand(command, argv, host, { env: { HOME: '/root' }, input });
}

/** The commands that a message advises, in their order. */
export function advisedCommands(text: string): readonly string[] {
  return [...helpOf(text).matchAll(/(?:chkconfig-ts|insserv-ts|update-rc\.d-ts|initorder) [^;,\n()]+/g)].map(([line]) =>
    line.trim(),
  );
}

/** The header lines that a message tells to write. */
export function advisedLines(text: string): readonly string[] {
  return [...helpOf(text).matchAll(/# [A-Za-z-]+: [^;,\n(]*?(?= into it|;|,|$)/gm)].map(([line]) => line.trim());
}

function helpOf(text: string): string {
  return [...text.matchAll(/= help: (.*)$/gm)].map(([, line]) => line).join('\n');
}
