/**
 * The runlevels of an LSB block as Debian's update-rc.d reads them (init-system-helpers 1.65): by lines of exactly one form,
 * so that headers which insserv understands may say nothing here.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { Word } from '../../model/place.ts';
import { lineEnd } from '../text/lines.ts';
import { locateOnLine, SPACE_SEPARATED, splitWords, wordAt } from '../text/words.ts';

/** The words behind `# Default-Start:` and `# Default-Stop:`, whatever they are. */
export interface UpdateRcdLevels {
  readonly start: readonly ByteString[];
  readonly stop: readonly ByteString[];
}

/** A line of the block that update-rc.d reads. */
export interface UpdateRcdField {
  readonly key: Word;
  readonly words: readonly Word[];
}

/** What update-rc.d sees of a block. */
export interface UpdateRcdFields {
  readonly hasBlock: boolean;
  readonly start?: UpdateRcdField;
  readonly stop?: UpdateRcdField;
}

/** Reads the block; the last line of a name counts, and a block may lack its end. Never throws. O(n). */
export function readUpdateRcdLevels(text: ByteString): UpdateRcdLevels {
  const { start, stop } = readUpdateRcdFields(text);
  const wordsOf = (field: UpdateRcdField | undefined): readonly ByteString[] =>
    field?.words.map(({ text: word }) => word) ?? [];
  return { start: wordsOf(start), stop: wordsOf(stop) };
}

/** As `readUpdateRcdLevels`, with the places of the words. */
export function readUpdateRcdFields(text: ByteString): UpdateRcdFields {
  let isInBlock = false;
  let start: UpdateRcdField | undefined;
  let stop: UpdateRcdField | undefined;
  let line = 1;
  for (let lineStart = 0; lineStart < text.length; line++) {
    const end = lineEnd(text, lineStart);
    if (text.charCodeAt(lineStart) === HASH) {
      if (isMarker(text, lineStart, end, '### BEGIN INIT INFO')) isInBlock = true;
      else if (isMarker(text, lineStart, end, '### END INIT INFO')) break;
      else if (isInBlock) {
        start = readField(text, { line, lineStart, end }, '# Default-Start:') ?? start;
        stop = readField(text, { line, lineStart, end }, '# Default-Stop:') ?? stop;
      }
    }
    lineStart = end + 1;
  }
  return { hasBlock: isInBlock, ...(start && { start }), ...(stop && { stop }) };
}

const HASH = 0x23;
const NAME_AT = '# '.length;

function isMarker(text: ByteString, start: number, end: number, marker: ByteString): boolean {
  return text.startsWith(marker, start) && /^[ \t\v\f\r]*$/.test(text.slice(start + marker.length, end));
}

function readField(
  text: ByteString,
  { line, lineStart, end }: { readonly line: number; readonly lineStart: number; readonly end: number },
  key: ByteString,
): UpdateRcdField | undefined {
  if (!text.startsWith(key, lineStart)) return undefined;
  const locate = locateOnLine(line, lineStart);
  const value = lineStart + key.length;
  return {
    key: wordAt(text, lineStart + NAME_AT, value - 1, locate),
    words: splitWords(text, value, end, locate, SPACE_SEPARATED),
  };
}
