/** One command on the way to the start: a call, a preparation, or something without a counterpart. */
import { baseName } from '../../model/path.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { SimpleCommand } from '../../shell/syntax.ts';
import { endsByItself, useOf } from '../calls/commands.ts';
import { HELPERS } from '../calls/helpers.ts';
import { readStartStopDaemon } from '../calls/start-stop-daemon.ts';
import { textOf, type StartCall } from '../calls/start-call.ts';
import { commandName } from './nodes.ts';
import { quoteAssignment, takePreparation } from './prepare.ts';
import type { StartFacts } from './start-facts.ts';
import type { Field } from './pieces.ts';
import type { ScriptValues } from './values.ts';

/** Words before a program that change how it is run and nothing else. */
const PREFIXES: ReadonlySet<ByteString> = new Set(['exec', 'nohup', 'setsid']);

const IO_CLASSES = ['none', 'realtime', 'best-effort', 'idle'];

/** @param isConditional the script may not come here */
export function takeCommand(
  command: SimpleCommand,
  values: ScriptValues,
  facts: StartFacts,
  isConditional: boolean,
): void {
  if (command.words.length === 0) return;
  const name = commandName(command);
  const use = name === undefined ? 'other' : useOf(name);
  if (use === 'wait') facts.leave(command.span, 'wait');
  if (use !== 'other' || name === '.' || name === 'source') return;
  if (!isConditional && takePreparation(command, values, facts)) return;
  const fields = readFields(command, values, facts);
  if (fields === undefined) return;
  const place = facts.placeOf(command.span);
  const program = textOf(fields[0]) ?? '';
  const helper = baseName(program);
  if (helper === 'eval') {
    facts.refuse('own-code', place, helper);
    return;
  }
  if (helper === 'start-stop-daemon') {
    const read = readStartStopDaemon(fields.slice(1), place);
    if (read.kind === 'start') addCall(withEnvironment(read.call, command, values), facts, isConditional);
    else if (read.kind === 'test') facts.leave(command.span, 'test-only');
    else if (read.kind === 'stop')
      facts.stops.push({ span: command.span, program: read.program, pidFile: read.pidFile });
    else facts.refuse('unresolved', place, unclearWord(fields) ?? helper);
    return;
  }
  const readHelper = HELPERS.get(helper);
  if (readHelper !== undefined) {
    const call = readHelper(fields.slice(1), place);
    if (call === undefined) facts.refuse('unresolved', place, helper);
    else {
      const isBackground = call.isBackground || facts.isBackground(command.span);
      addCall(withEnvironment({ ...call, isBackground }, command, values), facts, isConditional);
    }
    return;
  }
  if (isConditional && isLock(fields)) {
    facts.leave(command.span, 'lock-file');
    return;
  }
  if (takePlain(command, fields, values, facts, isConditional)) return;
  if (facts.isBackground(command.span)) facts.refuse('stays-unknown', place, helper);
  facts.hasOwnWork = true;
  facts.leave(command.span, 'not-carried');
}

/** The words of a command; undefined if they cannot be told, which is noted where they might start something. */
function readFields(command: SimpleCommand, values: ScriptValues, facts: StartFacts): readonly Field[] | undefined {
  const fields: Field[] = [];
  for (const word of command.words) {
    const found = values.fields(word);
    if ('value' in found) {
      fields.push(...found.value);
      continue;
    }
    const name = commandName(command) ?? '';
    if (endsByItself(name)) facts.leave(command.span, 'not-carried');
    else if (
      name === '' ||
      name.startsWith('/') ||
      name === 'start-stop-daemon' ||
      HELPERS.has(name) ||
      name === 'eval'
    ) {
      const isStop = command.words.some((other) =>
        other.parts.some((part) => part.kind === 'text' && /^(?:--stop|-K|--status|--test)$/.test(part.text)),
      );
      if (!isStop) facts.refuse('unresolved', found.obstacle.place, found.obstacle.subject);
    } else {
      facts.hasOwnWork = true;
      facts.leave(command.span, 'not-carried');
    }
    return undefined;
  }
  return fields;
}

/** The first word that is a setting: its value decides what the call does. */
function unclearWord(fields: readonly Field[]): ByteString | undefined {
  const piece = fields.flat().find(({ kind }) => kind === 'setting');
  return piece?.kind === 'setting' ? `$${piece.name}` : undefined;
}

function addCall(call: StartCall, facts: StartFacts, isConditional: boolean): void {
  if (isConditional) facts.refuse('conditional-start', call.place, call.program);
  facts.calls.push(call);
}

function withEnvironment(call: StartCall, { assignments }: SimpleCommand, values: ScriptValues): StartCall {
  const more = assignments.flatMap(({ name, value }) => {
    const text = values.text(value);
    return 'value' in text ? [['Environment', quoteAssignment(name, text.value)] as const] : [];
  });
  return more.length === 0 ? call : { ...call, directives: [...call.directives, ...more] };
}

function isLock(fields: readonly Field[]): boolean {
  const texts = fields.map((field) => textOf(field) ?? '');
  return texts.slice(1).some((text) => text.startsWith('/var/lock/') || text.startsWith('/run/lock/'));
}

/** `> /var/log/food.log`: the journal gets it where nothing else is said. */
function outputDirective({ span }: SimpleCommand, values: ScriptValues, facts: StartFacts): StartCall['directives'] {
  const word = facts.outputOf(span);
  if (word === undefined || word === '/dev/null') return [];
  const path = word.replaceAll(
    /\$(?:(\w+)|\{(\w+)\})/g,
    (whole, bare: string | undefined, braced: string | undefined) => {
      return values.textOf(bare ?? braced ?? '') ?? whole;
    },
  );
  if (/^\/[\w./@:+-]*$/.test(path)) return [['StandardOutput', `append:${path}`]];
  facts.leave(span, 'not-carried');
  return [];
}

/** A program that is called by its path. */
function takePlain(
  command: SimpleCommand,
  fields: readonly Field[],
  values: ScriptValues,
  facts: StartFacts,
  isConditional: boolean,
): boolean {
  let rest = fields;
  const directives: [ByteString, ByteString][] = [];
  for (;;) {
    const word = textOf(rest[0]) ?? '';
    if (PREFIXES.has(word)) rest = rest.slice(1);
    else if (word === 'nice' && textOf(rest[1]) === '-n' && textOf(rest[2]) !== undefined) {
      directives.push(['Nice', textOf(rest[2]) ?? '']);
      rest = rest.slice(3);
    } else if (word === 'ionice' && /^-c[0-3]?$/.test(textOf(rest[1]) ?? '')) {
      const joined = textOf(rest[1])?.slice(2) ?? '';
      const level = joined === '' ? (textOf(rest[2]) ?? '') : joined;
      directives.push(['IOSchedulingClass', IO_CLASSES[Number(level)] ?? level]);
      rest = rest.slice(joined === '' ? 3 : 2);
    } else break;
  }
  const program = textOf(rest[0]);
  if (program?.startsWith('/') !== true || endsByItself(program)) return false;
  const call = withEnvironment(
    {
      place: facts.placeOf(command.span),
      helper: program,
      program,
      args: rest.slice(1),
      isBackground: facts.isBackground(command.span),
      directives: [...directives, ...outputDirective(command, values, facts)],
    },
    command,
    values,
  );
  facts.plain.push({ ...call, isConditional });
  return true;
}
