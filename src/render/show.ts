/** Names and lines as a person may see them: UTF-8 where it is valid, and never a control character. */
import { utf8SequenceLength, type ByteString } from '../model/bytes.ts';

const PLAIN = /^[\x20-\x7e]*$/;

/**
 * Bytes that are safe on a terminal and still UTF-8: control characters (C1 and bidirectional ones included) and bytes that
 * are no valid UTF-8 are shown as `\x1b`, `\u{202e}`; so is a backslash, as `\\`, since it would be ambiguous. O(n).
 */
export function showName(bytes: ByteString): ByteString {
  return PLAIN.test(bytes) && !bytes.includes('\\') ? bytes : escapeBytes(bytes, true);
}

/** What of a name that nobody would read whole is shown. */
const BRIEF = 160;

/** As `showName`, cut where it gets long: for words from files that anybody may have written. O(1). */
export function showBriefly(bytes: ByteString): ByteString {
  return bytes.length <= BRIEF ? showName(bytes) : `${showName(bytes.slice(0, BRIEF))}... (${bytes.length} bytes)`;
}

/** As `showName`, for a line of source: backslashes are shown as they are, tabs as one blank. */
export function showLine(bytes: ByteString): ByteString {
  return PLAIN.test(bytes) ? bytes : escapeBytes(bytes.replaceAll('\t', ' '), false);
}

/**
 * A path as a word that a person can paste into a shell: quoted where it must be, never run and never taken for an option.
 * Bytes that cannot be shown are written in the `$'...'` form of POSIX shells. The empty path stays empty. O(n).
 */
export function showShellPath(path: ByteString): ByteString {
  const shown = showName(path.startsWith('-') ? `./${path}` : path);
  if (/^[\w%+,./:@-]*$/.test(shown)) return shown;
  return shown.includes('\\') ? `$'${shown.replaceAll("'", "\\'")}'` : `'${shown.replaceAll("'", "'\\''")}'`;
}

function escapeBytes(bytes: ByteString, escapeBackslash: boolean): ByteString {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = utf8SequenceLength(bytes, at);
    const sequence = bytes.slice(at, at + Math.max(length, 1));
    parts.push(showSequence(sequence, length, escapeBackslash));
    at += sequence.length;
  }
  return parts.join('');
}

function showSequence(sequence: ByteString, length: number, escapeBackslash: boolean): ByteString {
  if (length === 1 && sequence >= ' ' && sequence < '\x7f') {
    return sequence === '\\' && escapeBackslash ? '\\\\' : sequence;
  }
  if (length < 2) return `\\x${sequence.charCodeAt(0).toString(16).padStart(2, '0')}`;
  const character = Buffer.from(sequence, 'latin1').toString('utf8');
  if (!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character)) return sequence;
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** How many columns shown bytes take, one for each character. Wide characters count as one: names are ASCII as a rule. */
export function columnsOf(shown: ByteString): number {
  let columns = 0;
  for (let i = 0; i < shown.length; i++) {
    const byte = shown.charCodeAt(i);
    if (byte < 0x80 || byte >= 0xc0) columns += 1;
  }
  return columns;
}

/** The way out of an unknown name, behind the name that was probably meant. */
export function helpWithGuess(nearest: ByteString | undefined, help: ByteString): ByteString {
  return nearest === undefined ? help : `did you mean \`${showName(nearest)}'? else ${help}`;
}
