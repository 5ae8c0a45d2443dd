/** `initorder`: what no real program does. Each subcommand is a command of its own. */
import { bytesOfText } from '../../model/bytes.ts';
import { nearestName } from '../../model/nearest.ts';
import { BOOT_SPEC, SHUTDOWN_SPEC } from '../boot/spec.ts';
import { runBoot, runShutdown } from '../boot/command.ts';
import type { CommandSpec } from '../frame/command-spec.ts';
import { renderCompletion } from '../frame/completion.ts';
import type { Family } from '../frame/run-spec.ts';
import { withConventions } from '../frame/conventions.ts';
import { CYCLES_SPEC, runCycles } from '../cycles/command.ts';
import { OK } from '../frame/exit-status.ts';
import type { Io, LinkCommand, LinkIo } from '../../host/io.ts';
import { GRAPH_SPEC } from '../graph/spec.ts';
import { runGraph } from '../graph/command.ts';
import { runMigrate } from '../migrate/command.ts';
import { MIGRATE_SPEC } from '../migrate/spec.ts';
import { LINT_SPEC } from '../lint/spec.ts';
import { runLint } from '../lint/command.ts';
import { runNew } from '../new/command.ts';
import { NEW_SPEC } from '../new/spec.ts';
import { ORDER_SPEC, runOrder } from '../order/command.ts';
import { PLAN_SPEC, runPlan } from '../plan/command.ts';
import { RECOVER_SPEC, runRecover } from '../recover/command.ts';
import { VERSION } from '../frame/version.ts';
import { runWhy, WHY_SPEC } from '../why/command.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';

interface Subcommand {
  /** Its name is that of the program and the word that chooses the command. */
  readonly spec: CommandSpec;
  readonly run: LinkCommand;
}

const SUBCOMMANDS: readonly Subcommand[] = [
  { spec: CYCLES_SPEC, run: runCycles },
  { spec: WHY_SPEC, run: runWhy },
  { spec: ORDER_SPEC, run: runOrder },
  { spec: GRAPH_SPEC, run: runGraph },
  { spec: PLAN_SPEC, run: runPlan },
  { spec: BOOT_SPEC, run: runBoot },
  { spec: SHUTDOWN_SPEC, run: runShutdown },
  { spec: LINT_SPEC, run: runLint },
  { spec: NEW_SPEC, run: runNew },
  { spec: MIGRATE_SPEC, run: runMigrate },
  { spec: RECOVER_SPEC, run: runRecover },
];

/** Runs the subcommand that the first word names. */
export function runInitorder(argv: readonly string[], io: LinkIo): number {
  const [name, ...rest] = argv;
  if (name === '--version' || name === '-V') return show(io, `initorder ${VERSION}\n`);
  if (name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) return show(io, renderHelp());
  if (name === 'help') return runInitorder([...rest.slice(0, 1), '--help'], io);
  const shell = name?.startsWith('--completion') === true ? completionShell(argv) : undefined;
  if (shell !== undefined) return show(io, renderCompletion(completedSpecs(), shell));
  const subcommand = SUBCOMMANDS.find((candidate) => wordOf(candidate) === name);
  const familyIo: LinkIo & Family = { ...io, siblings: completedSpecs };
  if (subcommand !== undefined) return subcommand.run(rest, familyIo);
  if (name === undefined) return reportWrongUse(io, 'initorder', 'no command given', HINT);
  const nearest = nearestName(name, SUBCOMMANDS.map(wordOf));
  const guess = nearest === undefined ? '' : `; did you mean '${nearest}'?`;
  return reportWrongUse(io, 'initorder', `unknown command '${name}'${guess}`, HINT);
}

const SHELLS: readonly string[] = ['bash', 'zsh', 'fish'];

/** Columns of the commands in the help. */
const COLUMNS = 10;

const HINT = "try 'initorder --help'";

/** The word that chooses a command. */
function wordOf({ spec }: Subcommand): string {
  return spec.name.slice(spec.name.indexOf(' ') + 1);
}

function completedSpecs(): readonly CommandSpec[] {
  return SUBCOMMANDS.map(({ spec }) => withConventions(spec));
}

/** The shell of `--completion SHELL`; undefined if it is none of those that there are. */
function completionShell([word = '', next]: readonly string[]): string | undefined {
  const shell = word === '--completion' ? next : /^--completion=(.*)$/s.exec(word)?.[1];
  return SHELLS.find((known) => known === shell);
}

function firstLine(text: string): string {
  return text.replaceAll('\n', ' ');
}

function renderHelp(): string {
  const commands = SUBCOMMANDS.map(
    (command) => `  ${wordOf(command).padEnd(COLUMNS)}${wrapAbout(firstLine(command.spec.about))}\n`,
  ).join('');
  return (
    'initorder COMMAND [option]... [PATH]...\n\n' +
    'Read the headers of init scripts (rcorder, LSB, chkconfig) and say what they do.\n\n' +
    `Commands:\n${commands}\n` +
    "'initorder COMMAND --help' tells more of a command; --version shows the version;\n" +
    '--completion bash (zsh, fish) prints a completion script for all of them.\n'
  );
}

/** Broken so that the lines fit on a screen behind the names. */
function wrapAbout(about: string): string {
  const lines: string[] = [''];
  for (const word of about.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (COLUMNS + line.length + word.length > 76) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${' '.repeat(COLUMNS + 2)}`);
}

function show(io: Io, text: string): number {
  io.stdout.write(bytesOfText(text));
  return OK;
}
