/** What is wrong with the use of `boot` and `shutdown`, beyond what the argument reader sees. */
import type { BootPhase, BootSystem } from '../../model/boot-plan.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import type { WrongUse } from '../frame/run-spec.ts';
import { SYSTEM_OPTIONS } from './spec.ts';

/** What can be said before anything is read. */
export function judgeBootUse(parsed: ParsedArguments, phase: BootPhase): WrongUse | undefined {
  const { operands, values, flags } = parsed;
  if (operands.length > 1) return { message: `one root at a time, not '${operands[1] ?? ''}' too` };
  if (operands.length === 1 && values.has('root')) return { message: 'give the root once: as --root or as an operand' };
  for (const pair of values.get('set') ?? []) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*=/.test(pair)) {
      return { message: `--set takes NAME=VALUE, not '${pair}'`, hint: 'for example --set sshd_enable=YES' };
    }
  }
  const jobs = lastValue(parsed, 'jobs');
  if (jobs !== undefined && !/^[1-9][0-9]{0,5}$/.test(jobs))
    return { message: `--jobs takes a number from 1, not '${jobs}'` };
  if (jobs !== undefined && !values.has('times')) return { message: '--jobs goes with --times FILE' };
  if (flags.has('diff') && !['enable', 'disable', 'add', 'remove'].some((name) => values.has(name))) {
    return { message: '--diff needs a change', hint: 'name one with --enable, --disable, --add or --remove' };
  }
  if (flags.has('json') && values.has('format') && lastValue(parsed, 'format') !== 'json') {
    return { message: '--json and --format contradict each other' };
  }
  return judgeLevels(parsed, phase);
}

function judgeLevels(parsed: ParsedArguments, phase: BootPhase): WrongUse | undefined {
  const [from, to] = [lastValue(parsed, 'from'), lastValue(parsed, 'to')];
  if (from !== undefined && !/^[NS0-6]$/.test(from)) return { message: `--from takes N, S or 0 to 6, not '${from}'` };
  if (to === undefined) return undefined;
  if (!/^[S0-6]$/.test(to)) return { message: `--to takes S or 0 to 6, not '${to}'` };
  const isHalt = to === '0' || to === '6';
  if (phase === 'shutdown' && !isHalt) {
    return { message: `--to ${to} is no shutdown`, hint: `try 'initorder boot --to ${to}'` };
  }
  if (phase === 'boot' && isHalt)
    return { message: `--to ${to} is a shutdown`, hint: `try 'initorder shutdown --to ${to}'` };
  return undefined;
}

/** An option that means nothing to the system at hand. */
export function judgeSystemOptions({ flags, values }: ParsedArguments, system: BootSystem): WrongUse | undefined {
  for (const [name, systems] of SYSTEM_OPTIONS) {
    if (systems.includes(system) || !(flags.has(name) || values.has(name))) continue;
    return { message: `--${name} is for ${systems.join(' and ')}; this system is ${system}` };
  }
  return undefined;
}
