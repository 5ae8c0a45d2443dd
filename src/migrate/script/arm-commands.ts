/** The commands of an action, those of the functions that it calls included, and what their words come to. */
import type { ByteString } from '../../model/bytes.ts';
import type { ShellNode, SimpleCommand } from '../../shell/syntax.ts';
import { textOf } from '../calls/start-call.ts';
import { commandName, simpleCommands } from './nodes.ts';
import type { Outline } from './outline.ts';
import type { Field } from './pieces.ts';
import type { ScriptValues } from './values.ts';

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

/** As `fieldsOf`; a word that cannot be told is an empty one, so that the others keep their places. */
export function knownFieldsOf(command: SimpleCommand, values: ScriptValues): readonly Field[] {
  return command.words.slice(1).flatMap((word): readonly Field[] => {
    const found = values.fields(word, true);
    return 'obstacle' in found ? [[{ kind: 'text', text: '' }]] : found.value;
  });
}

/** The path of a program that is called by its name alone. */
export type FindProgram = (name: ByteString) => ByteString | undefined;

/** A program with its arguments, by its path; undefined for anything else. */
export function programLine(
  command: SimpleCommand,
  values: ScriptValues,
  findProgram: FindProgram,
): readonly Field[] | undefined {
  const [word] = command.words;
  const fields = fieldsOf(command, values);
  const found = word === undefined ? undefined : values.fields(word, true);
  if (fields === undefined || found === undefined || 'obstacle' in found || found.value.length !== 1) return undefined;
  const name = textOf(found.value[0]) ?? '';
  const program = name.startsWith('/') ? name : /^[\w.-]+$/.test(name) ? findProgram(name) : undefined;
  return program === undefined ? undefined : [[{ kind: 'text', text: program }], ...fields];
}

/** A command as it stands there, in one line. */
export function showCommand({ span }: SimpleCommand, { text }: Outline): ByteString {
  return text.slice(span.offset, span.offset + Math.min(span.length, 200)).replaceAll(/\\?\n[ \t]*/g, ' ');
}
