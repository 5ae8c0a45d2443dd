/** How a script stops its service and makes it read its settings again, as far as systemd has words for it. */
import type { ByteString } from '../../model/bytes.ts';
import type { UnitTodo } from '../../model/migration.ts';
import type { SimpleCommand } from '../../shell/syntax.ts';
import { endsByItself, useOf } from '../calls/commands.ts';
import { killSignal, readRetry, signalName } from '../calls/signals.ts';
import { readStartStopDaemon } from '../calls/start-stop-daemon.ts';
import { textOf, type StartCall } from '../calls/start-call.ts';
import { commandsOf, fieldsOf, knownFieldsOf, programLine, showCommand, type FindProgram } from './arm-commands.ts';
import { commandName, literalText } from './nodes.ts';
import type { Outline } from './outline.ts';
import type { Field } from './pieces.ts';
import { readReload, type Reload } from './reload-facts.ts';
import type { StartFacts } from './start-facts.ts';
import type { ScriptValues } from './values.ts';

export interface StopFacts {
  readonly signal: ByteString | undefined;
  readonly seconds: ByteString | undefined;
  /** The one program that ends the service, where no signal does. */
  readonly command: readonly Field[] | undefined;
  /** The pid file that the stop goes by. */
  readonly pidFile: ByteString | undefined;
  /** What there is under `stop` ends nothing. */
  readonly isIdle: boolean;
  readonly reload: Reload | undefined;
  readonly todos: readonly UnitTodo[];
}

export const NO_STOP: StopFacts = {
  signal: undefined,
  seconds: undefined,
  command: undefined,
  pidFile: undefined,
  isIdle: false,
  reload: undefined,
  todos: [],
};

/**
 * Reads the arms `stop` and `reload`. Commands of them that have no counterpart are left out with a reason.
 *
 * @param call what the script starts, where that is known
 */
export function readStop(
  outline: Outline,
  values: ScriptValues,
  facts: StartFacts,
  call: StartCall | undefined,
  findProgram: FindProgram,
): StopFacts {
  const todos: UnitTodo[] = [];
  let signal: ByteString | undefined;
  let seconds: ByteString | undefined;
  let pidFile: ByteString | undefined;
  let isSignalled = false;
  const others: SimpleCommand[] = [];
  const arm = outline.actions.get('stop');
  for (const command of commandsOf(outline, arm ?? [])) {
    const name = commandName(command) ?? '';
    const fields = fieldsOf(command, values);
    if (name === 'start-stop-daemon' || name.endsWith('/start-stop-daemon')) {
      const read = readStartStopDaemon(knownFieldsOf(command, values), facts.placeOf(command.span));
      isSignalled ||= read.kind === 'stop' || read.kind === 'unclear';
      if (read.kind === 'start') others.push(command);
      if (read.kind !== 'stop') continue;
      const retry = readRetry(read.retry);
      if (read.signal === '') others.push(command);
      else signal ??= read.signal ?? retry.signal;
      seconds ??= retry.seconds;
      if (read.pidFile !== '') pidFile ??= read.pidFile;
    } else if (name === 'killproc') {
      isSignalled = true;
      signal ??= killSignal(fields ?? []);
      pidFile ??= optionValue(fields ?? [], '-p');
      const delay = optionValue(fields ?? [], '-d') ?? optionValue(fields ?? [], '-t');
      if (/^[1-9][0-9]*$/.test(delay ?? '')) seconds ??= delay;
    } else if (name === 'kill' || name === 'killall' || name === 'pkill') {
      const word = literalText(command.words[1]) ?? '';
      if (word === '-0') continue;
      isSignalled = true;
      signal ??=
        word === '-s' ? literalText(command.words[2]) : (killSignal([[{ kind: 'text', text: word }]]) ?? 'TERM');
    } else if (useOf(name) === 'other' && !isTidying(command, fields) && !asksStatus(fields)) {
      others.push(command);
    }
  }
  const [only] = others;
  const own =
    others.length > 1 || only === undefined || isSignalled ? undefined : programLine(only, values, findProgram);
  for (const command of own === undefined ? others : []) {
    facts.leave(command.span, 'not-carried');
    const name = commandName(command) ?? '';
    // A bare name may be a helper of a library; what is a program of the system does something of weight.
    const isProgram = name.startsWith('/') || name === '' || name === 'start-stop-daemon';
    if (!isProgram && (endsByItself(name) || findProgram(name) === undefined)) continue;
    const subject = showCommand(command, outline);
    todos.push({ code: 'stop-code', place: facts.placeOf(command.span), subject, isBlocking: false });
  }
  const reload = readReload(outline, values, facts, todos, findProgram);
  const plain = signal?.replace(/^SIG/, '');
  return {
    signal: plain === undefined || plain === 'TERM' || plain === '15' ? undefined : signalName(plain),
    seconds,
    command: own,
    pidFile: pidFile?.startsWith('/') === true ? pidFile : call?.pidFile,
    isIdle: arm !== undefined && !isSignalled && others.length === 0,
    reload,
    todos,
  };
}

function optionValue(fields: readonly Field[], option: ByteString): ByteString | undefined {
  const at = fields.findIndex((field) => textOf(field) === option);
  return at < 0 ? undefined : textOf(fields[at + 1]);
}

/** `ctl status` */
function asksStatus(fields: readonly Field[] | undefined): boolean {
  return fields?.length === 1 && /^(?:status|ping|check)$/.test(textOf(fields[0]) ?? '');
}

/** Lock and pid files that are taken away: nothing is left of them under systemd. */
function isTidying(command: SimpleCommand, fields: readonly Field[] | undefined): boolean {
  const name = commandName(command) ?? '';
  if (name === '.' || name === 'source') return true;
  if (name !== 'rm') return false;
  if (fields === undefined) return true;
  const paths = fields.map((field) => textOf(field) ?? '').filter((word) => !word.startsWith('-'));
  return paths.every((path) => path.endsWith('.pid') || path.startsWith('/var/lock/') || path.startsWith('/run/lock/'));
}
