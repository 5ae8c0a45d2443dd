/** How a script stops its service and makes it read its settings again, as far as systemd has words for it. */
import type { ByteString } from '../../model/bytes.ts';
import type { UnitTodo } from '../../model/migration.ts';
import type { ShellNode, SimpleCommand } from '../../shell/syntax.ts';
import { useOf } from '../calls/commands.ts';
import { readStartStopDaemon } from '../calls/start-stop-daemon.ts';
import { textOf } from '../calls/start-call.ts';
import { commandName, literalText, simpleCommands } from './nodes.ts';
import type { Outline } from './outline.ts';
import type { StartFacts } from './start-facts.ts';
import type { Field } from './pieces.ts';
import type { ScriptValues } from './values.ts';

export interface StopFacts {
  readonly signal: ByteString | undefined;
  readonly seconds: ByteString | undefined;
  /** The command that reload comes to: a signal, or a program with its arguments. */
  readonly reload: { readonly signal: ByteString } | { readonly command: readonly Field[] } | undefined;
  readonly todos: readonly UnitTodo[];
}

/** Reads the arms `stop` and `reload`. Commands of them that have no counterpart are left out with a reason. */
export function readStop(outline: Outline, values: ScriptValues, facts: StartFacts): StopFacts {
  const todos: UnitTodo[] = [];
  let signal: ByteString | undefined;
  let seconds: ByteString | undefined;
  for (const command of commandsOf(outline, outline.actions.get('stop') ?? [])) {
    const name = commandName(command) ?? '';
    const fields = fieldsOf(command, values);
    if (name === 'start-stop-daemon' || name.endsWith('/start-stop-daemon')) {
      const read = readStartStopDaemon(fields ?? [], facts.placeOf(command.span));
      if (read.kind !== 'stop') continue;
      signal ??= read.signal ?? firstSignal(read.retry);
      seconds ??= firstSeconds(read.retry);
    } else if (name === 'killproc') signal ??= killSignal(fields ?? []);
    else if (useOf(name) === 'other' && !isTidying(command, fields)) {
      facts.leave(command.span, 'not-carried');
      if (name.startsWith('/') || name === '') {
        todos.push({
          code: 'stop-code',
          place: facts.placeOf(command.span),
          subject: showCommand(command, outline),
          isBlocking: false,
        });
      }
    }
  }
  const reload = readReload(outline, values, facts, todos);
  const plainSignal = signal?.replace(/^SIG/, '');
  return {
    signal:
      plainSignal === undefined || plainSignal === 'TERM' || plainSignal === '15' ? undefined : signalName(plainSignal),
    seconds,
    reload,
    todos,
  };
}

/** The commands of some nodes, those of the functions that they call included; each function once. */
export function* commandsOf(outline: Outline, nodes: readonly ShellNode[]): Generator<SimpleCommand> {
  const entered = new Set<ByteString>();
  const waiting: (readonly ShellNode[])[] = [nodes];
  for (let list = waiting.pop(); list !== undefined; list = waiting.pop()) {
    for (const command of simpleCommands(list)) {
      const name = commandName(command);
      const body = name === undefined ? undefined : outline.functions.get(name);
      if (name === undefined || body === undefined) {
        if (command.words.length > 0) yield command;
      } else if (!entered.has(name)) {
        entered.add(name);
        waiting.push([body]);
      }
    }
  }
}

export function fieldsOf(command: SimpleCommand, values: ScriptValues): readonly Field[] | undefined {
  const fields: Field[] = [];
  for (const word of command.words.slice(1)) {
    const found = values.fields(word, true);
    if ('obstacle' in found) return undefined;
    fields.push(...found.value);
  }
  return fields;
}

function readReload(outline: Outline, values: ScriptValues, facts: StartFacts, todos: UnitTodo[]): StopFacts['reload'] {
  const body = outline.actions.get('reload');
  // In `force-reload|restart)` nothing is read again.
  if (body === undefined || body === outline.actions.get('restart') || body === outline.actions.get('start')) {
    return undefined;
  }
  const commands = [...commandsOf(outline, body)].filter((command) => {
    const name = commandName(command) ?? '';
    if (name === 'kill') return literalText(command.words[1]) !== '-0';
    return useOf(name) === 'other';
  });
  const acting = commands.filter((command) => commandName(command) !== '.');
  const [only] = acting;
  if (only === undefined) return undefined;
  const found = acting.length === 1 ? readReloadCommand(only, values, facts) : undefined;
  if (found === undefined) {
    todos.push({
      code: 'reload-code',
      place: facts.placeOf(only.span),
      subject: showCommand(only, outline),
      isBlocking: false,
    });
  }
  return found;
}

function readReloadCommand(command: SimpleCommand, values: ScriptValues, facts: StartFacts): StopFacts['reload'] {
  const name = commandName(command) ?? '';
  if (name === 'kill') {
    const word = literalText(command.words[1]) ?? '';
    const signal = word === '-s' ? literalText(command.words[2]) : word.replace(/^-/, '');
    return signal !== undefined && /^[A-Z0-9]+$/.test(signal) && signal !== '0'
      ? { signal: signalName(signal) }
      : undefined;
  }
  const fields = fieldsOf(command, values);
  if (fields === undefined) return undefined;
  if (name.endsWith('start-stop-daemon')) {
    const read = readStartStopDaemon(fields, facts.placeOf(command.span));
    return read.kind === 'stop' && read.signal !== undefined ? { signal: signalName(read.signal) } : undefined;
  }
  if (name === 'killproc') {
    const signal = killSignal(fields);
    return signal === undefined ? undefined : { signal: signalName(signal) };
  }
  const program = literalText(command.words[0]) ?? textOf(firstField(command, values));
  if (program?.startsWith('/') !== true) return undefined;
  return { command: [[{ kind: 'text', text: program }], ...fields] };
}

function firstField(command: SimpleCommand, values: ScriptValues): Field | undefined {
  const [word] = command.words;
  const found = word === undefined ? undefined : values.fields(word, true);
  return found !== undefined && 'value' in found ? found.value[0] : undefined;
}

const NUMBERS: ReadonlyMap<ByteString, ByteString> = new Map([
  ['1', 'HUP'],
  ['2', 'INT'],
  ['3', 'QUIT'],
  ['9', 'KILL'],
  ['10', 'USR1'],
  ['12', 'USR2'],
  ['15', 'TERM'],
]);

function signalName(signal: ByteString): ByteString {
  const plain = signal.replace(/^SIG/, '');
  return `SIG${NUMBERS.get(plain) ?? plain}`;
}

function killSignal(fields: readonly Field[]): ByteString | undefined {
  for (const field of fields) {
    const word = textOf(field) ?? '';
    if (/^-(?:SIG)?(?:[A-Z]+[0-9]?|[0-9]+)$/.test(word)) return word.slice(1);
  }
  return undefined;
}

/** `TERM/30/KILL/5` */
function firstSignal(retry: ByteString | undefined): ByteString | undefined {
  const first = retry?.split('/')[0]?.replace(/^-/, '');
  return first !== undefined && /^[A-Z]/.test(first) ? first : undefined;
}

function firstSeconds(retry: ByteString | undefined): ByteString | undefined {
  const parts = retry?.split('/') ?? [];
  const seconds = parts.length === 1 ? parts[0] : parts[1];
  return seconds !== undefined && /^[0-9]+$/.test(seconds) ? seconds : undefined;
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

function showCommand({ span }: SimpleCommand, { text }: Outline): ByteString {
  return text.slice(span.offset, span.offset + Math.min(span.length, 200)).replaceAll(/\\?\n[ \t]*/g, ' ');
}
