/** start-stop-daemon(8), as it starts something and as it stops it. */
import type { ByteString } from '../../model/bytes.ts';
import type { Place } from '../../model/place.ts';
import type { Field } from '../script/pieces.ts';
import { readOptions, splitOwner, textOf, type OptionTable, type StartCall } from './start-call.ts';

type Row = readonly [letter: string, name: string, takesValue: boolean];

const ROWS: readonly Row[] = [
  ['S', 'start', false],
  ['K', 'stop', false],
  ['T', 'status', false],
  ['a', 'startas', true],
  ['x', 'exec', true],
  ['n', 'name', true],
  ['p', 'pidfile', true],
  ['u', 'user', true],
  ['c', 'chuid', true],
  ['g', 'group', true],
  ['s', 'signal', true],
  ['R', 'retry', true],
  ['r', 'chroot', true],
  ['d', 'chdir', true],
  ['N', 'nicelevel', true],
  ['P', 'procsched', true],
  ['I', 'iosched', true],
  ['k', 'umask', true],
  ['O', 'output', true],
  ['o', 'oknodo', false],
  ['q', 'quiet', false],
  ['t', 'test', false],
  ['b', 'background', false],
  ['m', 'make-pidfile', false],
  ['C', 'no-close', false],
  ['v', 'verbose', false],
];
const TABLE: OptionTable = {
  permutes: true,
  options: new Map([
    ...ROWS.flatMap(([letter, name, takesValue]): [string, readonly [string, boolean]][] => [
      [`-${letter}`, [name, takesValue]],
      [`--${name}`, [name, takesValue]],
    ]),
    ['--remove-pidfile', ['remove-pidfile', false]],
    ['--notify-await', ['notify-await', false]],
    ['--notify-timeout', ['notify-timeout', true]],
    ['--pid', ['pid', true]],
    ['--ppid', ['ppid', true]],
  ]),
};

export type DaemonCall =
  | { readonly kind: 'start'; readonly call: StartCall }
  /** A call that only asks, or one that stops something. */
  | { readonly kind: 'test' }
  | {
      readonly kind: 'stop';
      readonly signal: ByteString | undefined;
      readonly retry: ByteString | undefined;
      readonly program: ByteString | undefined;
      readonly pidFile: ByteString | undefined;
    }
  | { readonly kind: 'unclear' };

/** @param fields the words behind the program's name */
export function readStartStopDaemon(fields: readonly Field[], place: Place): DaemonCall {
  const read = readOptions(withOptionsOfSettings(fields), TABLE);
  if (read === undefined) return { kind: 'unclear' };
  const { flags, values, rest } = read;
  if (flags.has('test') || flags.has('status')) return { kind: 'test' };
  if (flags.has('stop')) {
    return {
      kind: 'stop',
      signal: values.get('signal'),
      retry: values.get('retry'),
      program: values.get('exec'),
      pidFile: values.get('pidfile'),
    };
  }
  const startas = values.get('startas') ?? values.get('exec');
  const program = startas ?? textOf(rest[0]);
  if (!flags.has('start') || program === undefined) return { kind: 'unclear' };
  const args = startas === undefined ? rest.slice(1) : rest;
  const pidFile = values.get('pidfile');
  const owner = splitOwner(values.get('chuid') ?? '');
  const group = values.get('group');
  const call: StartCall = {
    place,
    helper: 'start-stop-daemon',
    program,
    args,
    // The helper writes the file of a program that it puts into the background; of one that forks, it is the wrong process.
    ...(pidFile !== undefined && (!flags.has('make-pidfile') || flags.has('background')) && { pidFile }),
    ...owner,
    ...(group !== undefined && splitGroup(group)),
    isBackground: flags.has('background'),
    ...(flags.has('notify-await') && { isNotify: true }),
    directives: directivesOf(values),
  };
  return { kind: 'start', call };
}

/** `$NICE` among the options is a setting that holds options: as it is now, since systemd has no word for such. */
function withOptionsOfSettings(fields: readonly Field[]): readonly Field[] {
  const end = fields.findIndex((field) => textOf(field) === '--');
  return fields.flatMap((field, at) => {
    const [only] = field;
    const isBare = field.length === 1 && only?.kind === 'setting' && !only.isQuoted;
    if (!isBare || only.fixed === undefined || (end >= 0 && at > end)) return [field];
    const words = only.fixed.split(/[ \t\n]+/).filter((word) => word !== '');
    return words.map((text): Field => [{ kind: 'text', text }]);
  });
}

function splitGroup(group: ByteString): Pick<StartCall, 'group'> {
  return group === 'root' || group === '0' ? {} : { group };
}

const SIMPLE: readonly (readonly [option: string, key: string])[] = [
  ['chdir', 'WorkingDirectory'],
  ['chroot', 'RootDirectory'],
  ['nicelevel', 'Nice'],
  ['umask', 'UMask'],
];

function directivesOf(values: ReadonlyMap<ByteString, ByteString>): StartCall['directives'] {
  const found: [ByteString, ByteString][] = [];
  for (const [option, key] of SIMPLE) {
    const value = values.get(option);
    if (value !== undefined) found.push([key, value]);
  }
  const [policy, priority] = (values.get('procsched') ?? '').split(':');
  if (policy !== undefined && policy !== '') found.push(['CPUSchedulingPolicy', policy]);
  if (priority !== undefined) found.push(['CPUSchedulingPriority', priority]);
  const [class_, level] = (values.get('iosched') ?? '').split(':');
  if (class_ !== undefined && class_ !== '') found.push(['IOSchedulingClass', class_]);
  if (level !== undefined) found.push(['IOSchedulingPriority', level]);
  const output = values.get('output');
  if (output !== undefined) found.push(['StandardOutput', `append:${output}`]);
  return found;
}
