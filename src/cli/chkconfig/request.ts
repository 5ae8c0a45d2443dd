/** What a chkconfig command line asks for, judged in the order in which the original (1.33) judges it. */
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { ChkconfigMessage } from '../../model/chkconfig-message.ts';
import { nearestName } from '../../model/nearest.ts';
import type { SetState } from '../../plan/chkconfig/commands.ts';
import type { ChkconfigReading, ChkconfigWords } from './arguments.ts';

/** Where a service is looked up. */
export type ServiceType = 'sysv' | 'xinetd' | 'both';

/** A change of links or files. */
export type ChangeRequest =
  | { readonly kind: 'add' | 'del'; readonly names: readonly ByteString[]; readonly isStrict: boolean }
  | { readonly kind: 'override'; readonly names: readonly ByteString[] }
  | {
      readonly kind: 'set';
      readonly names: readonly ByteString[];
      readonly state: SetState;
      readonly levels: readonly number[];
    }
  | { readonly kind: 'restore'; readonly file: string }
  | { readonly kind: 'undo' };

export type Request =
  | { readonly kind: 'version' | 'help' }
  | { readonly kind: 'wrong'; readonly message: ChkconfigMessage }
  | { readonly kind: 'list'; readonly name: ByteString | undefined }
  | { readonly kind: 'query'; readonly name: ByteString; readonly levels: readonly number[] | undefined }
  | { readonly kind: 'change'; readonly change: ChangeRequest; readonly ignored: readonly ByteString[] };

export interface JudgedRequest {
  readonly request: Request;
  readonly type: ServiceType;
  readonly isRedirected: boolean;
}

const COMMANDS = ['list', 'add', 'del', 'override'] as const;
const STATES: ReadonlyMap<string, SetState> = new Map(
  (['on', 'off', 'reset', 'resetpriorities'] as const).map((state) => [state, state]),
);
/** The verbs of systemd-sysv-install. */
const VERBS: ReadonlyMap<string, SetState | 'query'> = new Map([
  ['enable', 'on'],
  ['disable', 'off'],
  ['is-enabled', 'query'],
] as const);
const STRICT_NAMES: ReadonlyMap<string, 'add' | 'del'> = new Map([
  ['install_initd', 'add'],
  ['remove_initd', 'del'],
] as const);
const ALL_LEVELS: readonly number[] = [0, 1, 2, 3, 4, 5, 6];
const DEFAULT_LEVELS: readonly number[] = [2, 3, 4, 5];

/** @param programName the name of the program, without its folder: some stand for a command */
export function judgeRequest(
  { words, fault, isCompat }: ChkconfigReading,
  programName: string,
  env: Readonly<Record<string, string | undefined>>,
): JudgedRequest {
  const isInstaller = programName === 'systemd-sysv-install';
  const given = words.values.get('type');
  return {
    request: fault === undefined ? judge(words, programName, isCompat) : wrongOption(fault),
    type: given === 'sysv' || given === 'xinetd' ? given : 'both',
    isRedirected: !words.flags.has('no-redirect') && env['SYSTEMCTL_SKIP_REDIRECT'] === undefined && !isInstaller,
  };
}

function wrongOption({ kind, word, known }: NonNullable<ChkconfigReading['fault']>): Request {
  const typed = bytesOfText(word);
  if (kind !== 'unknown-option') return { kind: 'wrong', message: { kind, word: typed } };
  const nearest = nearestName(word.replace(/^-*/, ''), known);
  return {
    kind: 'wrong',
    message: { kind, word: typed, ...(nearest !== undefined && { nearest: bytesOfText(nearest) }) },
  };
}

function judge(words: ChkconfigWords, programName: string, isCompat: boolean): Request {
  const { flags, values, isBare } = words;
  if (flags.has('version')) return { kind: 'version' };
  if (flags.has('help')) return { kind: 'help' };
  const type = values.get('type');
  if (type !== undefined && type !== 'sysv' && type !== 'xinetd') {
    return { kind: 'wrong', message: { kind: 'bad-type', type: bytesOfText(type) } };
  }
  const format = values.get('format');
  if (format !== undefined && format !== 'text' && format !== 'json') {
    return usage(`--format is text or json, not \`${bytesOfText(format)}'`);
  }
  const strict = STRICT_NAMES.get(programName);
  const commands = COMMANDS.filter((command) => flags.has(command) || command === strict);
  if (commands.length > 1) return { kind: 'wrong', message: { kind: 'several-commands' } };
  const [command] = commands;
  const names = words.names.map(bytesOfText);
  if (command === 'list') {
    return names.length > 1 ? usage('--list takes one name at most') : { kind: 'list', name: names[0] };
  }
  if (command !== undefined) return judgeCommand(command, names, strict !== undefined, isCompat);
  if (programName === 'systemd-sysv-install') return judgeVerb(words);
  if (flags.has('undo')) return changeOf({ kind: 'undo' });
  const restore = values.get('restore');
  if (restore !== undefined) return changeOf({ kind: 'restore', file: restore });
  if (isBare || isListOption(words)) return { kind: 'list', name: undefined };
  return judgeState(words, names, isCompat);
}

/** Options about the form of a list ask for one, if nothing else is said. */
function isListOption({ flags, values, names }: ChkconfigWords): boolean {
  return names.length === 0 && (values.has('format') || ['json', 'terse', 'plan'].some((flag) => flags.has(flag)));
}

function judgeCommand(
  command: 'add' | 'del' | 'override',
  names: readonly ByteString[],
  isStrict: boolean,
  isCompat: boolean,
): Request {
  const isOne = names.length === 1 || (names.length > 1 && !isCompat);
  if (!isOne || names.includes('')) return usage(`--${command} needs the name of a service`);
  const last = names.map((name) => name.slice(name.lastIndexOf('/') + 1));
  return changeOf(command === 'override' ? { kind: command, names: last } : { kind: command, names: last, isStrict });
}

function judgeVerb(words: ChkconfigWords): Request {
  const [verb = '', name] = words.names;
  const state = VERBS.get(verb);
  if (name === undefined || state === undefined) return usage('give a verb (enable, disable, is-enabled) and a name');
  const levels = judgeLevels(words);
  if (levels === 'wrong') return wrongLevels(words);
  const names = [bytesOfText(name)];
  if (state === 'query') return { kind: 'query', name: bytesOfText(name), levels: levels ?? [5] };
  return changeOf({ kind: 'set', names, state, levels: levels ?? DEFAULT_LEVELS });
}

function judgeState(words: ChkconfigWords, names: readonly ByteString[], isCompat: boolean): Request {
  const [name, second] = names;
  if (name === undefined) return usage('give the name of a service');
  const levels = judgeLevels(words);
  if (levels === 'wrong') return wrongLevels(words);
  if (second === undefined) return { kind: 'query', name, levels };
  const state = STATES.get(second);
  if (state !== undefined) {
    const ignored = names.slice(2);
    return { ...changeOf({ kind: 'set', names: [name], state, levels: levels ?? levelsOf(state) }), ignored };
  }
  const last = STATES.get(names.at(-1) ?? '');
  if (isCompat || last === undefined || names.length < 3) {
    return usage(`no state \`${second}': on, off, reset or resetpriorities may stand behind a name`);
  }
  return changeOf({ kind: 'set', names: names.slice(0, -1), state: last, levels: levels ?? levelsOf(last) });
}

function levelsOf(state: SetState): readonly number[] {
  return state === 'on' || state === 'off' ? DEFAULT_LEVELS : ALL_LEVELS;
}

/** The levels of `--level` in rising order, each once; undefined if it was not given. */
function judgeLevels({ values }: ChkconfigWords): readonly number[] | 'wrong' | undefined {
  const text = values.get('level');
  if (text === undefined) return undefined;
  return /^[0-6]+$/.test(text) ? ALL_LEVELS.filter((level) => text.includes(String(level))) : 'wrong';
}

function wrongLevels({ values }: ChkconfigWords): Request {
  return usage(`no runlevels \`${bytesOfText(values.get('level') ?? '')}': --level takes digits from 0 to 6`);
}

function changeOf(change: ChangeRequest): Request & { kind: 'change' } {
  return { kind: 'change', change, ignored: [] };
}

function usage(wrong: ByteString): Request {
  return { kind: 'wrong', message: { kind: 'usage', wrong } };
}
