/** What the arm `reload` does, where that is one signal or one program. */
import type { ByteString } from '../../model/bytes.ts';
import type { UnitTodo } from '../../model/migration.ts';
import type { SimpleCommand } from '../../shell/syntax.ts';
import { useOf } from '../calls/commands.ts';
import { killSignal, signalName } from '../calls/signals.ts';
import { readStartStopDaemon } from '../calls/start-stop-daemon.ts';
import { commandsOf, knownFieldsOf, programLine, showCommand, type FindProgram } from './arm-commands.ts';
import { isQuestion } from './command-reach.ts';
import { commandName, literalText } from './nodes.ts';
import type { Outline } from './outline.ts';
import type { Field } from './pieces.ts';
import type { StartFacts } from './start-facts.ts';
import type { ScriptValues } from './values.ts';

export type Reload = { readonly signal: ByteString } | { readonly command: readonly Field[] };

export function readReload(
  outline: Outline,
  values: ScriptValues,
  facts: StartFacts,
  todos: UnitTodo[],
  findProgram: FindProgram,
): Reload | undefined {
  const body = outline.actions.get('reload');
  // In `force-reload|restart)` nothing is read again.
  if (body === undefined || body === outline.actions.get('restart') || body === outline.actions.get('start')) {
    return undefined;
  }
  const commands = [...commandsOf(outline, body)].filter((command) => {
    if (isQuestion(command)) return false;
    const name = commandName(command) ?? '';
    if (name === 'kill') return literalText(command.words[1]) !== '-0';
    return useOf(name) === 'other';
  });
  const acting = commands.filter((command) => commandName(command) !== '.');
  const [only] = acting;
  if (only === undefined) return undefined;
  const found = acting.length === 1 ? readReloadCommand(only, values, facts, findProgram) : undefined;
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

function readReloadCommand(
  command: SimpleCommand,
  values: ScriptValues,
  facts: StartFacts,
  findProgram: FindProgram,
): Reload | undefined {
  const name = commandName(command) ?? '';
  if (name === 'kill') {
    const word = literalText(command.words[1]) ?? '';
    const signal = word === '-s' ? literalText(command.words[2]) : word.replace(/^-/, '');
    return signal !== undefined && /^[A-Z0-9]+$/.test(signal) && signal !== '0'
      ? { signal: signalName(signal) }
      : undefined;
  }
  if (name.endsWith('start-stop-daemon')) {
    const read = readStartStopDaemon(knownFieldsOf(command, values), facts.placeOf(command.span));
    return read.kind === 'stop' && /^[A-Z0-9]+$/.test(read.signal ?? '')
      ? { signal: signalName(read.signal ?? '') }
      : undefined;
  }
  if (name === 'killproc') {
    const signal = killSignal(knownFieldsOf(command, values));
    return signal === undefined ? undefined : { signal: signalName(signal) };
  }
  const line = programLine(command, values, findProgram);
  return line === undefined ? undefined : { command: line };
}
