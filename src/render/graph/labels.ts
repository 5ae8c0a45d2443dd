/** Names of scripts in languages of their own quoting. Every byte that acts on a reader is written out before. */
import { textOfBytes, utf8SequenceLength, type ByteString } from '../../model/bytes.ts';
import type { EdgeKind, EdgeWord, Picture, PictureEdge } from '../../model/picture.ts';
import type { Place } from '../../model/place.ts';
import { showPath } from '../text/show.ts';

const PLAIN = /^[\x20-\x7e]*$/;

/**
 * A name as a label: control characters and bytes that are no UTF-8 as `\x1b`, `\u{202e}`; all else, backslashes too, as it is.
 * Always valid UTF-8. O(n).
 */
export function labelOf(bytes: ByteString): ByteString {
  if (PLAIN.test(bytes)) return bytes;
  const parts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = Math.max(utf8SequenceLength(bytes, at), 1);
    parts.push(labelCharacter(bytes.slice(at, at + length)));
    at += length;
  }
  return parts.join('');
}

function labelCharacter(sequence: ByteString): ByteString {
  if (sequence.length === 1) {
    return PLAIN.test(sequence) ? sequence : `\\x${sequence.charCodeAt(0).toString(16).padStart(2, '0')}`;
  }
  const character = textOfBytes(sequence);
  if (!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character)) return sequence;
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** A label in a quoted string of DOT, in which backslashes and entities have meanings of their own. O(n). */
export function quoteDot(label: ByteString): ByteString {
  return `"${label.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('&', '&amp;')}"`;
}

/** Text between tags, and in attributes in double quotes. O(n). */
export function escapeXml(text: ByteString): ByteString {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Further names by which others ask for a script. */
export function aliasesOf({
  name,
  provides,
}: {
  readonly name: ByteString;
  readonly provides: readonly ByteString[];
}): readonly ByteString[] {
  return [...new Set(provides)].filter((provided) => provided !== name);
}

/** Ends of an edge, of words that say it: `sshd waits for LOGIN: REQUIRE, etc/rc.d/sshd:5`. */
export function wordEdge(picture: Picture, edge: PictureEdge): ByteString {
  const [from, to] = [edge.from, edge.to].map((node) => labelOf(picture.nodes[node]?.name ?? ''));
  const demand =
    picture.direction === 'stop' ? `${from ?? ''} stops before ${to ?? ''}` : `${to ?? ''} waits for ${from ?? ''}`;
  return edge.words.length === 0 ? demand : `${demand}: ${edge.words.map(wordPlace).join('; ')}`;
}

/** `REQUIRE LOGIN, etc/rc.d/sshd:5`. */
export function wordPlace({ field, word, place }: EdgeWord): ByteString {
  return `${field} ${labelOf(word)}, ${labelOf(showPath(place.file))}:${place.line}`;
}

/** `etc/rc.d/sshd:5:12`, for a person's terminal. */
export function placeText({ file, line, column }: Place): ByteString {
  return `${showPath(file)}:${line}:${column}`;
}

/** What the kinds of edges are called in legends. */
export const KIND_NAMES: Readonly<Record<EdgeKind, string>> = {
  require: 'required',
  should: 'if it is there',
  before: 'said by the one that comes first (BEFORE)',
  after: 'said by the one that comes last (X-Stop-After)',
};
