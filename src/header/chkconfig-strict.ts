/**
 * chkconfig's own reading of a script (version 1.33, Red Hat). It does not go by the comment lines that the other readers
 * share: its lines may be indented by any white space, its field names are prefixes, and its numbers may stand on following
 * lines. A file is refused as a whole for one bad line. A NUL ends the text: chkconfig reads nothing behind the line with
 * one, and hangs on one in a list of names, which is not followed here.
 */
import type { ByteString } from '../model/bytes.ts';
import type {
  ChkconfigFacts,
  ChkconfigList,
  ChkconfigRefusal,
  ChkconfigRefusalReason,
  ChkconfigService,
} from '../model/chkconfig-service.ts';
import type { Span, Word } from '../model/place.ts';
import { LanguageSearch, skipSpace } from './chkconfig-language.ts';
import { lineEnd } from './lines.ts';
import { Scanner } from './scanner.ts';
import { SPACE_SEPARATED, splitWords } from './words.ts';

/** What chkconfig compares the beginning of a comment with, in its order, and the list that the line holds, if any. */
const FIELDS: readonly { readonly prefix: ByteString; readonly list?: ChkconfigList }[] = [
  { prefix: 'chkconfig:' },
  { prefix: 'description' },
  { prefix: 'Default-Start:' },
  { prefix: 'Default-Stop:' },
  { prefix: 'Required-Start:', list: 'Required-Start' },
  { prefix: 'Required-Stop:', list: 'Required-Stop' },
  { prefix: 'Should-Start:', list: 'Should-Start' },
  { prefix: 'Should-Stop:', list: 'Should-Stop' },
  { prefix: 'Provides:' },
];

/** Of a longer word, chkconfig takes the rest for the start priority. */
const LONGEST_LEVELS = 15;

/**
 * Reads a script.
 *
 * @param language the value of LANG, if it is set (the empty one, too)
 * @returns the service, or why chkconfig would not take the script for one. Never throws. O(n).
 */
export function readChkconfigService(text: ByteString, language?: ByteString): ChkconfigService | ChkconfigRefusal {
  const facts = readFacts(text, language);
  if ('reason' in facts) return facts;
  const { levels, start, stop, lsb } = facts;
  if (levels === undefined) return { supported: false, reason: 'no-levels' };
  if (!lsb && (start < 0 || stop > 99)) return { supported: false, reason: 'no-priorities' };
  return { ...facts, levels, supported: true };
}

/**
 * Reads an override, of which nothing is required. One with a broken chkconfig line counts as none: chkconfig itself goes
 * on with random numbers, or crashes.
 */
export function readChkconfigOverride(text: ByteString, language?: ByteString): ChkconfigFacts | undefined {
  const facts = readFacts(text, language);
  return 'reason' in facts ? undefined : facts;
}

/** Facts while the text is being read. */
interface Draft extends ChkconfigFacts {
  levels: number | undefined;
  start: number;
  stop: number;
  lsb: boolean;
  readonly lists: Record<ChkconfigList, readonly Word[]>;
  provides: readonly Word[];
  readonly levelsFrom: Word[];
  startFrom?: Word;
  stopFrom?: Word;
}

function readFacts(whole: ByteString, language: ByteString | undefined): ChkconfigFacts | ChkconfigRefusal {
  const nul = whole.indexOf('\0');
  const text = nul < 0 ? whole : whole.slice(0, nul);
  const draft: Draft = {
    levels: undefined,
    start: -1,
    stop: 100,
    lsb: false,
    lists: { 'Required-Start': [], 'Required-Stop': [], 'Should-Start': [], 'Should-Stop': [] },
    provides: [],
    levelsFrom: [],
  };
  const search = new LanguageSearch(text, language);
  const scanner = new Scanner(text);
  while (draft.levels === undefined || !search.found) {
    scanner.skipSpace();
    if (scanner.done) break;
    const end = lineEnd(text, scanner.at);
    const refusal = text.startsWith('#', scanner.at) ? readLine(text, scanner, end, draft, search) : undefined;
    if (refusal !== undefined) return refusal;
    scanner.moveTo(end);
  }
  return draft;
}

/** Reads the comment line at the scanner's place, up to `end`. The fields that read beyond it do so on their own. */
function readLine(
  text: ByteString,
  scanner: Scanner,
  end: number,
  draft: Draft,
  search: LanguageSearch,
): ChkconfigRefusal | undefined {
  if (text.startsWith('### BEGIN INIT INFO', scanner.at)) draft.lsb = true;
  const key = skipSpace(text, scanner.at + 1, end);
  const field = FIELDS.find(({ prefix }) => text.startsWith(prefix, key));
  if (field === undefined) return undefined;
  const value = key + field.prefix.length;
  switch (field.prefix) {
    case 'chkconfig:': {
      const levels = skipSpace(text, value, end);
      if (levels === end) return refuse('empty-line', scanner.locate(key, value));
      return readChkconfigLine(scanner.fork(levels), draft);
    }
    case 'description':
      search.look(value, end);
      break;
    case 'Default-Start:':
    case 'Default-Stop:':
      changeLevels(scanner.fork(value), field.prefix === 'Default-Start:', draft);
      break;
    default: {
      const words = splitWords(text, value, end, scanner.locate, SPACE_SEPARATED);
      if (field.list !== undefined) draft.lists[field.list] = words;
      else if (words.length > 0) draft.provides = words;
    }
  }
  return undefined;
}

/** LEVELS START STOP and a blank, each wherever it comes next. The first line counts, but a later one can still be bad. */
function readChkconfigLine(scanner: Scanner, draft: Draft): ChkconfigRefusal | undefined {
  const levels = scanner.readWord(LONGEST_LEVELS);
  const start = scanner.readInteger();
  const stop = start && scanner.readInteger();
  if (levels === undefined || start === undefined || stop === undefined) {
    return refuse('missing-priority', scanner.here());
  }
  if (!scanner.isAtSpace()) return refuse('no-blank-behind', scanner.here());
  const outside = [start, stop].find(({ number }) => number < 0 || number > 99);
  if (outside !== undefined) return refuse('priority-out-of-range', outside);
  if (draft.levels === undefined) {
    draft.levels = maskOf(levels.text);
    if (draft.levels === undefined) return refuse('bad-levels', levels);
    draft.levelsFrom.push(levels);
  }
  if (draft.start === -1) {
    draft.start = start.number;
    draft.startFrom = start;
  }
  if (draft.stop === 100) {
    draft.stop = stop.number;
    draft.stopFrom = stop;
  }
  return undefined;
}

function maskOf(levels: ByteString): number | undefined {
  let mask = 0;
  if (levels === '-') return mask;
  for (const digit of levels) {
    if (digit < '0' || digit > '6') return undefined;
    mask |= 1 << Number(digit);
  }
  return mask;
}

/** Default-Start adds levels to those that a chkconfig line has set, and Default-Stop takes them away. */
function changeLevels(scanner: Scanner, add: boolean, draft: Draft): void {
  for (let word = scanner.readInteger(); word !== undefined; word = scanner.readInteger()) {
    // A shift goes by the low five bits of the integer, in chkconfig's C on x86 as here.
    const bit = 1 << word.number;
    draft.levels = add ? (draft.levels ?? 0) | bit : (draft.levels ?? 0) & ~bit;
    draft.levelsFrom.push(word);
  }
}

function refuse(reason: ChkconfigRefusalReason, { line, column, offset, length }: Span): ChkconfigRefusal {
  return { supported: false, reason, span: { line, column, offset, length } };
}
