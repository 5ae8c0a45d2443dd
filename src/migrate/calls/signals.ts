/** Signals and times of a stop, as start-stop-daemon(8) and killproc write them. */
import type { ByteString } from '../../model/bytes.ts';
import type { Field } from '../script/pieces.ts';
import { textOf } from './start-call.ts';

const NUMBERS: ReadonlyMap<ByteString, ByteString> = new Map([
  ['1', 'HUP'],
  ['2', 'INT'],
  ['3', 'QUIT'],
  ['9', 'KILL'],
  ['10', 'USR1'],
  ['12', 'USR2'],
  ['15', 'TERM'],
]);

export function signalName(signal: ByteString): ByteString {
  const plain = signal.replace(/^SIG/, '');
  return `SIG${NUMBERS.get(plain) ?? plain}`;
}

export function killSignal(fields: readonly Field[]): ByteString | undefined {
  for (const field of fields) {
    const word = textOf(field) ?? '';
    if (/^-(?:SIG)?(?:[A-Z]+[0-9]?|[0-9]+)$/.test(word)) return word.slice(1);
  }
  return undefined;
}

/** `TERM/30/KILL/5`: what is sent first, and how long it may take before the kill. `forever` has what follows repeated. */
export function readRetry(retry: ByteString | undefined): {
  readonly signal?: ByteString;
  readonly seconds?: ByteString;
} {
  const [first = '', ...more] = (retry ?? '').split('/');
  if (more.length === 0) return /^[0-9]+$/.test(first) ? { seconds: first } : {};
  const isForever = first === 'forever';
  const [word = '', ...later] = isForever ? more : [first, ...more];
  const signal = word.replace(/^-/, '').replace(/^SIG/, '');
  const found = /^(?:[A-Z][A-Z0-9+-]*|[1-9][0-9]*)$/.test(signal) ? { signal } : {};
  if (isForever) return { ...found, seconds: 'infinity' };
  let seconds = 0;
  const kill = later.findIndex((part) => /^-?(?:SIG)?KILL$|^-9$/.test(part));
  for (const part of kill < 0 ? later : later.slice(0, kill)) {
    // A number without a sign is a time, also where a signal is expected.
    if (/^[0-9]{1,6}$/.test(part)) seconds += Number(part);
    if (part === 'forever' && kill < 0) return { ...found, seconds: 'infinity' };
  }
  return seconds === 0 ? found : { ...found, seconds: String(seconds) };
}
