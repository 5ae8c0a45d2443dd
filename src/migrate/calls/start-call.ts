/** One call that starts a daemon, whatever helper makes it. */
import type { ByteString } from '../../model/bytes.ts';
import type { Place } from '../../model/place.ts';
import type { Field } from '../script/pieces.ts';

export interface StartCall {
  readonly place: Place;
  /** The name of the helper, or that of the program itself. */
  readonly helper: ByteString;
  /** The program, an absolute path, and its arguments. */
  readonly program: ByteString;
  readonly args: readonly Field[];
  readonly pidFile?: ByteString;
  readonly user?: ByteString;
  readonly group?: ByteString;
  /** Put into the background by the helper: the program itself stays in the foreground. */
  readonly isBackground: boolean;
  readonly isNotify?: boolean;
  /** Further directives of the service, such as `Nice`. */
  readonly directives: readonly (readonly [key: ByteString, value: ByteString])[];
}

/** Words of a call up to now: options with their values, then what is to be run. */
export interface CallOptions {
  readonly flags: ReadonlySet<ByteString>;
  readonly values: ReadonlyMap<ByteString, ByteString>;
  readonly rest: readonly Field[];
}

export interface OptionTable {
  /** By letter or name: the long name, and whether it takes a value. */
  readonly options: ReadonlyMap<ByteString, readonly [name: ByteString, takesValue: boolean]>;
  /** Options may stand behind other words, up to `--`, as getopt_long(3) has it for programs. */
  readonly permutes?: boolean;
}

/** Cuts options off the front; undefined for one that is not known, or is no plain text. */
export function readOptions(fields: readonly Field[], { options, permutes }: OptionTable): CallOptions | undefined {
  const others: Field[] = [];
  const flags = new Set<ByteString>();
  const values = new Map<ByteString, ByteString>();
  let at = 0;
  const take = (name: ByteString, joined: ByteString | undefined): boolean => {
    const found = options.get(name);
    if (found === undefined) return false;
    const [long, takesValue] = found;
    if (!takesValue) {
      flags.add(long);
      return joined === undefined;
    }
    const value = joined ?? textOf(fields[(at += 1)]);
    if (value === undefined) return false;
    values.set(long, value);
    return true;
  };
  for (; at < fields.length; at++) {
    const field = fields[at] ?? [];
    const word = textOf(field);
    if (word === undefined || !word.startsWith('-') || word === '-') {
      if (permutes !== true) break;
      if (word === undefined) return undefined;
      others.push(field);
      continue;
    }
    if (word === '--') {
      at += 1;
      break;
    }
    if (word.startsWith('--')) {
      const equals = word.indexOf('=');
      const name = equals < 0 ? word : word.slice(0, equals);
      if (!take(name, equals < 0 ? undefined : word.slice(equals + 1))) return undefined;
      continue;
    }
    for (let letter = 1; letter < word.length; letter++) {
      const name = `-${word.charAt(letter)}`;
      const takesValue = options.get(name)?.[1] === true;
      const rest = word.slice(letter + 1);
      if (!take(name, takesValue && rest !== '' ? rest : undefined)) return undefined;
      if (takesValue) break;
    }
  }
  return { flags, values, rest: [...others, ...fields.slice(at)] };
}

/** The text of an argument, settings as they are now; undefined if it is none, or cannot be told. */
export function textOf(field: Field | undefined): ByteString | undefined {
  if (field === undefined) return undefined;
  const texts: ByteString[] = [];
  for (const piece of field) {
    const text = piece.kind === 'setting' ? piece.fixed : piece.text;
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts.join('');
}

/** `USER:GROUP` or `USER.GROUP`, numbers and root as such left out. */
export function splitOwner(owner: ByteString): { readonly user?: ByteString; readonly group?: ByteString } {
  const [, user = '', group = ''] = /^([^:.]*)(?:[:.](.*))?$/s.exec(owner) ?? [];
  const isRoot = (name: ByteString): boolean => name === '' || name === 'root' || name === '0';
  return { ...(!isRoot(user) && { user }), ...(!isRoot(group) && { group }) };
}
