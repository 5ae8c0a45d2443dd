/**
 * Which header counts for a script, and what insserv 1.26 takes from it: that of an override, that of the script, or the
 * fixed one of OpenRC scripts. Overrides are not merged with the script, save for the one odd case of a broken override.
 */
import { readInsserv } from '../../header/insserv.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { InsservField, InsservKeyword, InsservReading } from '../../model/insserv.ts';

/** A text and the file that it is from. */
export interface SourceText {
  readonly file: ByteString;
  readonly text: ByteString;
}

/** What came of looking for a script's header. */
export interface ScriptHeader {
  readonly kind: 'header';
  /** The file that the fields are from: the script, or its override. */
  readonly file: ByteString;
  /** `openrc`: the script has no header of its own, and needs none. */
  readonly block: 'none' | 'complete' | 'unterminated' | 'openrc';
  readonly reading: InsservReading;
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

const OPENRC = ['#!/sbin/openrc-run', '#!/usr/sbin/openrc-run'];

/** What an OpenRC script counts as. */
const OPENRC_BLOCK =
  '### BEGIN INIT INFO\n' +
  '# Required-Start: $remote_fs $syslog\n' +
  '# Required-Stop: $remote_fs $syslog\n' +
  '# Default-Start: 2 3 4 5\n' +
  '# Default-Stop: 0 1 6\n' +
  '### END INIT INFO\n';

/** Reads the header that counts. `overrides` in the order in which they are looked for. Never throws. O(n). */
export function readScriptHeader(script: SourceText, overrides: readonly SourceText[]): ScriptHeader {
  const isEmpty = script.text === '';
  if (isOpenrc(script.text)) {
    const reading = readInsserv(OPENRC_BLOCK);
    const nothing = { overrides: [], readsScript: false, unterminated: [] };
    return { kind: 'header', file: script.file, block: 'openrc', reading, ...nothing, isEmpty };
  }
  const unterminated: ByteString[] = [];
  const tried: ByteString[] = [];
  const common = { kind: 'header', overrides: tried, unterminated, isEmpty } as const;
  let broken: { readonly file: ByteString; readonly reading: InsservReading } | undefined;
  for (const { file, text } of overrides) {
    const reading = readInsserv(text);
    tried.push(file);
    if (reading.block === 'complete') return { ...common, file, block: 'complete', reading, readsScript: false };
    if (reading.block === 'unterminated') {
      unterminated.push(file);
      broken = { file, reading };
    }
  }
  const own = readInsserv(script.text);
  if (own.block === 'unterminated') unterminated.push(script.file);
  if (broken === undefined || own.block !== 'none') {
    return { ...common, file: script.file, block: own.block, reading: own, readsScript: true };
  }
  // Nothing ended the override's block, so the lines of the script go on with it.
  const further = readInsserv(`### BEGIN INIT INFO\n${script.text}`);
  const reading = fillIn(broken.reading, further);
  return { ...common, file: broken.file, block: 'unterminated', reading, readsScript: true };
}

/** Blanks between `#!` and the path do not matter, nor does what stands behind it. */
function isOpenrc(text: ByteString): boolean {
  if (!text.startsWith('#')) return false;
  const end = text.indexOf('\n');
  const line = text.slice(0, end < 0 ? undefined : end).replaceAll(/[ \t]/g, '');
  return OPENRC.some((path) => line.startsWith(path));
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
