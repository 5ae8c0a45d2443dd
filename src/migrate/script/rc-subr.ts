/**
 * Scripts of the BSDs that declare what they start and leave the doing to rc.subr(8): `command`, `command_args`, `pidfile`,
 * `NAME_user` and the like. A script that puts a start of its own in the place of the library's is not one of them.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { TodoCode, UnitTodo } from '../../model/migration.ts';
import { baseName } from '../../model/path.ts';
import { placeIn, wholeFile, type Place } from '../../model/place.ts';
import { readBsdDaemon } from '../calls/bsd-daemon.ts';
import { signalName } from '../calls/signals.ts';
import { textOf, type StartCall } from '../calls/start-call.ts';
import { fieldsOfVariable, type Declared } from './declared.ts';
import { commandName, simpleCommands } from './nodes.ts';
import type { Outline } from './outline.ts';
import type { Field } from './pieces.ts';
import type { StartFacts } from './start-facts.ts';
import type { ScriptValues } from './values.ts';
import { quoteAssignment } from './prepare.ts';

const OF_THE_LIBRARY: ReadonlySet<ByteString> = new Set(['load_rc_config', 'load_rc_config_var', 'run_rc_command']);

export function isOfRcSubr({ top }: Outline): boolean {
  for (const command of simpleCommands(top)) if (commandName(command) === 'run_rc_command') return true;
  return false;
}

/** Where the library reads the settings of the administrator. */
export function rcConfigPlace({ top, file }: Outline): Place {
  for (const command of simpleCommands(top)) {
    if (commandName(command) === 'load_rc_config') return placeIn(file, command.span);
  }
  return wholeFile(file);
}

/** The way to the start: what the library calls before it, a function of the script. */
export function rcSubrOutline(outline: Outline, values: ScriptValues): Outline {
  const before = outline.functions.get(values.textOf('start_precmd') ?? '');
  return {
    ...outline,
    top: outline.top.filter((node) => node.kind !== 'simple' || !OF_THE_LIBRARY.has(commandName(node) ?? '')),
    actions: new Map([['start', before === undefined ? [] : [before]]]),
  };
}

/** What the library starts, with the variables of the script. */
export function readRcSubr(outline: Outline, values: ScriptValues): Declared {
  const unclear = (subject: ByteString): Declared => ({ kind: 'unclear', subject });
  const name = values.textOf('name') ?? '';
  const own = (key: ByteString): ByteString => values.textOf(`${name}_${key}`) ?? '';
  if (name === '') return unclear('name');
  for (const variable of ['start_cmd', 'rc_flags']) if (outline.assignments.has(variable)) return unclear(variable);
  const program = own('program') === '' ? values.textOf('command') : own('program');
  if (program?.startsWith('/') !== true) return unclear('command');
  const words: Field[] = [];
  for (const variable of [`${name}_flags`, 'command_args']) {
    const found = fieldsOfVariable(variable, outline, values, false);
    if (found === undefined) return unclear(variable);
    words.push(...found);
  }
  const { args, isBackground } = withoutRedirections(words);
  // The library hands the words to a shell.
  const isShell = args.some((field) =>
    field.some((piece) => piece.kind === 'text' && /["'`\\<>|&;(){}*?[\]$~#]/.test(piece.text)),
  );
  if (isShell) return unclear('command_args');
  const place = placeIn(outline.file, outline.assignments.get('command')?.[0]?.place ?? wholeFile(outline.file));
  const user = own('user');
  const pidFile = values.textOf('pidfile') ?? '';
  const call: StartCall = {
    place,
    helper: 'rc.subr',
    program,
    args,
    ...(pidFile.startsWith('/') && { pidFile }),
    ...(user !== '' && user !== 'root' && { user }),
    ...(own('group') !== '' && { group: own('group') }),
    isBackground,
    directives: directivesOf(own),
  };
  if (baseName(program) !== 'daemon') return { kind: 'call', call };
  const inner = readBsdDaemon(call);
  return inner === undefined ? unclear('command_args') : { kind: 'call', call: inner };
}

const SIMPLE: readonly (readonly [key: ByteString, directive: ByteString])[] = [
  ['chdir', 'WorkingDirectory'],
  ['chroot', 'RootDirectory'],
  ['nice', 'Nice'],
  ['umask', 'UMask'],
  ['env_file', 'EnvironmentFile'],
];

function directivesOf(own: (key: ByteString) => ByteString): StartCall['directives'] {
  const environment = own('env')
    .split(/[ \t\n]+/)
    .flatMap((word) => {
      const at = word.indexOf('=');
      return at > 0 ? [['Environment', quoteAssignment(word.slice(0, at), word.slice(at + 1))] as const] : [];
    });
  return [...SIMPLE.flatMap(([key, to]) => (own(key) === '' ? [] : [[to, own(key)] as const])), ...environment];
}

/** `> /dev/null 2>&1 &` at the end. */
function withoutRedirections(fields: readonly Field[]): {
  readonly args: readonly Field[];
  readonly isBackground: boolean;
} {
  let args = fields;
  let isBackground = false;
  for (;;) {
    const last = textOf(args.at(-1)) ?? '';
    if (last === '&') isBackground = true;
    const isTo = last === '/dev/null' && /^[0-9]?>>?$/.test(textOf(args.at(-2)) ?? '');
    if (last !== '&' && !isTo && !/^(?:[0-9]?>>?\/dev\/null|2>&1)$/.test(last)) return { args, isBackground };
    args = args.slice(0, isTo ? -2 : -1);
  }
}

/** Signals of the script, and what it does besides: conditions of the unit, and marks for what has no counterpart. */
export function readRcExtras(
  outline: Outline,
  values: ScriptValues,
  facts: StartFacts,
): {
  readonly reload: ByteString | undefined;
  readonly stop: ByteString | undefined;
  readonly todos: readonly UnitTodo[];
} {
  const name = values.textOf('name') ?? '';
  const words = (variable: ByteString): readonly ByteString[] =>
    (values.textOf(variable) ?? '').split(/[ \t\n]+/).filter((word) => word !== '');
  for (const path of words('required_files'))
    if (path.startsWith('/')) facts.set('Unit', 'ConditionPathExists', path.replaceAll('%', '%%'));
  for (const path of words('required_dirs'))
    if (path.startsWith('/')) facts.set('Unit', 'ConditionPathIsDirectory', path.replaceAll('%', '%%'));
  const todos: UnitTodo[] = [];
  const mark = (code: TodoCode, variable: ByteString): void => {
    const place = outline.assignments.get(variable)?.[0]?.place;
    if (place === undefined) return;
    todos.push({ code, place, subject: `${variable}=${values.textOf(variable) ?? '...'}`, isBlocking: false });
  };
  if (!outline.functions.has(values.textOf('start_precmd') ?? '')) mark('prestart-code', 'start_precmd');
  for (const variable of ['start_postcmd', 'required_modules', `${name}_limits`, `${name}_login_class`])
    mark('prestart-code', variable);
  for (const variable of ['stop_cmd', 'stop_precmd', 'stop_postcmd']) mark('stop-code', variable);
  const rcvar = values.textOf('rcvar') ?? '';
  const enabling = /^[A-Za-z_]\w*$/.test(rcvar) ? rcvar : `${name}_enable`;
  const [assigned] = outline.assignments.get(enabling) ?? [];
  if (assigned !== undefined) facts.switches.push({ name: enabling, place: assigned.place });
  const hasReload = words('extra_commands').includes('reload');
  if (hasReload)
    for (const variable of ['reload_cmd', 'reload_precmd', 'reload_postcmd']) mark('reload-code', variable);
  const isOwnReload = outline.assignments.has('reload_cmd');
  const stop = values.textOf('sig_stop') ?? '';
  return {
    reload:
      hasReload && !isOwnReload ? signalName(values.textOf('sig_reload')?.replace(/^$/, 'HUP') ?? 'HUP') : undefined,
    stop: stop === '' || stop === 'TERM' ? undefined : signalName(stop),
    todos,
  };
}
