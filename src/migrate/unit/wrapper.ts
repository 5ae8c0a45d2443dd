/** The unit that calls the script: what systemd made of it once, made better by what is known. */
import { baseName } from '../../model/path.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { UnitLine, UnitTodo } from '../../model/migration.ts';
import type { Place } from '../../model/place.ts';
import { KEEPS_SESSIONS } from './foreground.ts';
import { modernPath } from './native.ts';
import { plainLine } from './quote.ts';

export interface WrapperInput {
  /** The path of the script as systemd will see it. */
  readonly path: ByteString;
  readonly place: Place;
  /** Undefined where it is not known whether a daemon stays behind. */
  readonly startsDaemon: boolean | undefined;
  readonly program: ByteString | undefined;
  readonly pidFile: ByteString | undefined;
  readonly hasReload: boolean;
  readonly hasStop: boolean;
  readonly hasLsb: boolean;
}

export interface WrapperService {
  readonly lines: readonly UnitLine[];
  readonly todos: readonly UnitTodo[];
}

export function buildWrapper(input: WrapperInput): WrapperService {
  const { path, program, hasReload, hasStop, hasLsb } = input;
  const pidFile = modernPath(input.pidFile);
  const exec = (action: ByteString): ByteString => plainLine([path, action]);
  const isJob = input.startsDaemon === false;
  const todos: UnitTodo[] =
    isJob || pidFile !== undefined
      ? []
      : [{ code: 'unwatched', place: input.place, subject: program ?? baseName(path), isBlocking: false }];
  // What people are logged in through must outlive its own stop.
  const keepsChildren = program !== undefined && KEEPS_SESSIONS.has(baseName(program));
  const lines: UnitLine[] = [
    { key: 'Type', value: isJob ? 'oneshot' : 'forking' },
    ...(pidFile === undefined
      ? [...(isJob ? [] : [{ key: 'GuessMainPID', value: 'no' }]), { key: 'RemainAfterExit', value: 'yes', todos }]
      : [{ key: 'PIDFile', value: pidFile.replaceAll('%', '%%') }]),
    ...(isJob || (pidFile !== undefined && !keepsChildren) ? [] : [{ key: 'KillMode', value: 'process' }]),
    { key: 'TimeoutSec', value: '5min' },
    { key: 'IgnoreSIGPIPE', value: 'no' },
    ...(hasLsb ? [{ key: 'SuccessExitStatus', value: '5 6' }] : []),
    { key: 'ExecStart', value: exec('start') },
    ...(hasStop ? [{ key: 'ExecStop', value: exec('stop') }] : []),
    ...(hasReload ? [{ key: 'ExecReload', value: exec('reload') }] : []),
  ];
  return { lines, todos };
}
