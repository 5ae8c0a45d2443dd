/** What a header says to a run: the values of its fields. They are made once, however often the run comes back to the script. */
import type { ByteString } from '../../model/bytes.ts';
import type { MissingField } from '../../model/insserv-event.ts';
import type { InsservKeyword, InsservReading } from '../../model/insserv.ts';
import { placeIn, type Place, type Word } from '../../model/place.ts';
import type { RunlevelSet } from '../../model/runlevel.ts';

/** The value of Default-Start or Default-Stop. */
export interface LevelValue {
  /** As it stands in the header. */
  readonly text: ByteString;
  readonly set: RunlevelSet;
  readonly place?: Place;
  /** A `b`, which no runlevel is. */
  readonly wrong?: { readonly key: ByteString; readonly place?: Place };
}

/** The words of a list that count. */
export interface ListValue {
  readonly words: readonly Word[];
}

/** What is read between BEGIN and END; `openrc`: the script has no header of its own, and needs none. */
export type HeaderBlock = InsservReading['block'] | 'openrc';

/** A header as the passes of a run use it. Lists and values that are absent are missing from the header. */
export interface ScriptValues {
  readonly file: ByteString;
  /** False where insserv says that LSB tags are missing. */
  readonly hasTags: boolean;
  readonly isOpenrc: boolean;
  /** Empty if there is no Provides line, or no word in it. */
  readonly provides: readonly Word[];
  readonly lists: ReadonlyMap<InsservKeyword, ListValue>;
  readonly defaultStart: LevelValue | undefined;
  readonly defaultStop: LevelValue | undefined;
  readonly isInteractive: boolean;
  /** What insserv asks for and a whole block does not have. */
  readonly missing: readonly MissingField[];
}

const REQUIRED = ['Required-Start', 'Required-Stop', 'Default-Start', 'Default-Stop'] as const;

/** The values of a header that was read in a file. */
export function toValues(file: ByteString, block: HeaderBlock, reading: InsservReading): ScriptValues {
  const { fields } = reading;
  const provides = fields.get('Provides')?.words;
  return {
    file,
    hasTags: block === 'complete' || block === 'openrc',
    isOpenrc: block === 'openrc',
    provides: provides ?? [],
    lists: fields,
    defaultStart: levelValue(file, fields.get('Default-Start')?.value, reading.defaultStart),
    defaultStop: levelValue(file, fields.get('Default-Stop')?.value, reading.defaultStop),
    isInteractive: reading.interactive,
    missing: block === 'complete' ? missingFields(fields, provides) : [],
  };
}

/** A word that stands in no header. */
export function guessedWord(text: ByteString): Word {
  return { text, line: 0, column: 0, offset: 0, length: 0 };
}

/** Where a word of a header stands; undefined where nobody wrote it. */
export function placeOfWord({ file, isOpenrc }: ScriptValues, word: Word): Place | undefined {
  return isOpenrc || word.line === 0 ? undefined : placeIn(file, word);
}

function levelValue(
  file: ByteString,
  value: Word | undefined,
  { set, wrong }: InsservReading['defaultStart'],
): LevelValue | undefined {
  if (value === undefined) return undefined;
  const place = placeIn(file, value);
  if (wrong === undefined) return { text: value.text, set, place };
  return { text: value.text, set, place, wrong: { key: wrong.text, place: placeIn(file, wrong) } };
}

function missingFields(
  fields: InsservReading['fields'],
  provides: readonly Word[] | undefined,
): readonly MissingField[] {
  const missing: MissingField[] = [];
  if (provides === undefined) missing.push('Provides');
  else if (provides.length === 0) missing.push('Provides-name');
  for (const keyword of REQUIRED) if (!fields.has(keyword)) missing.push(keyword);
  return missing;
}
