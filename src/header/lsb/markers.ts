/** The lines that open and close an LSB block, and those that were plainly meant to. */
import type { ByteString } from '../../model/bytes.ts';
import type { Word } from '../../model/place.ts';
import { readComment } from '../text/comment.ts';
import { lineEnd } from '../text/lines.ts';
import { locateOnLine, trimmedWord } from '../text/words.ts';

/** A marker line. `exact` is false where the tools would not see it. */
export interface Marker extends Word {
  readonly kind: 'BEGIN' | 'END';
  readonly exact: boolean;
  /** Offset behind the line, its line feed included. */
  readonly next: number;
}

/** All marker lines of a text, in its order. O(n). */
export function findMarkers(text: ByteString): readonly Marker[] {
  const markers: Marker[] = [];
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    const end = lineEnd(text, start);
    const comment =
      end - start <= LONGEST_SLIP || text.startsWith('###', start) ? readComment(text, start, end, line) : undefined;
    if (comment !== undefined) {
      const word = trimmedWord(text, start, end, locateOnLine(line, start));
      const marker = readMarker(word.text);
      if (marker !== undefined) markers.push({ ...word, ...marker, next: end + 1 });
    }
    start = end + 1;
  }
  return markers;
}

/** A longer line is a sentence, not a misspelt marker. */
const LONGEST_SLIP = 64;

/** Text behind an exact marker is no slip to any tool, so it is none here. */
function readMarker(line: ByteString): { kind: Marker['kind']; exact: boolean } | undefined {
  if (line.startsWith('### BEGIN INIT INFO')) return { kind: 'BEGIN', exact: true };
  if (line.startsWith('### END INIT INFO')) return { kind: 'END', exact: true };
  if (line.length > LONGEST_SLIP || !/init/i.test(line)) return undefined;
  const words = line.replaceAll('#', ' ').trim().toUpperCase().split(/\s+/).join(' ');
  if (words === 'BEGIN INIT INFO' || words === 'BEGIN INIT') return { kind: 'BEGIN', exact: false };
  if (words === 'END INIT INFO' || words === 'END INIT') return { kind: 'END', exact: false };
  // Two words that any comment might be, unless more than one hash says what it is to be.
  if (line.startsWith('##') && words === 'BEGIN INFO') return { kind: 'BEGIN', exact: false };
  if (line.startsWith('##') && words === 'END INFO') return { kind: 'END', exact: false };
  return undefined;
}
