/** Names and lines as a person may see them: UTF-8 where it is valid, and never a control character. */
import { bytesOfText, textOfBytes, utf8SequenceLength, type ByteString } from '../../model/bytes.ts';

const PLAIN = /^[\x20-\x7e]*$/;

/**
 * Bytes that are safe on a terminal and still UTF-8: control characters (C1 and bidirectional ones included) and bytes that
 * are no valid UTF-8 are shown as `\x1b`, `\u{202e}`; so is a backslash, as `\\`, since it would be ambiguous. O(n).
 */
export function showName(bytes: ByteString): ByteString {
  return PLAIN.test(bytes) && !bytes.includes('\\') ? bytes : escapeBytes(bytes, true);
}

/** A longer name than any file system has would hide the sentence that it stands in. */
const LONGEST_PATH = 4096;

/** As `showName`, for the name of a file in a message: a longer one than there can be is cut. */
export function showPath(path: ByteString): ByteString {
  return showName(shortenName(path, LONGEST_PATH));
}

/** The beginning of a name that is longer than `most`, and dots. No character of UTF-8 is halved. */
export function shortenName(name: ByteString, most: number): ByteString {
  if (name.length <= most) return name;
  let end = most;
  while (end > most - 4 && (name.charCodeAt(end) & 0xc0) === 0x80) end -= 1;
  return `${name.slice(0, end)}...`;
}

/** A name for a program that wants it as it is, in a log that a person may read: what a terminal acts on becomes `?`. */
export function withoutControls(bytes: ByteString): ByteString {
  if (PLAIN.test(bytes)) return bytes;
  const text = textOfBytes(bytes).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) =>
    '\t\n\r'.includes(character) ? character : '?',
  );
  return bytesOfText(text);
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
