/** Runs a command as a process: arguments, outputs and exit status of the machine. `bin/` calls nothing else. */
import fs from 'node:fs';
import { createDiskHost } from '../../host/disk-host.ts';
import { createDiskLinks } from '../../host/disk-links.ts';
import { tellTrouble } from './tell-trouble.ts';
import { openTrouble } from '../../host/trouble.ts';
import { strerror } from '../../host/errno.ts';
import { findManual } from '../../host/manual.ts';
import { isTerminal, openOutput } from '../../host/output.ts';
import { createPrograms, type Programs } from '../../host/programs.ts';
import { fromWindows, isWindows } from '../../host/windows.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import { showName } from '../../render/text/show.ts';
import { callingOf } from './called-as.ts';
import { FAILED, READER_GONE } from './exit-status.ts';
import type { LinkIo } from '../../host/io.ts';

/** On the machine itself there are programs to ask. */
type MainIo = LinkIo & { readonly programs: Programs };

export type MainCommand = (argv: readonly string[], io: MainIo) => number;

/**
 * Runs the command and sets the exit status of the process. Never throws.
 *
 * @param ours the name under which the command is installed
 */
export function runMain(ours: string, command: MainCommand): void {
  const programName = baseName(process.argv[1] ?? ours);
  const { name } = callingOf({ programName }, ours);
  const stdout = openOutput(1);
  const stderr = openOutput(2);
  let status: number;
  try {
    const folder = safeCwd();
    const ownForm = (word: string): string => (isWindows() ? fromWindows(word, folder) : word);
    const { note, first: trouble } = openTrouble();
    const host = { ...createDiskHost('', note), ...createDiskLinks('', note), trouble };
    const readInput = (): ByteString => fs.readFileSync(0, 'latin1');
    // What was written so far is the question that the line answers.
    const readLine = (): ByteString | undefined => {
      stdout.flush();
      stderr.flush();
      return readTypedLine();
    };
    const own = command(readArguments().map(ownForm), {
      stdout,
      stderr,
      env: process.env,
      cwd: ownForm(folder),
      host,
      readInput,
      // Asked for by one command in a few; to tell costs every call a twentieth of its run.
      get readLine() {
        return isTerminal(0) ? readLine : undefined;
      },
      programName,
      programs: createPrograms(),
      findManual,
    });
    status = tellTrouble(name, own, host, stderr);
    stdout.flush();
  } catch (error) {
    status = FAILED;
    stderr.write(describeFault(name, error));
  }
  const failure = stdout.failure();
  if (failure === 'EPIPE') status = READER_GONE;
  else if (failure !== undefined) {
    status = FAILED;
    stderr.write(`${name}: cannot write the output: ${strerror(failure)}\n`);
  }
  stderr.flush();
  process.exitCode = status;
}

/** A terminal gives a line at a time; what is typed ahead stays with it, since no more than a line is taken. */
function readTypedLine(): ByteString | undefined {
  const byte = Buffer.alloc(1);
  for (let line = ''; ; line += byte.toString('latin1')) {
    const count = fs.readSync(0, byte);
    if (count === 0) return line === '' ? undefined : line;
    if (byte[0] === 0x0a) return line.replace(/\r$/, '');
  }
}

/** The working folder may have been removed. */
function safeCwd(): string {
  try {
    return process.cwd();
  } catch {
    return '.';
  }
}

/**
 * Node decodes arguments as UTF-8 and replaces what is none, so a path in Latin-1 would be lost. Where the system still has
 * the bytes (Linux), they are taken from there.
 */
function readArguments(): readonly string[] {
  const argv = process.argv.slice(2);
  if (!argv.some((word) => word.includes('\ufffd'))) return argv;
  try {
    const words = fs.readFileSync('/proc/self/cmdline', 'latin1').split('\0').slice(0, -1);
    return words.slice(words.length - argv.length).map(textOfBytes);
  } catch {
    return argv;
  }
}

function describeFault(name: string, error: unknown): ByteString {
  const message = showName(bytesOfText(error instanceof Error ? error.message : String(error)));
  const isTraced = process.env['INITORDER_DEBUG'] !== undefined && error instanceof Error;
  const stack = isTraced ? `${(error.stack ?? '').split('\n').map(bytesOfText).map(showName).join('\n')}\n` : '';
  return (
    `${name}: internal fault: ${message}\n` +
    `${name}: this is a fault of ${name}, not of your input; set INITORDER_DEBUG=1 to see where it happened\n${stack}`
  );
}
