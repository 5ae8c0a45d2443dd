/** `initorder`: what no real program does. Each subcommand is a command of its own. */
import { bytesOfText } from '../../model/bytes.ts';
import { nearestName } from '../../model/nearest.ts';
import { BOOT_SPEC, SHUTDOWN_SPEC } from '../boot/spec.ts';
import { runBoot, runShutdown } from '../boot/command.ts';
import { CYCLES_SPEC, runCycles } from '../cycles/command.ts';
import { OK } from '../frame/exit-status.ts';
import type { Io, LinkCommand, LinkIo } from '../../host/io.ts';
import { LINT_SPEC } from '../lint/spec.ts';
import { runLint } from '../lint/command.ts';
import { ORDER_SPEC, runOrder } from '../order/command.ts';
import { PLAN_SPEC, runPlan } from '../plan/command.ts';
import { RECOVER_SPEC, runRecover } from '../recover/command.ts';
import { VERSION } from '../frame/version.ts';
import { runWhy, WHY_SPEC } from '../why/command.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';

interface Subcommand {
  readonly name: string;
  readonly about: string;
  readonly run: LinkCommand;
}

const SUBCOMMANDS: readonly Subcommand[] = [
  { name: 'cycles', about: firstLine(CYCLES_SPEC.about), run: runCycles },
  { name: 'why', about: firstLine(WHY_SPEC.about), run: runWhy },
  { name: 'order', about: firstLine(ORDER_SPEC.about), run: runOrder },
  { name: 'plan', about: firstLine(PLAN_SPEC.about), run: runPlan },
  { name: 'boot', about: firstLine(BOOT_SPEC.about), run: runBoot },
  { name: 'shutdown', about: firstLine(SHUTDOWN_SPEC.about), run: runShutdown },
  { name: 'lint', about: firstLine(LINT_SPEC.about), run: runLint },
  { name: 'recover', about: firstLine(RECOVER_SPEC.about), run: runRecover },
];

/** Runs the subcommand that the first word names. */
export function runInitorder(argv: readonly string[], io: LinkIo): number {
  const [name, ...rest] = argv;
  if (name === '--version' || name === '-V') return show(io, `initorder ${VERSION}\n`);
  if (name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) return show(io, renderHelp());
  if (name === 'help') return runInitorder([...rest.slice(0, 1), '--help'], io);
  const subcommand = SUBCOMMANDS.find((candidate) => candidate.name === name);
  if (subcommand !== undefined) return subcommand.run(rest, io);
  if (name === undefined) return reportWrongUse(io, 'initorder', 'no command given', HINT);
  const nearest = nearestName(
    name,
    SUBCOMMANDS.map((candidate) => candidate.name),
  );
  const guess = nearest === undefined ? '' : `; did you mean '${nearest}'?`;
  return reportWrongUse(io, 'initorder', `unknown command '${name}'${guess}`, HINT);
}

const HINT = "try 'initorder --help'";

function firstLine(text: string): string {
  return text.replaceAll('\n', ' ');
}

function renderHelp(): string {
  const commands = SUBCOMMANDS.map(({ name, about }) => `  ${name.padEnd(10)}${wrapAbout(about)}\n`).join('');
  return (
    'initorder COMMAND [option]... [PATH]...\n\n' +
    'Read the headers of init scripts (rcorder, LSB, chkconfig) and say what they do.\n\n' +
    `Commands:\n${commands}\n` +
    "'initorder COMMAND --help' tells more of a command; --version shows the version.\n"
  );
}

/** Broken so that the lines fit on a screen behind the names. */
function wrapAbout(about: string): string {
  const lines: string[] = [''];
  for (const word of about.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length > 66) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${' '.repeat(12)}`);
}

function show(io: Io, text: string): number {
  io.stdout.write(bytesOfText(text));
  return OK;
}
