/**
 * Scripts that declare what they start and leave the doing to a library: Debian's init-d-script(5). What a script puts in the
 * place of a part of the library, or before it, is gone through as that of any other script.
 */
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import { placeIn, wholeFile } from '../../model/place.ts';
import type { ShellNode } from '../../shell/syntax.ts';
import { readStartStopDaemon } from '../calls/start-stop-daemon.ts';
import type { StartCall } from '../calls/start-call.ts';
import type { Outline } from './outline.ts';
import type { Field } from './pieces.ts';
import type { ScriptValues } from './values.ts';

export type Declared =
  { readonly kind: 'call'; readonly call: StartCall } | { readonly kind: 'unclear'; readonly subject: ByteString };

/** The actions of a script of this kind, as far as it has functions for them. */
export function declaredOutline(outline: Outline): Outline {
  const bodies = (...names: readonly ByteString[]): readonly ShellNode[] =>
    names.flatMap((name) => outline.functions.get(name) ?? []).slice(0, 1);
  const start = bodies('do_start_override', 'do_start', 'do_start_cmd_override', 'do_start_cmd');
  const stop = bodies('do_stop_override', 'do_stop', 'do_stop_cmd_override', 'do_stop_cmd');
  const reload = bodies('do_reload', 'do_reload_cmd_override', 'do_reload_cmd');
  const isWhole = outline.functions.has('do_start') || outline.functions.has('do_start_override');
  return {
    ...outline,
    actions: new Map([
      [
        'start',
        [...(isWhole ? [] : bodies('do_start_prepare')), ...start, ...(isWhole ? [] : bodies('do_start_cleanup'))],
      ],
      ...(stop.length > 0 ? ([['stop', stop]] as const) : []),
      ...(reload.length > 0 ? ([['reload', reload]] as const) : []),
    ]),
  };
}

/** Whether the script starts its daemon itself, by a function that takes the place of the library's. */
export function startsItself({ functions }: Outline): boolean {
  return ['do_start', 'do_start_override', 'do_start_cmd', 'do_start_cmd_override'].some((name) => functions.has(name));
}

/** The name of the service: its file of settings is called so. */
export function declaredName(values: ScriptValues): ByteString | undefined {
  const name = values.textOf('NAME') ?? '';
  const program = values.textOf('DAEMON') ?? '';
  return name === '' ? (program === '' ? undefined : baseName(program)) : name;
}

/** What a script of init-d-script starts: the library's own call, with the variables of the script. */
export function readDeclared(outline: Outline, values: ScriptValues): Declared {
  const program = values.textOf('DAEMON');
  if (program?.startsWith('/') !== true) return { kind: 'unclear', subject: 'DAEMON' };
  const options = fieldsOfVariable('START_ARGS', outline, values, true);
  if (options === undefined) return { kind: 'unclear', subject: 'START_ARGS' };
  const args = fieldsOfVariable('DAEMON_ARGS', outline, values, false);
  if (args === undefined) return { kind: 'unclear', subject: 'DAEMON_ARGS' };
  const given = outline.assignments.has('PIDFILE') ? values.textOf('PIDFILE') : '';
  const pidFile = given === '' ? `/run/${declaredName(values) ?? ''}.pid` : given;
  const place = placeIn(outline.file, outline.assignments.get('DAEMON')?.[0]?.place ?? wholeFile(outline.file));
  const text = (word: ByteString): Field => [{ kind: 'text', text: word }];
  const words = [text('--start'), text('--exec'), text(program), ...options, text('--'), ...args];
  const read = readStartStopDaemon(words, place);
  if (read.kind !== 'start') return { kind: 'unclear', subject: 'START_ARGS' };
  const { call } = read;
  if (pidFile === undefined && !call.isBackground) return { kind: 'unclear', subject: 'PIDFILE' };
  const isKept = pidFile !== undefined && pidFile !== 'none' && call.pidFile === undefined;
  return { kind: 'call', call: { ...call, helper: 'init-d-script', ...(isKept && { pidFile }) } };
}

/** `RELOAD_SIGNAL=HUP`, or the alias of older scripts, which means the same signal. */
export function declaredReload({ text }: Outline, values: ScriptValues): ByteString | undefined {
  const signal = values.textOf('RELOAD_SIGNAL') ?? '';
  if (/^(?:SIG)?(?:[A-Z]+[0-9]?|[0-9]+)$/.test(signal)) return signal;
  return /^alias do_reload=do_reload_sigusr1[ \t]*$/m.test(text) ? '1' : undefined;
}

/** The words that a variable comes to where it stands without quotes. */
export function fieldsOfVariable(
  name: ByteString,
  { file }: Outline,
  values: ScriptValues,
  isFixed: boolean,
): readonly Field[] | undefined {
  const part = { kind: 'parameter', name, operator: '', argument: undefined, isQuoted: false } as const;
  const found = values.fields({ parts: [part], ...wholeFile(file) }, isFixed);
  return 'value' in found ? found.value : undefined;
}
