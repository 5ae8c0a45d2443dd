/**
 * The journal of a transaction: what stood at each path before, and what shall stand there, written and synced before the
 * first change. With it a later run can bring back the state before, however far the run that wrote it came.
 */
import type { ByteString } from '../model/bytes.ts';
import type { Journal } from '../model/journal.ts';
import type { JournalRefusal } from '../model/journal-refusal.ts';
import { readShape } from './journal-shape.ts';

export type JournalReading =
  | { readonly kind: 'journal'; readonly journal: Journal }
  /** It was not written to its end, so nothing was changed yet. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'refused'; readonly refusal: JournalRefusal };

/** No journal is longer, or has more steps: those of 100,000 scripts that all get other numbers have a half of it. */
export const MOST_BYTES: number = 1 << 28;
export const MOST_STEPS: number = 1 << 22;
/** A command line is kept up to here: it is for a person. */
const LONGEST_COMMAND = 4096;

const FIRST_LINE = 'initorder journal 1\n';
const ANY_FIRST_LINE = /^initorder journal [0-9]{1,9}\n/;

/** The journal as a file; undefined if it would be larger than one that is read. O(n). */
export function formatJournal({ command, steps }: Journal): ByteString | undefined {
  if (steps.length > MOST_STEPS) return undefined;
  // Byte strings are JSON strings of code units up to 255, so the text is again one of bytes.
  const body = `${FIRST_LINE}${JSON.stringify({ command: command.slice(0, LONGEST_COMMAND), steps })}\n`;
  const text = body + lastLine(body);
  return text.length > MOST_BYTES ? undefined : text;
}

/** Reads a journal, whoever wrote it. O(n). */
export function parseJournal(text: ByteString): JournalReading {
  const end = text.lastIndexOf('\n', text.length - 2) + 1;
  const body = text.slice(0, end);
  if (text.slice(end) !== lastLine(body)) return { kind: 'incomplete' };
  if (!body.startsWith(FIRST_LINE)) {
    return ANY_FIRST_LINE.test(body) ? { kind: 'refused', refusal: { code: 'version' } } : { kind: 'incomplete' };
  }
  const shape = readShape(parseJson(body.slice(FIRST_LINE.length)), LONGEST_COMMAND, MOST_STEPS);
  return 'steps' in shape
    ? { kind: 'journal', journal: shape }
    : { kind: 'refused', refusal: { code: 'shape', where: shape.where } };
}

/** Undefined for what is no JSON, or nested deeper than the reader can go. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
