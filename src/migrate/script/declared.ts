/** Scripts that declare what they start and leave the doing to a library: Debian's init-d-script(5). */
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import { placeIn, wholeFile } from '../../model/place.ts';
import type { StartCall } from '../calls/start-call.ts';
import type { Outline } from './outline.ts';
import type { Field } from './pieces.ts';
import type { ScriptValues } from './values.ts';

/** Functions with which a script takes over what the library does. */
const OVERRIDES =
  /^do_(?:start|stop|reload|restart|force_reload|status|usage)(?:_cmd|_prepare|_cleanup)?(?:_override)?$|^do_/;

export type Declared =
  | { readonly kind: 'call'; readonly call: StartCall }
  | { readonly kind: 'override'; readonly name: ByteString }
  | { readonly kind: 'unclear'; readonly subject: ByteString };

/** What a script of init-d-script starts. */
export function readDeclared(outline: Outline, values: ScriptValues): Declared {
  for (const name of outline.functions.keys()) {
    if (OVERRIDES.test(name) && outline.functions.get(name) !== undefined) return { kind: 'override', name };
  }
  const program = values.textOf('DAEMON');
  if (program?.startsWith('/') !== true) return { kind: 'unclear', subject: 'DAEMON' };
  const args = argumentsOf(outline, values);
  if (args === undefined) return { kind: 'unclear', subject: 'DAEMON_ARGS' };
  const name = values.textOf('NAME');
  const given = values.textOf('PIDFILE');
  const usual = name === undefined || name === '' ? baseName(program) : name;
  const pidFile = given === undefined || given === '' ? `/run/${usual}.pid` : given;
  const assignment = outline.assignments.get('DAEMON')?.[0];
  const place = assignment?.place ?? wholeFile(outline.file);
  const call: StartCall = {
    place: placeIn(outline.file, place),
    helper: 'init-d-script',
    program,
    args,
    ...(pidFile !== 'none' && { pidFile }),
    isBackground: false,
    directives: [],
  };
  return { kind: 'call', call };
}

function argumentsOf(outline: Outline, values: ScriptValues): readonly Field[] | undefined {
  const place = wholeFile(outline.file);
  const word = {
    parts: [{ kind: 'parameter', name: 'DAEMON_ARGS', operator: '', argument: undefined, isQuoted: false } as const],
    ...place,
  };
  const found = values.fields(word);
  return 'value' in found ? found.value : undefined;
}
