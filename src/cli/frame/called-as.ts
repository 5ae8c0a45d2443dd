/**
 * The name by which a command was called. A link with the name of the real program makes the command that program: its
 * messages to the byte and its own name in them, for clients that read those; options of ours go on working.
 */
import type { CommandSpec } from './command-spec.ts';
import type { Io } from '../../host/io.ts';

export interface Calling {
  /** In messages, help and advice. */
  readonly name: string;
  /** True for the real program's own name. */
  readonly isReal: boolean;
}

/** @param ours the name under which the command is installed, such as `chkconfig-ts` */
export function callingOf({ programName }: Pick<Io, 'programName'>, ours: string): Calling {
  const real = realName(ours);
  return programName === real ? { name: real, isReal: true } : { name: ours, isReal: false };
}

/** The name of the program that a command takes the place of. */
export function realName(ours: string): string {
  return ours.replace(/-ts$/, '');
}

/** The command line under the name by which it was called, examples included. */
export function namedSpec(spec: CommandSpec, name: string): CommandSpec {
  if (name === spec.name) return spec;
  const examples = spec.examples.map((example) => ({
    ...example,
    command: example.command.replaceAll(spec.name, name),
  }));
  return { ...spec, name, examples };
}
