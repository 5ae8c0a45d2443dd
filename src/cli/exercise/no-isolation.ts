/** Whether scripts may be run on this very system: only if somebody has said so twice, and nothing speaks against it. */
import type { ExerciseCase } from '../../exercise/needs.ts';
import type { LinkIo } from '../../host/io.ts';
import { bytesOfText, textOfBytes } from '../../model/bytes.ts';
import type { Scenario } from '../../model/scenario.ts';
import { showName } from '../../render/text/show.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import type { WrongUse } from '../frame/run-spec.ts';

/** It was asked for. */
export function isWithoutSandbox(parsed: ParsedArguments): boolean {
  return parsed.flags.has('no-isolation') || lastValue(parsed, 'isolation') === 'none';
}

/** What is wrong with the words themselves. */
export function judgeIsolation(parsed: ParsedArguments): WrongUse | undefined {
  if (!isWithoutSandbox(parsed))
    return parsed.flags.has('yes') ? { message: '--yes goes with --no-isolation only' } : undefined;
  const other = lastValue(parsed, 'isolation');
  if (other !== undefined && other !== 'none') return { message: `--no-isolation and --isolation ${other} at once` };
  const inSandbox = ['root', 'real', 'functions'].find((name) => parsed.values.has(name));
  return inSandbox === undefined
    ? undefined
    : { message: `--${inSandbox} needs a sandbox, and takes no --no-isolation` };
}

/** Refuses what would change the system more than the script itself does, and asks a person. Says what is going to happen. */
export function refuseWithoutSandbox(
  cases: readonly ExerciseCase[],
  parsed: ParsedArguments,
  io: LinkIo,
): Required<WrongUse> | undefined {
  const [asked, second] = cases;
  if (asked === undefined || second !== undefined)
    return refusal('one script at a time', 'name one script, or let them have sandboxes');
  const lacking = needsSandbox(asked);
  if (lacking !== undefined) return refusal(lacking, 'leave --no-isolation out');
  const look = io.host.look(asked.script);
  if (look.kind !== 'file' || (look.mode & 0o111) === 0) return refusal('the script is not executable', 'chmod +x it');
  const isTold = parsed.flags.has('yes') && io.env['CI'] === 'true';
  const canAsk = io.readLine !== undefined && io.stderr.isTerminal();
  if (!isTold && !canAsk)
    return refusal(
      'nobody can be asked here',
      'type yes on a terminal; where CI=true, --yes will do, and the machine should be one to throw away',
    );
  io.stderr.write(bytesOfText(warning(asked)));
  if (isTold) return undefined;
  io.stderr.write('Type yes to go on: ');
  return textOfBytes(io.readLine?.() ?? '').trim() === 'yes'
    ? undefined
    : refusal('it was not answered with yes', 'leave --no-isolation out');
}

function refusal(why: string, hint: string): Required<WrongUse> {
  return { message: `--no-isolation: nothing was run: ${why}`, hint };
}

function warning({ script }: ExerciseCase): string {
  const who = process.getuid?.() === 0 ? 'as root' : 'as you';
  return [
    'initorder exercise: WITHOUT A SANDBOX, on this very system:',
    `  ${textOfBytes(showName(script))} is run ${who}. It starts and stops the real service, and what else it does`,
    '  to files, processes and the network is done, and stays. mount, reboot and their like',
    '  are stood in for, but only where the script looks them up by PATH.',
    '  This is for machines that can be thrown away.',
    '',
  ].join('\n');
}

/** What of the case would have to be made on the system. */
function needsSandbox({ profile, scenario }: ExerciseCase): string | undefined {
  if (['freebsd', 'freebsd-ports', 'netbsd'].includes(profile)) return 'rc.d scripts need a sandbox';
  return scenario === undefined ? undefined : needsOf(scenario);
}

function needsOf({ files, users, rcconf, program, commands, steps }: Scenario): string | undefined {
  if (files.length > 0) return 'files of a scenario would be written to this system';
  if (users.length > 0 || rcconf.length > 0) return 'users and rcconf of a scenario need a sandbox';
  const { path = '', mode, pidfile, delay, term, exit } = program ?? {};
  if ([mode, pidfile, delay, term, exit].some((value) => value !== undefined))
    return `${textOfBytes(showName(path))} of the scenario would be the real one`;
  const byPath = commands.find(({ command }) => command.includes('/'))?.command;
  if (byPath !== undefined)
    return `${textOfBytes(showName(byPath))} would be the real one: only names can be stood in for`;
  const isPlain = steps.every(({ deed }) => deed.kind === 'run' && deed.as === 'root');
  return isPlain ? undefined : 'steps of a scenario that kill, write, remove or take another user need a sandbox';
}
