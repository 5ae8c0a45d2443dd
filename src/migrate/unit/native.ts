/** The unit that starts a daemon itself, from one call that is sure. */
import { baseName } from '../../model/path.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { Hardening, Sureness, TodoCode, UnitLine, UnitTodo } from '../../model/migration.ts';
import { textOf, type StartCall } from '../calls/start-call.ts';
import type { EnvFile } from '../script/env-file.ts';
import { managedFolder, quoteAssignment } from '../script/prepare.ts';
import type { StartFacts } from '../script/start-facts.ts';
import { NO_STOP, type StopFacts } from '../script/stop-facts.ts';
import type { Field } from '../script/pieces.ts';
import type { ScriptValues } from '../script/values.ts';
import { KEEPS_SESSIONS, type Foreground, type ForegroundTable } from './foreground.ts';
import { hardenUnit } from './harden.ts';
import { execLine, plainLine } from './quote.ts';

export interface NativeInput {
  readonly call: StartCall;
  readonly facts: StartFacts;
  readonly stop: StopFacts;
  readonly values: ScriptValues;
  readonly envFiles: readonly EnvFile[];
  readonly foreground: ForegroundTable;
  readonly harden: Hardening;
  /** The pid file that the daemon writes. */
  readonly pidFile: ByteString | undefined;
  /** What the service is called. */
  readonly name: ByteString;
}

export interface NativeService {
  /** Marks of the script that the table of programs settles. */
  readonly settled: ReadonlySet<TodoCode>;
  readonly lines: readonly UnitLine[];
  readonly todos: readonly UnitTodo[];
  readonly sureness: Sureness;
}

type ServiceType = 'exec' | 'notify' | 'forking' | 'oneshot';

export function buildService(input: NativeInput): NativeService {
  const { call, facts, stop, values, envFiles, harden } = input;
  const todos: UnitTodo[] = [];
  const known = call.isBackground ? undefined : input.foreground.get(baseName(call.program));
  const { type, args } = chooseType(call, known, stop.isIdle && input.pidFile === undefined);
  const pidFile = type === 'forking' ? modernPath(input.pidFile) : undefined;
  const typeTodos: UnitTodo[] = [];
  if (type === 'forking' && pidFile === undefined) {
    typeTodos.push({ code: 'type-guess', place: call.place, subject: call.program, isBlocking: false });
  }
  const used = settingsIn(args, values);
  const envTodos = envFiles.flatMap((file): UnitTodo[] =>
    file.shellOnly === undefined || used.size === 0
      ? []
      : [{ code: 'env-file-shell', place: file.shellOnly, subject: file.path, isBlocking: true }],
  );
  const directives = [...facts.directives.filter(({ section }) => section === 'Service'), ...callDirectives(call)];
  const lines: UnitLine[] = [
    { key: 'Type', value: type, todos: typeTodos },
    ...(type === 'oneshot' ? [{ key: 'RemainAfterExit', value: 'yes' }] : []),
    ...[...used].flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [{ key: 'Environment', value: quoteAssignment(name, value) }],
    ),
    ...envFiles
      .filter((file) => [...used.keys()].some((name) => file.mentions(name)))
      .map((file): UnitLine => ({
        key: 'EnvironmentFile',
        value: `-${file.path}`,
        todos: envTodos.filter(({ subject }) => subject === file.path),
      })),
    ...(call.user === undefined ? [] : [{ key: 'User', value: call.user }]),
    ...(call.group === undefined ? [] : [{ key: 'Group', value: call.group }]),
    ...directives.filter(({ key }) => key !== 'ExecStartPre'),
    ...folderLines(input),
    ...(pidFile === undefined ? [] : [{ key: 'PIDFile', value: pidFile.replaceAll('%', '%%') }]),
    ...directives.filter(({ key }) => key === 'ExecStartPre'),
    { key: 'ExecStart', value: execLine([[{ kind: 'text', text: call.program }], ...args]) },
    ...reloadLines(stop, known),
    ...(stop.command === undefined ? [] : [{ key: 'ExecStop', value: execLine(stop.command) }]),
    ...(stop.signal === undefined ? [] : [{ key: 'KillSignal', value: stop.signal }]),
    ...(stop.seconds === undefined ? [] : [{ key: 'TimeoutStopSec', value: stop.seconds }]),
    ...(KEEPS_SESSIONS.has(baseName(call.program)) ? [{ key: 'KillMode', value: 'process' }] : []),
    ...(type === 'oneshot' || directives.some(({ key }) => key === 'Restart')
      ? []
      : [{ key: 'Restart', value: 'on-failure' }]),
  ];
  const has = new Set(lines.map(({ key }) => key));
  // The script ran all but the daemon as root.
  const shown = call.user === undefined ? lines : lines.map(asRoot);
  todos.push(...typeTodos, ...envTodos);
  const isSure = type !== 'forking' && known === undefined && call.helper !== call.program;
  return {
    lines: [
      ...shown.map(({ key, value, todos: marks }) => ({ key, value, ...(marks && { todos: marks }) })),
      ...hardenUnit(call.program, harden, has),
    ],
    todos,
    settled: new Set(known?.reload === undefined ? [] : ['reload-code']),
    sureness: isSure ? 'high' : type === 'forking' && pidFile === undefined ? 'low' : 'middle',
  };
}

/** A helper that puts the program into the background leaves it in the foreground; a table says what keeps others there. */
function chooseType(
  call: StartCall,
  known: Foreground | undefined,
  isJob: boolean,
): { readonly type: ServiceType; readonly args: readonly Field[] } {
  if (call.isNotify === true) return { type: 'notify', args: call.args };
  if (call.isBackground && !forksItself(call)) return { type: 'exec', args: call.args };
  // What no action stops has ended by itself.
  if (known === undefined) return { type: isJob ? 'oneshot' : 'forking', args: call.args };
  const kept = call.args.filter((arg) => known.drop?.includes(textOf(arg) ?? '') !== true);
  const texts = kept.map(textOf);
  const missing = known.add.every((word) => texts.includes(word)) ? [] : known.add;
  return {
    type: known.type ?? 'exec',
    args: [...missing.map((text): Field => [{ kind: 'text', text }]), ...kept],
  };
}

const AROUND_THE_DAEMON: ReadonlySet<ByteString> = new Set(['ExecCondition', 'ExecStartPre', 'ExecStop']);

function asRoot(line: UnitLine): UnitLine {
  const isOwn = line.key === 'ExecReload' && !line.value.startsWith('/bin/kill ');
  if (!isOwn && !AROUND_THE_DAEMON.has(line.key)) return line;
  return { ...line, value: line.value.startsWith('-') ? `-+${line.value.slice(1)}` : `+${line.value}` };
}

/** `PROGRAM --daemon &`: the background is not the only one. */
function forksItself({ args }: StartCall): boolean {
  return args.some((arg) => /^--?(?:daemon|daemonize|fork)$/.test(textOf(arg) ?? ''));
}

function settingsIn(args: readonly Field[], values: ScriptValues): ReadonlyMap<ByteString, ByteString | undefined> {
  const used = new Map<ByteString, ByteString | undefined>();
  for (const piece of args.flat()) {
    if (piece.kind === 'setting') used.set(piece.name, values.settings.get(piece.name));
  }
  return used;
}

function callDirectives({ directives }: StartCall): readonly { key: ByteString; value: ByteString }[] {
  return directives.map(([key, value]) => ({
    key,
    value: key === 'Environment' ? value : value.replaceAll('%', '%%'),
  }));
}

/** Folders are made as the user of the service; one that is to belong to somebody else is handed over. */
function folderLines({ facts, call, name }: NativeInput): readonly UnitLine[] {
  const names = new Map<ByteString, ByteString[]>();
  const lines: UnitLine[] = [];
  const modes = new Map<ByteString, ByteString>();
  const owners: UnitLine[] = [];
  for (const [path, { mode, owner }] of facts.folders) {
    const found = managedFolder(path);
    if (found === undefined) continue;
    const [key, value] = found;
    names.set(key, [...(names.get(key) ?? []), value]);
    if (mode !== undefined && Number.parseInt(mode, 8) !== 0o755) modes.set(key, mode.padStart(4, '0'));
    const user = owner?.split(/[:.]/)[0] ?? '';
    if (owner !== undefined && user !== (call.user ?? 'root') && user !== '') {
      owners.push({ key: 'ExecStartPre', value: plainLine(['/bin/chown', owner, modernPath(path) ?? path]) });
    }
  }
  for (const [key, values] of names) {
    lines.push({ key, value: values.join(' ') });
    const mode = modes.get(key);
    if (mode !== undefined) lines.push({ key: `${key}Mode`, value: mode });
    // systemd deletes it when the service stops; what is called otherwise is another service's too.
    const own = [name, baseName(call.program), call.user ?? ''].flatMap((word) => [
      word,
      `${word}d`,
      word.replace(/d$/, ''),
    ]);
    const isShared = key === 'RuntimeDirectory' && values.some((value) => !own.includes(value.replace(/\/.*/, '')));
    if (isShared) lines.push({ key: 'RuntimeDirectoryPreserve', value: 'yes' });
  }
  return [...lines, ...owners];
}

function reloadLines({ reload, todos }: StopFacts, known: Foreground | undefined): readonly UnitLine[] {
  const isOpen = todos.some(({ code }) => code === 'reload-code');
  if (isOpen && known?.reload !== undefined)
    return reloadLines({ ...NO_STOP, reload: { signal: known.reload } }, known);
  if (reload === undefined) return [];
  if ('command' in reload) return [{ key: 'ExecReload', value: execLine(reload.command) }];
  return [{ key: 'ExecReload', value: `/bin/kill -${reload.signal.replace(/^SIG/, '')} $MAINPID` }];
}

/** `/var/run` is a link to `/run` on every system that runs systemd. */
export function modernPath(path: ByteString | undefined): ByteString | undefined {
  return path?.replace(/^\/var\/run\//, '/run/');
}
