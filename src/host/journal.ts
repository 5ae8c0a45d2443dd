/**
 * The journal of a transaction: what stood at each path before, and what shall stand there, written and synced before the
 * first change. With it a later run can bring back the state before, however far the run that wrote it came.
 */
import type { ByteString } from '../model/bytes.ts';

/** What stood at a path. Of a file only that it was there: its bytes are kept under the step's `backup`. */
export type JournalState =
  { readonly kind: 'absent' | 'file' | 'other' } | { readonly kind: 'link'; readonly target: ByteString };

export interface JournalStep {
  readonly path: ByteString;
  readonly before: JournalState;
  readonly after: JournalState;
  /** Where the new link or file is made before it is moved to its path. */
  readonly temporary?: ByteString;
  /** A second name for what stood there. */
  readonly backup?: ByteString;
}

export interface Journal {
  /** Who made the change, in words for a person: the command line. */
  readonly command: ByteString;
  readonly steps: readonly JournalStep[];
}

export type JournalReading =
  | { readonly kind: 'journal'; readonly journal: Journal }
  /** It was not written to its end, so nothing was changed yet. */
  | { readonly kind: 'incomplete' }
  /** It is whole, but of a later version of this program. */
  | { readonly kind: 'unknown-version' };

const FIRST_LINE = 'initorder journal 1\n';
const ANY_FIRST_LINE = /^initorder journal [0-9]+\n/;

/** The journal as a file. O(n). */
export function formatJournal(journal: Journal): ByteString {
  // Byte strings are JSON strings of code units up to 255, so the text is again one of bytes.
  const body = `${FIRST_LINE}${JSON.stringify(journal)}\n`;
  return body + lastLine(body);
}

export function parseJournal(text: ByteString): JournalReading {
  const end = text.lastIndexOf('\n', text.length - 2) + 1;
  const body = text.slice(0, end);
  if (text.slice(end) !== lastLine(body)) return { kind: 'incomplete' };
  if (!body.startsWith(FIRST_LINE)) {
    return ANY_FIRST_LINE.test(body) ? { kind: 'unknown-version' } : { kind: 'incomplete' };
  }
  return { kind: 'journal', journal: JSON.parse(body.slice(FIRST_LINE.length)) as Journal };
}

/** Tells a whole text from one of which a part is missing or was never written. */
function lastLine(body: ByteString): ByteString {
  return `end ${body.length} ${hash(body).toString(16)}\n`;
}

/** FNV-1a of 32 bits: it guards against a torn write, not against anyone. */
function hash(text: ByteString): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
