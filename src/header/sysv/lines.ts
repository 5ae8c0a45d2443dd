/** Lines of a file as systemd reads them: ended by LF, CR or NUL, and by those of them that follow one another once each. */
import type { ByteString } from '../../model/bytes.ts';

/** The line without its end; `isEndless` for one of which only so much is read. */
export interface SysvLine {
  readonly text: ByteString;
  readonly isEndless: boolean;
}

/** A line of so many bytes or more ends the reading. */
const LONGEST_LINE = 1 << 20;
const LINE_END = /[\n\r\0]/g;

/** The lines of a text; one that is endless is the last. O(n). */
export function* sysvLines(text: ByteString): Generator<SysvLine> {
  for (let at = 0; at < text.length;) {
    LINE_END.lastIndex = at;
    const end = LINE_END.exec(text)?.index ?? text.length;
    if (end - at >= LONGEST_LINE) {
      yield { text: '', isEndless: true };
      return;
    }
    yield { text: text.slice(at, end), isEndless: false };
    at = behindLineEnd(text, end);
  }
}

/** A NUL closes what it stands in; of the other two each may stand in one end once, in either order. */
function behindLineEnd(text: ByteString, end: number): number {
  let seen = '';
  let at = end;
  while (at < text.length && '\n\r\0'.includes(text.charAt(at))) {
    if (seen.includes(text.charAt(at)) || seen.endsWith('\0')) break;
    seen += text.charAt(at);
    at += 1;
  }
  return at;
}

/** Without the white space at both ends that systemd sees as such. */
export function stripSysv(text: ByteString): ByteString {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a;
}
