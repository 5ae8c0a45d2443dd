/**
 * Which header counts for a script, and what insserv 1.26 takes from it: that of an override, that of the script, or the
 * fixed one of OpenRC scripts. Overrides are not merged with the script, save for the one odd case of a broken override.
 */
import { readInsserv } from '../../header/insserv/reader.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { InsservField, InsservKeyword, InsservReading } from '../../model/insserv.ts';
import { toValues, type HeaderBlock, type ScriptValues } from './script-values.ts';

/** A text and the file that it is from. */
export interface SourceText {
  readonly file: ByteString;
  readonly text: ByteString;
}

/** A script's own text, and what insserv reads in it, where that is known already. */
export interface OwnText extends SourceText {
  readonly reading?: InsservReading;
}

/** What came of looking for a script's header. */
export interface ScriptHeader {
  readonly kind: 'header';
  /** The file that the fields are from: the script, or its override. */
  readonly file: ByteString;
  readonly block: HeaderBlock;
  readonly reading: InsservReading;
  readonly values: ScriptValues;
  readonly script: ByteString;
  /** The overrides that were read, in their order, and whether the script was. */
  readonly overrides: readonly ByteString[];
  readonly readsScript: boolean;
  /** Files with BEGIN and without END; each is fatal unless forced. */
  readonly unterminated: readonly ByteString[];
  /** The script is an empty file. */
  readonly isEmpty: boolean;
}

/** A script that cannot be read. `missing`: there is none. */
export interface UnreadScript {
  readonly kind: 'missing' | 'unreadable';
  readonly reason: ByteString;
}

/** The first line of an OpenRC script begins so. Blanks do not matter wherever they stand in it. */
const OPENRC: readonly ByteString[] = ['#!/sbin/openrc-run', '#!/usr/sbin/openrc-run'];

/** What an OpenRC script counts as. */
const OPENRC_BLOCK =
  '### BEGIN INIT INFO\n' +
  '# Required-Start: $remote_fs $syslog\n' +
  '# Required-Stop: $remote_fs $syslog\n' +
  '# Default-Start: 2 3 4 5\n' +
  '# Default-Stop: 0 1 6\n' +
  '### END INIT INFO\n';

/** Reads the header that counts. `overrides` in the order in which they are looked for. Never throws. O(n). */
export function readScriptHeader(script: OwnText, overrides: readonly SourceText[]): ScriptHeader {
  const sources = { overrides: [] as ByteString[], readsScript: false, unterminated: [] as ByteString[] };
  const found = ({ file, block, reading }: Found): ScriptHeader => {
    const values = toValues(file, block, reading);
    return {
      kind: 'header',
      file,
      script: script.file,
      block,
      reading,
      values,
      ...sources,
      isEmpty: script.text === '',
    };
  };
  if (isOpenrc(script.text)) return found({ file: script.file, block: 'openrc', reading: readInsserv(OPENRC_BLOCK) });
  let broken: Found | undefined;
  for (const { file, text } of overrides) {
    const reading = readInsserv(text);
    const { block } = reading;
    sources.overrides.push(file);
    if (block === 'complete') return found({ file, block, reading });
    if (block === 'unterminated') {
      sources.unterminated.push(file);
      broken = { file, block, reading };
    }
  }
  sources.readsScript = true;
  const own = script.reading ?? readInsserv(script.text);
  if (own.block === 'unterminated') sources.unterminated.push(script.file);
  if (broken === undefined || own.block !== 'none') return found({ file: script.file, block: own.block, reading: own });
  // Nothing ended the override's block, so the lines of the script go on with it.
  const further = readInsserv(`### BEGIN INIT INFO\n${script.text}`);
  return found({ ...broken, reading: fillIn(broken.reading, further) });
}

interface Found {
  readonly file: ByteString;
  readonly block: HeaderBlock;
  readonly reading: InsservReading;
}

function isOpenrc(text: ByteString): boolean {
  const end = text.indexOf('\n');
  const line = end < 0 ? text : text.slice(0, end);
  // Nearly all first lines are too short for it.
  if (OPENRC.every(({ length }) => line.length < length)) return false;
  const packed = line.replaceAll(/[ \t]/g, '');
  return OPENRC.some((path) => packed.startsWith(path));
}

function fillIn(first: InsservReading, further: InsservReading): InsservReading {
  const fields = new Map<InsservKeyword, InsservField>([...further.fields, ...first.fields]);
  const of = (keyword: InsservKeyword): InsservReading => (first.fields.has(keyword) ? first : further);
  return {
    ...first,
    fields,
    interactive: of('X-Interactive').interactive,
    defaultStart: of('Default-Start').defaultStart,
    defaultStop: of('Default-Stop').defaultStop,
  };
}
