/**
 * Shell patterns, as glob(3) of glibc takes them in the C locale. chkconfig looks for the links of a service by a pattern
 * that the service's name is a part of, so `*`, `?`, `[` and `\` in a name match other services' links too.
 */
import type { ByteString } from '../../model/bytes.ts';

const SPECIAL = /[*?[\\]/;

/** The name that was asked about last, and the answer: a service is looked for in seven folders one after the other. */
let lastName: ByteString = '';
let lastAnswer = false;

/** True if a name, taken as a pattern, may match anything but itself. */
export function isPattern(name: ByteString): boolean {
  if (name !== lastName) {
    lastName = name;
    lastAnswer = SPECIAL.test(name);
  }
  return lastAnswer;
}

/** One element of a pattern: a byte test, or any run of bytes. */
type Element = 'run' | ((byte: number) => boolean);

/**
 * Makes a test of names out of a pattern.
 *
 * @returns a test that takes O(pattern * name), whatever the pattern; one that is never true where the pattern ends in a
 *   lone backslash
 */
export function compilePattern(pattern: ByteString): (name: ByteString) => boolean {
  const elements = readElements(pattern);
  return elements === undefined ? () => false : (name) => matches(elements, name);
}

function readElements(pattern: ByteString): readonly Element[] | undefined {
  const elements: Element[] = [];
  for (let at = 0; at < pattern.length;) {
    const character = pattern.charAt(at);
    const bracket = character === '[' ? readBracket(pattern, at + 1) : undefined;
    if (bracket !== undefined) {
      elements.push(bracket.test);
      at = bracket.end;
      continue;
    }
    if (character === '*') elements.push('run');
    else if (character === '?') elements.push(() => true);
    else {
      if (character === '\\') at += 1;
      if (at >= pattern.length) return undefined;
      const wanted = pattern.charCodeAt(at);
      elements.push((byte) => byte === wanted);
    }
    at += 1;
  }
  return elements;
}

/** Goes back to the latest run only: an earlier one could not do better. */
function matches(elements: readonly Element[], name: ByteString): boolean {
  let [element, at] = [0, 0];
  let [runElement, runAt] = [-1, 0];
  while (at < name.length) {
    const test = elements[element];
    if (test === 'run') {
      [runElement, runAt] = [element, at];
      element += 1;
    } else if (test?.(name.charCodeAt(at)) === true) {
      element += 1;
      at += 1;
    } else {
      if (runElement < 0) return false;
      runAt += 1;
      [element, at] = [runElement + 1, runAt];
    }
  }
  while (elements[element] === 'run') element += 1;
  return element === elements.length;
}

/** POSIX's classes of the C locale. */
const CLASSES: ReadonlyMap<string, RegExp> = new Map([
  ['alnum', /[A-Za-z0-9]/],
  ['alpha', /[A-Za-z]/],
  ['blank', /[ \t]/],
  ['cntrl', /[\x00-\x1f\x7f]/],
  ['digit', /[0-9]/],
  ['graph', /[!-~]/],
  ['lower', /[a-z]/],
  ['print', /[ -~]/],
  ['punct', /[!-/:-@[-`{-~]/],
  ['space', /[ \t-\r]/],
  ['upper', /[A-Z]/],
  ['xdigit', /[0-9A-Fa-f]/],
]);

/** Reads what follows a `[`; undefined if no `]` closes it, for then it is an ordinary byte. */
function readBracket(
  pattern: ByteString,
  start: number,
): { readonly test: (byte: number) => boolean; readonly end: number } | undefined {
  const isNegated = pattern.charAt(start) === '!' || pattern.charAt(start) === '^';
  const wanted = new Uint8Array(256);
  const first = isNegated ? start + 1 : start;
  for (let at = first; at < pattern.length;) {
    if (pattern.charAt(at) === ']' && at > first) {
      return { test: (byte) => (wanted[byte] === 1) !== isNegated, end: at + 1 };
    }
    const named = /^\[:([a-z]+):\]/.exec(pattern.slice(at, at + 12));
    const known = named?.[1] === undefined ? undefined : CLASSES.get(named[1]);
    if (named !== null && known !== undefined) {
      for (let byte = 0; byte < 128; byte++) if (known.test(String.fromCharCode(byte))) wanted[byte] = 1;
      at += named[0].length;
      continue;
    }
    const low = readMember(pattern, at);
    if (low === undefined) return undefined;
    at = low.end;
    let high = low.byte;
    if (pattern.charAt(at) === '-' && at + 1 < pattern.length && pattern.charAt(at + 1) !== ']') {
      const member = readMember(pattern, at + 1);
      if (member === undefined) return undefined;
      [high, at] = [member.byte, member.end];
    }
    for (let byte = low.byte; byte <= high; byte++) wanted[byte] = 1;
  }
  return undefined;
}

/** A byte of a bracket, by itself, behind a backslash, or as `[.x.]` or `[=x=]`. */
function readMember(pattern: ByteString, at: number): { readonly byte: number; readonly end: number } | undefined {
  const named = /^\[([.=])([\s\S])\1\]/.exec(pattern.slice(at, at + 5));
  if (named?.[2] !== undefined) return { byte: named[2].charCodeAt(0), end: at + 5 };
  const place = pattern.charAt(at) === '\\' ? at + 1 : at;
  return place < pattern.length ? { byte: pattern.charCodeAt(place), end: place + 1 } : undefined;
}
