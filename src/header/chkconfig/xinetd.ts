/** Files of xinetd.d as chkconfig 1.33 reads and writes them: it knows one setting, `disable`, and blocks by their brace. */
import type { ByteString } from '../../model/bytes.ts';
import { isSpace } from '../text/words.ts';

/** What a file says of its service. */
export interface XinetdService {
  /** By the last line that begins with `disable`; on if there is none. */
  readonly on: boolean;
  /** By the first such line: what `reset` goes back to. True if there is none. */
  readonly enabled: boolean;
}

const SETTING = 'disable';

/** Reads a file. The value may stand in a later line, for all that counts is the next equals sign. O(n). */
export function readXinetd(text: ByteString): XinetdService {
  let state: boolean | undefined;
  let enabled: boolean | undefined;
  // Settings that share the next equals sign share its value; it is looked for once.
  let equals = -1;
  let value = false;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    // On a last line without a line feed blanks are not passed over.
    const at = newline < 0 ? start : skipBlanks(text, start, end);
    if (text[start] !== '#' && text.startsWith(SETTING, at)) {
      if (equals < at) {
        const next = text.indexOf('=', at);
        equals = next < 0 ? text.length : next;
        value = next >= 0 && !text.startsWith('yes', skipBlanks(text, next + 1, text.length));
      }
      state = value;
      enabled ??= state;
    }
    start = end + 1;
  }
  return { on: state ?? true, enabled: enabled ?? true };
}

/** The file with its service switched: no setting and no empty line is left but one setting behind each lone brace. O(n). */
export function switchXinetd(text: ByteString, isOn: boolean): ByteString {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const parts: ByteString[] = [];
  for (const line of lines) {
    const at = skipBlanks(line, 0, line.length);
    if (at === line.length || line.startsWith(SETTING, at)) continue;
    parts.push(`${line}\n`);
    if (line[at] === '{') parts.push(`\tdisable\t= ${isOn ? 'no' : 'yes'}\n`);
  }
  return parts.join('');
}

function skipBlanks(text: ByteString, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}
