/**
 * chkconfig's own reading of a script (version 1.33, Red Hat). It does not go by the comment lines that the other readers
 * share: its lines may be indented by any white space, its field names are prefixes, and its numbers may stand on following
 * lines. A file is refused as a whole for one bad line. A NUL ends the text: chkconfig reads nothing behind the line with
 * one, and hangs on one in a list of names, which is not followed here.
 */
import type { ByteString } from '../../model/bytes.ts';
import type {
  ChkconfigFacts,
  ChkconfigList,
  ChkconfigRefusal,
  ChkconfigRefusalReason,
  ChkconfigService,
} from '../../model/chkconfig-service.ts';
import type { Span, Word } from '../../model/place.ts';
import { LanguageSearch, skipSpace } from './language.ts';
import { lineEnd } from '../text/lines.ts';
import { Scanner } from '../text/scanner.ts';
import { locateOnLine, SPACE_SEPARATED, splitWords } from '../text/words.ts';

/** The fields that hold a list of names. */
const LISTS: ReadonlyMap<ByteString, ChkconfigList> = new Map([
  ['Required-Start:', 'Required-Start'],
  ['Required-Stop:', 'Required-Stop'],
  ['Should-Start:', 'Should-Start'],
  ['Should-Stop:', 'Should-Stop'],
]);

/**
 * The next line that chkconfig looks at: blanks, a hash, and either the rest of the marker of a block or blanks and a field.
 * Lines of the script itself, nearly all there are, are passed over at the speed of the regular expression engine. In a
 * run of blanks it never goes back by more than one byte.
 */
const LOOKED_AT: RegExp =
  /(?:^|\n)[ \t\v\f\r]*#(?:## BEGIN INIT INFO|[ \t\v\f\r]*(?:chkconfig:|description|Default-St(?:art|op):|(?:Required|Should)-St(?:art|op):|Provides:))/g;

/** What stands behind the last hash of the marker of a block. */
const MARKER_END = 'BEGIN INIT INFO';

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

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
  const { levels, start, stop, lsb, lists, provides, levelsFrom, startFrom, stopFrom } = facts;
  if (levels === undefined) return { supported: false, reason: 'no-levels' };
  if (!lsb && (start < 0 || stop > 99)) return { supported: false, reason: 'no-priorities' };
  // Written out: copies by spreading take longer than the rest of a short script's reading.
  const service: Writable<ChkconfigService> = {
    supported: true,
    levels,
    start,
    stop,
    lsb,
    lists,
    provides,
    levelsFrom,
  };
  if (startFrom !== undefined) service.startFrom = startFrom;
  if (stopFrom !== undefined) service.stopFrom = stopFrom;
  return service;
}

/**
 * Reads an override, of which nothing is required. One with a broken chkconfig line counts as none: chkconfig itself goes
 * on with random numbers, or crashes.
 */
export function readChkconfigOverride(text: ByteString, language?: ByteString): ChkconfigFacts | undefined {
  const facts = readFacts(text, language);
  return 'reason' in facts ? undefined : facts;
}

const NONE: readonly Word[] = [];

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
    lists: { 'Required-Start': NONE, 'Required-Stop': NONE, 'Should-Start': NONE, 'Should-Stop': NONE },
    provides: NONE,
    levelsFrom: [],
  };
  const search = new LanguageSearch(text, language);
  let line = 1;
  let lineStart = 0;
  LOOKED_AT.lastIndex = 0;
  while (draft.levels === undefined || !search.found) {
    // A test makes no array of what it found, which counts with seven fields in each of thousands of scripts.
    if (!LOOKED_AT.test(text)) break;
    const value = LOOKED_AT.lastIndex;
    const field = text.slice(skipSpace(text, text.lastIndexOf('#', value - 1) + 1, value), value);
    if (field === MARKER_END) {
      draft.lsb = true;
      continue;
    }
    for (let next = text.indexOf('\n', lineStart); next >= 0 && next < value; next = text.indexOf('\n', lineStart)) {
      line += 1;
      lineStart = next + 1;
    }
    const refusal = readField({ text, value, line, lineStart }, field, draft, search);
    if (refusal !== undefined) return refusal;
  }
  return draft;
}

/** Where the value of a field begins, and the line on which it does. */
interface ValuePlace {
  readonly text: ByteString;
  readonly value: number;
  readonly line: number;
  readonly lineStart: number;
}

/** Reads a field. Those that read beyond their line do so on their own. */
function readField(
  { text, value, line, lineStart }: ValuePlace,
  field: ByteString,
  draft: Draft,
  search: LanguageSearch,
): ChkconfigRefusal | undefined {
  const end = lineEnd(text, value);
  switch (field) {
    case 'chkconfig:': {
      const levels = skipSpace(text, value, end);
      if (levels === end) {
        return refuse('empty-line', locateOnLine(line, lineStart)(value - field.length, value));
      }
      return readChkconfigLine(new Scanner(text, levels, line, lineStart), draft);
    }
    case 'description':
      search.look(value, end);
      break;
    case 'Default-Start:':
    case 'Default-Stop:':
      changeLevels(new Scanner(text, value, line, lineStart), field === 'Default-Start:', draft);
      break;
    default: {
      const words = splitWords(text, value, end, locateOnLine(line, lineStart), SPACE_SEPARATED);
      const list = LISTS.get(field);
      if (list !== undefined) draft.lists[list] = words;
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
