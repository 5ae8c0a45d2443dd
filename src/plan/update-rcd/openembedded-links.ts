/**
 * The links of OpenEmbedded's update-rc.d, which obeys the numbers that it is given and reads no header:
 * `defaults [NN [KK]]`, and `start NN LEVEL... . stop NN LEVEL... .` (INITSCRIPT_PARAMS in the Yocto reference manual).
 */
import type { ByteString } from '../../model/bytes.ts';

/** A link that is asked for. */
export interface AskedLink {
  /** As in the name of its folder: 0 to 6, or S. */
  readonly level: ByteString;
  readonly name: ByteString;
}

/** What is wrong with the words. */
export interface AskedFault {
  readonly kind: 'action' | 'number' | 'level' | 'no-dot' | 'too-many';
  readonly word: ByteString;
}

export type AskedLinks =
  | { readonly kind: 'links'; readonly links: readonly AskedLink[] }
  | { readonly kind: 'wrong'; readonly fault: AskedFault };

/** Where `defaults` starts a script, and where it stops it. */
const START_LEVELS = ['2', '3', '4', '5'] as const;
const STOP_LEVELS = ['0', '1', '6'] as const;
const USUAL_NUMBER = '20';

/** Reads the words behind the script's name. O(n). */
export function readAskedLinks(script: ByteString, [action = '', ...rest]: readonly ByteString[]): AskedLinks {
  if (action === 'defaults') return readDefaults(script, rest);
  if (action === 'start' || action === 'stop') return readLists(script, [action, ...rest]);
  return wrong('action', action);
}

function readDefaults(script: ByteString, words: readonly ByteString[]): AskedLinks {
  const [start = USUAL_NUMBER, stop = start, more] = words;
  if (more !== undefined) return wrong('too-many', more);
  const bad = [start, stop].find((word) => !isNumber(word));
  if (bad !== undefined) return wrong('number', bad);
  const links = [
    ...START_LEVELS.map((level) => link(level, 'S', start, script)),
    ...STOP_LEVELS.map((level) => link(level, 'K', stop, script)),
  ];
  return { kind: 'links', links };
}

function readLists(script: ByteString, words: readonly ByteString[]): AskedLinks {
  const starts: AskedLink[] = [];
  const stops: AskedLink[] = [];
  for (let at = 0; at < words.length; at++) {
    const action = words[at] ?? '';
    if (action !== 'start' && action !== 'stop') return wrong('action', action);
    const number = words[(at += 1)] ?? '';
    if (!isNumber(number)) return wrong('number', number);
    for (at += 1; words[at] !== '.'; at++) {
      const level = words[at];
      if (level === undefined) return wrong('no-dot', action);
      if (!/^[0-6S]$/.test(level)) return wrong('level', level);
      if (action === 'start') starts.push(link(level, 'S', number, script));
      else stops.push(link(level, 'K', number, script));
    }
  }
  return { kind: 'links', links: [...starts, ...stops] };
}

/** Decimal, however many zeros stand before it. */
function isNumber(word: ByteString): boolean {
  return /^0*[0-9]{1,2}$/.test(word);
}

function link(level: ByteString, kind: 'S' | 'K', number: ByteString, script: ByteString): AskedLink {
  return { level, name: `${kind}${String(Number(number)).padStart(2, '0')}${script}` };
}

function wrong(kind: AskedFault['kind'], word: ByteString): AskedLinks {
  return { kind: 'wrong', fault: { kind, word } };
}
