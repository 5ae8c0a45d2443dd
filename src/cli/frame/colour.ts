/** Whether to colour, and with what. chalk is loaded only where something is coloured. */
import type { Output } from '../../host/output.ts';
import { PLAIN, type Paint } from '../../render/text/paint.ts';
import { loadChalk } from './heavy.ts';
import type { Io } from '../../host/io.ts';

/**
 * The paint for an output: `--color` decides, else FORCE_COLOR and NO_COLOR (no-color.org: present and not empty), else
 * whether it is a terminal that is not `dumb`.
 */
export function choosePaint(io: Io, output: Output, when: string | undefined): Paint {
  if (!isColoured(io.env, output, when)) return PLAIN;
  const chalk = loadChalk()(1);
  return {
    error: chalk.bold.red,
    warning: chalk.bold.yellow,
    info: chalk.bold.cyan,
    help: chalk.bold.green,
    frame: chalk.blue,
    strong: chalk.bold,
  };
}

function isColoured(env: Io['env'], output: Output, when: string | undefined): boolean {
  if (when === 'always') return true;
  if (when === 'never') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  return output.isTerminal() && env['TERM'] !== 'dumb';
}
