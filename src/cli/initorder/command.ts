/** `initorder`: what no real program does. Each subcommand is a command of its own. */
import { bytesOfText } from '../../model/bytes.ts';
import { nearestName } from '../../model/nearest.ts';
import { BOOT_SPEC, SHUTDOWN_SPEC } from '../boot/spec.ts';
import type { CommandSpec } from '../frame/command-spec.ts';
import { renderCompletion } from '../frame/completion.ts';
import type { Family } from '../frame/run-spec.ts';
import { withConventions } from '../frame/conventions.ts';
import { CYCLES_SPEC } from '../cycles/spec.ts';
import { OK } from '../frame/exit-status.ts';
import type { Io, LinkCommand, LinkIo } from '../../host/io.ts';
import {
  loadBoot,
  loadCycles,
  loadExercise,
  loadGraph,
  loadLint,
  loadMigrate,
  loadNew,
  loadOrder,
  loadPlan,
  loadRecover,
  loadShutdown,
  loadWhy,
} from './late.ts';
import { EXERCISE_SPEC } from '../exercise/spec.ts';
import { GRAPH_SPEC } from '../graph/spec.ts';
import { MIGRATE_SPEC } from '../migrate/spec.ts';
import { LINT_SPEC } from '../lint/spec.ts';
import { NEW_SPEC } from '../new/spec.ts';
import { ORDER_SPEC } from '../order/spec.ts';
import { PLAN_SPEC } from '../plan/spec.ts';
import { RECOVER_SPEC } from '../recover/spec.ts';
import { VERSION } from '../frame/version.ts';
import { WHY_SPEC } from '../why/spec.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';

interface Subcommand {
  /** Its name is that of the program and the word that chooses the command. */
  readonly spec: CommandSpec;
  /** Its command, which is loaded by this alone. */
  readonly load: () => LinkCommand;
}

const SUBCOMMANDS: readonly Subcommand[] = [
  { spec: CYCLES_SPEC, load: loadCycles },
  { spec: WHY_SPEC, load: loadWhy },
  { spec: ORDER_SPEC, load: loadOrder },
  { spec: GRAPH_SPEC, load: loadGraph },
  { spec: PLAN_SPEC, load: loadPlan },
  { spec: BOOT_SPEC, load: loadBoot },
  { spec: SHUTDOWN_SPEC, load: loadShutdown },
  { spec: LINT_SPEC, load: loadLint },
  { spec: EXERCISE_SPEC, load: loadExercise },
  { spec: NEW_SPEC, load: loadNew },
  { spec: MIGRATE_SPEC, load: loadMigrate },
  { spec: RECOVER_SPEC, load: loadRecover },
];

/** Runs the subcommand that the first word names. */
export function runInitorder(argv: readonly string[], io: LinkIo): number {
  const [name, ...rest] = argv;
  if (name === '--version' || name === '-V') return show(io, `initorder ${VERSION}\n`);
  if (name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) return show(io, renderHelp());
  if (name === 'help') return showManual(rest[0] ?? '', io) ?? runInitorder([...rest.slice(0, 1), '--help'], io);
  const shell = name?.startsWith('--completion') === true ? completionShell(argv) : undefined;
  if (shell !== undefined) return show(io, renderCompletion(completedSpecs(), shell));
  const subcommand = SUBCOMMANDS.find((candidate) => wordOf(candidate) === name);
  const familyIo: LinkIo & Family = { ...io, siblings: completedSpecs };
  if (subcommand !== undefined) return subcommand.load()(rest, familyIo);
  if (name === undefined) return reportWrongUse(io, 'initorder', 'no command given', HINT);
  const nearest = nearestName(name, SUBCOMMANDS.map(wordOf));
  const guess = nearest === undefined ? '' : `; did you mean '${nearest}'?`;
  return reportWrongUse(io, 'initorder', `unknown command '${name}'${guess}`, HINT);
}

/** The page of a command by man(1), which takes a path for a file; undefined where there is no page, or no man. */
function showManual(word: string, { findManual, programs }: LinkIo): number | undefined {
  const subcommand = SUBCOMMANDS.find((candidate) => wordOf(candidate) === word);
  const file = subcommand === undefined ? undefined : findManual?.(`initorder-${word}`);
  return file !== undefined && programs?.takeOver('man', [file])?.status === OK ? OK : undefined;
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
