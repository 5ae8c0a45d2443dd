/** What a header says to a run: the values of its fields, and the messages that reading them gives each time. */
import type { ByteString } from '../../model/bytes.ts';
import type { InsservScan, MissingField } from '../../model/insserv-event.ts';
import type { InsservKeyword } from '../../model/insserv.ts';
import { placeIn, type Place, type Word } from '../../model/place.ts';
import type { RunlevelSet } from '../../model/runlevel.ts';
import type { InsservRun } from './run.ts';
import type { ScriptHeader, UnreadScript } from './script-header.ts';

/** The value of Default-Start or Default-Stop. */
export interface LevelValue {
  /** As it stands in the header. */
  readonly text: ByteString;
  readonly set: RunlevelSet;
  readonly place?: Place;
  /** A `b`, which no runlevel is. */
  readonly wrong?: { readonly key: ByteString; readonly place?: Place };
}

/** A word of a list and where it stands. */
export interface ListWord {
  readonly text: ByteString;
  readonly place?: Place;
}

/** A header as a pass of the run uses it. Lists and values that are absent are missing from the header. */
export interface ScriptValues {
  readonly file: ByteString;
  /** False where insserv says that LSB tags are missing. */
  readonly hasTags: boolean;
  readonly isOpenrc: boolean;
  /** Empty if there is no Provides line, or no word in it. */
  readonly provides: readonly ListWord[];
  readonly lists: ReadonlyMap<InsservKeyword, readonly ListWord[]>;
  readonly defaultStart: LevelValue | undefined;
  readonly defaultStop: LevelValue | undefined;
  readonly isInteractive: boolean;
}

const REQUIRED: readonly InsservKeyword[] = ['Required-Start', 'Required-Stop', 'Default-Start', 'Default-Stop'];

/**
 * Reads the values of a header and tells what insserv tells on each reading.
 *
 * @param shown the script as messages name it
 * @returns undefined where the run ends
 */
export function readValues(
  run: InsservRun,
  header: ScriptHeader | UnreadScript,
  shown: ByteString,
  scan: InsservScan,
): ScriptValues | undefined {
  if (header.kind !== 'header') {
    tellUnread(run, header, shown);
    return undefined;
  }
  if (header.isEmpty) run.emit({ code: 'empty-script', name: shown, scan });
  for (const file of header.overrides) run.emit({ code: 'loading', name: file });
  if (header.readsScript) run.emit({ code: 'loading', name: shown });
  // The name of a link is shown without S, K and number, but so is any name that begins like one.
  const name = /^[SK]/.test(shown) ? shown.slice(3) : shown;
  const { isForced } = run.options;
  for (const file of header.unterminated) {
    run.emit({ code: 'no-end', name, isForced, file });
    if (isForced) continue;
    run.emit({ code: 'exiting' });
    return undefined;
  }
  const values = toValues(header);
  if (header.block === 'complete') {
    const missing = missingFields(values, header);
    if (missing.length > 0) run.emit({ code: 'incomplete', name, missing, file: header.file });
  }
  return values;
}

/** insserv looks a file up before each of several attempts to open it. */
function tellUnread(run: InsservRun, { kind, reason }: UnreadScript, name: ByteString): void {
  const isMissing = kind === 'missing';
  if (isMissing) run.emit({ code: 'stat-script', name, reason });
  run.emit({ code: 'read-script', name, reason });
  if (isMissing) {
    run.emit({ code: 'stat-script', name, reason });
    run.emit({ code: 'stat-script', name, reason });
  }
  run.emit({ code: 'open-script', name, reason });
}

function toValues({ file, block, reading }: ScriptHeader): ScriptValues {
  const lists = new Map<InsservKeyword, readonly ListWord[]>();
  for (const { keyword, words } of reading.fields.values()) {
    lists.set(
      keyword,
      words.map((word) => ({ text: word.text, ...(block !== 'openrc' && { place: placeIn(file, word) }) })),
    );
  }
  return {
    file,
    hasTags: block === 'complete' || block === 'openrc',
    isOpenrc: block === 'openrc',
    provides: lists.get('Provides') ?? [],
    lists,
    defaultStart: levelValue(file, reading.fields.get('Default-Start')?.value, reading.defaultStart),
    defaultStop: levelValue(file, reading.fields.get('Default-Stop')?.value, reading.defaultStop),
    isInteractive: reading.interactive,
  };
}

function levelValue(
  file: ByteString,
  value: Word | undefined,
  { set, wrong }: { readonly set: RunlevelSet; readonly wrong?: Word },
): LevelValue | undefined {
  if (value === undefined) return undefined;
  return {
    text: value.text,
    set,
    place: placeIn(file, value),
    ...(wrong !== undefined && { wrong: { key: wrong.text, place: placeIn(file, wrong) } }),
  };
}

function missingFields(values: ScriptValues, { reading }: ScriptHeader): readonly MissingField[] {
  const missing: MissingField[] = [];
  if (!reading.fields.has('Provides')) missing.push('Provides');
  else if (values.provides.length === 0) missing.push('Provides-name');
  for (const keyword of REQUIRED) if (!reading.fields.has(keyword)) missing.push(keyword as MissingField);
  return missing;
}
