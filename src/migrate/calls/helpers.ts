/** The other helpers that start a daemon: Red Hat's `daemon`, LSB's `start_daemon`, SUSE's `startproc`, su and its kin. */
import type { ByteString } from '../../model/bytes.ts';
import type { Place } from '../../model/place.ts';
import type { Field } from '../script/pieces.ts';
import { readOptions, splitOwner, textOf, type OptionTable, type StartCall } from './start-call.ts';

/** Reads the words behind the helper's name; undefined for a call that is not understood. */
type ReadHelper = (fields: readonly Field[], place: Place) => StartCall | undefined;

function table(rows: readonly (readonly [string, string, boolean])[]): OptionTable {
  return { options: new Map(rows.map(([word, name, takesValue]) => [word, [name, takesValue]])) };
}

const DAEMON = table([
  ['--user', 'user', true],
  ['--pidfile', 'pidfile', true],
  ['--check', 'check', true],
  ['--force', 'force', false],
]);
const START_DAEMON = table([
  ['-f', 'force', false],
  ['-n', 'nice', true],
  ['-p', 'pidfile', true],
]);
const STARTPROC = table([
  ['-f', 'force', false],
  ['-L', 'links', false],
  ['-s', 'background', false],
  ['-p', 'pidfile', true],
  ['-u', 'user', true],
  ['-g', 'group', true],
  ['-t', 'timeout', true],
  ['-n', 'nice', true],
  ['-l', 'output', true],
  ['-T', 'timeout', true],
]);
const SU = table([
  ['-', 'login', false],
  ['-l', 'login', false],
  ['--login', 'login', false],
  ['-m', 'keep', false],
  ['-p', 'keep', false],
  ['-s', 'shell', true],
  ['--shell', 'shell', true],
  ['-c', 'command', true],
  ['--command', 'command', true],
  ['-u', 'user', true],
  ['-g', 'group', true],
]);

export const HELPERS: ReadonlyMap<ByteString, ReadHelper> = new Map<ByteString, ReadHelper>([
  ['daemon', readRedHatDaemon],
  ['start_daemon', (fields, place) => readPlain('start_daemon', START_DAEMON, fields, place)],
  ['startproc', (fields, place) => readPlain('startproc', STARTPROC, fields, place)],
  ['su', (fields, place) => readSu('su', fields, place)],
  ['runuser', (fields, place) => readSu('runuser', fields, place)],
  ['setuidgid', readSetuidgid],
]);

function readPlain(
  helper: ByteString,
  options: OptionTable,
  fields: readonly Field[],
  place: Place,
): StartCall | undefined {
  const read = readOptions(fields, options);
  const program = textOf(read?.rest[0]);
  if (read === undefined || program === undefined) return undefined;
  const { values, rest, flags } = read;
  const owner = splitOwner(values.get('user') ?? '');
  const group = values.get('group');
  const pidFile = values.get('pidfile');
  const nice = values.get('nice');
  const output = values.get('output');
  return {
    place,
    helper,
    program,
    args: rest.slice(1),
    ...(pidFile !== undefined && { pidFile }),
    ...owner,
    ...(group !== undefined && { group }),
    isBackground: flags.has('background'),
    directives: [
      ...(nice === undefined ? [] : [['Nice', nice] as const]),
      ...(output === undefined ? [] : [['StandardOutput', `append:${output}`] as const]),
    ],
  };
}

/** `daemon [--user U] [--pidfile F] [+/-NICE] COMMAND`, where the whole command is often one word. */
function readRedHatDaemon(fields: readonly Field[], place: Place): StartCall | undefined {
  const nice = fields.findIndex((field) => /^[+-][0-9]+$/.test(textOf(field) ?? ''));
  const level = nice < 0 ? undefined : Number(textOf(fields[nice]));
  const others = fields.filter((_, i) => i !== nice);
  const call = readPlain('daemon', DAEMON, others, place);
  if (call === undefined) return undefined;
  // `daemon "prog -x"`: the helper hands the words to a shell.
  const line = readShellCommand('daemon', call.program, '', place);
  if (line === undefined) return undefined;
  const { program, args } = line;
  const isAtEnd = textOf(call.args.at(-1)) === '&';
  return {
    ...call,
    program,
    args: [...args, ...(isAtEnd ? call.args.slice(0, -1) : call.args)],
    isBackground: isAtEnd || line.isBackground,
    directives: level === undefined ? call.directives : [...call.directives, ['Nice', String(level)]],
  };
}

/** `su [-] [-s SHELL] USER -c COMMAND` */
function readSu(helper: ByteString, fields: readonly Field[], place: Place): StartCall | undefined {
  const words = fields.map(textOf);
  if (words.includes(undefined)) return undefined;
  const rest: Field[] = [];
  let user = 'root';
  let command: ByteString | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '-' || word === '--') continue;
    const found = SU.options.get(word.includes('=') ? word.slice(0, word.indexOf('=')) : word);
    if (found === undefined) {
      if (word.startsWith('-')) return undefined;
      rest.push(fields[at] ?? []);
    } else if (found[1]) {
      const value = word.includes('=') ? word.slice(word.indexOf('=') + 1) : words[(at += 1)];
      if (found[0] === 'command') command = value;
      if (found[0] === 'user') user = value ?? user;
    }
  }
  const [first] = rest;
  if (first !== undefined) user = textOf(first) ?? user;
  if (command === undefined) return undefined;
  return readShellCommand(helper, command, user, place);
}

/** A command line for a shell: words, and an `&` at the end; anything else of shell is not followed. */
function readShellCommand(
  helper: ByteString,
  command: ByteString,
  user: ByteString,
  place: Place,
): StartCall | undefined {
  const trimmed = command.trim().replace(/^exec /, '');
  const isBackground = trimmed.endsWith('&') && !trimmed.endsWith('&&');
  const plain = (isBackground ? trimmed.slice(0, -1) : trimmed).replace(
    /[ \t]*>[ \t]*\/dev\/null(?:[ \t]*2>&1)?[ \t]*$/,
    '',
  );
  if (/["'\\$`;&|<>(){}*?[\]~\n]/.test(plain)) return undefined;
  const [program = '', ...args] = plain.split(/[ \t]+/).filter((word) => word !== '');
  if (program === '') return undefined;
  const isNohup = program === 'nohup';
  const real = isNohup ? args : [program, ...args];
  return {
    place,
    helper,
    program: real[0] ?? '',
    args: real.slice(1).map((text): Field => [{ kind: 'text', text }]),
    ...splitOwner(user),
    isBackground,
    directives: [],
  };
}

function readSetuidgid(fields: readonly Field[], place: Place): StartCall | undefined {
  const [user, program] = fields.map(textOf);
  if (user === undefined || program === undefined) return undefined;
  return {
    place,
    helper: 'setuidgid',
    program,
    args: fields.slice(2),
    ...splitOwner(user),
    isBackground: false,
    directives: [],
  };
}
