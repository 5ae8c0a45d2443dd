/** What is wrong with the use of `initorder graph`, beyond what the argument reader sees. */
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { judgeSet } from '../frame/set-options.ts';
import type { WrongUse } from '../frame/run-spec.ts';
import { ENDINGS, FORMATS, type Format } from './spec.ts';

/** No chain of a real system is so long, and no line of a tree should be. */
const DEEPEST = 200;

export function judgeUse(parsed: ParsedArguments): WrongUse | undefined {
  const { flags, values } = parsed;
  for (const name of ['hops', 'up', 'down']) {
    const value = lastValue(parsed, name);
    if (value !== undefined && !/^[0-9]{1,6}$/.test(value))
      return { message: `--${name} takes a number, not '${value}'` };
    if (value !== undefined && !values.has('focus')) return { message: `--${name} goes with --focus NAME` };
  }
  const depth = lastValue(parsed, 'depth');
  if (depth !== undefined && !(/^[1-9][0-9]{0,2}$/.test(depth) && Number(depth) <= DEEPEST)) {
    return { message: `--depth takes a number from 1 to ${DEEPEST}, not '${depth}'` };
  }
  const ends = values.get('path');
  if (ends !== undefined && ends.length !== 2) return { message: '--path takes two names: --path A B' };
  const parts = ['focus', 'path', 'only-cycles'].filter((name) => values.has(name) || flags.has(name));
  if (parts.length > 1) return { message: `--${parts.join(' and --')} do not go together` };
  const runlevel = lastValue(parsed, 'runlevel');
  if (runlevel !== undefined && !/^[0-6S]$/.test(runlevel)) {
    return { message: `--runlevel takes S or 0 to 6, not '${runlevel}'` };
  }
  const output = lastValue(parsed, 'output');
  if (output !== undefined && formatOf(parsed) === undefined) {
    return {
      message: `--output ${output}: its ending says no form`,
      hint: `end it in .${[...ENDINGS.keys()].join(', .')}, or add --format ${FORMATS.join('|')}`,
    };
  }
  return judgeSet(parsed, parsed.operands, 'initorder graph /etc/rc.d');
}

/** The form that is asked for; undefined where only the ending of a file could tell, and does not. */
export function formatOf(parsed: ParsedArguments): Format | undefined {
  const asked = lastValue(parsed, 'format');
  if (asked !== undefined) return FORMATS.find((format) => format === asked);
  const output = lastValue(parsed, 'output');
  if (output === undefined || output === '-') return 'text';
  return ENDINGS.get(/\.([a-z]+)$/i.exec(output)?.[1]?.toLowerCase() ?? '');
}
