/** daemon(8) of FreeBSD, which puts a program that stays in the foreground into the background and may start it again. */
import type { StartCall } from './start-call.ts';
import { readOptions, splitOwner, textOf, type OptionTable } from './start-call.ts';

const FLAGS = ['-c', '-f', '-H', '-r', '-S'];
const VALUES = ['-C', '-l', '-m', '-o', '-p', '-P', '-R', '-s', '-t', '-T', '-u'];
const TABLE: OptionTable = {
  options: new Map([...FLAGS, ...VALUES].map((word) => [word, [word, VALUES.includes(word)]])),
};

/** The call of the program that the helper runs; undefined where its options are not understood. */
export function readBsdDaemon(call: StartCall): StartCall | undefined {
  const read = readOptions(call.args, TABLE);
  const program = textOf(read?.rest[0]);
  if (read === undefined || program?.startsWith('/') !== true) return undefined;
  const { flags, values, rest } = read;
  const [output, seconds, title] = [values.get('-o'), values.get('-R'), values.get('-T')];
  return {
    ...call,
    program,
    args: rest.slice(1),
    ...splitOwner(values.get('-u') ?? ''),
    isBackground: true,
    directives: [
      ...call.directives,
      ...(output === undefined ? [] : [['StandardOutput', `append:${output}`] as const]),
      ...(title === undefined ? [] : [['SyslogIdentifier', title] as const]),
      ...(flags.has('-r') || seconds !== undefined ? [['Restart', 'always'] as const] : []),
      ...(seconds === undefined ? [] : [['RestartSec', seconds] as const]),
    ],
  };
}
