/** Finds out why a reader of a script takes no start levels from it, or passes over words of its Default-Start. */
import type { ByteString } from '../model/bytes.ts';
import type { InsservReading } from '../model/insserv.ts';
import type { Span, Word } from '../model/place.ts';
import { NO_RUNLEVEL, runlevelSet } from '../model/runlevel.ts';
import type { StartSilence } from '../model/start-silence.ts';
import { readChkconfig } from './chkconfig/reader.ts';
import { foreignSystem } from './foreign.ts';
import { readInsserv } from './insserv/reader.ts';
import { readUpdateRcdFields } from './lsb/update-rcd.ts';

/** Where a script only stops things at the end of a system's run, it is not meant to start. */
const HALT = runlevelSet('0') | runlevelSet('6');

/**
 * What insserv misses. O(n).
 *
 * @param reading of the text
 */
export function explainInsservStart(text: ByteString, reading: InsservReading): readonly StartSilence[] {
  return reading.begin === undefined ? [explainNoBlock(text)] : explainInsservFields(reading);
}

/** What insserv misses in the fields of a block. */
export function explainInsservFields(reading: InsservReading): readonly StartSilence[] {
  const { begin, fields, defaultStart, defaultStop } = reading;
  const isForHalt =
    defaultStart.set === NO_RUNLEVEL && defaultStop.set !== NO_RUNLEVEL && (defaultStop.set & ~HALT) === 0;
  const field = fields.get('Default-Start');
  if (field === undefined) return isForHalt || begin === undefined ? [] : [{ kind: 'no-field', span: begin }];
  const { value, key } = field;
  const words = [...value.text.matchAll(/[^ ,;]+/g)].map(({ 0: text, index }): Word => ({
    text,
    line: value.line,
    column: value.column + index,
    offset: value.offset + index,
    length: text.length,
  }));
  return words.length === 0 && !isForHalt ? [emptyAt(key)] : explainWords(words);
}

/** What update-rc.d itself misses, where there is no insserv. Each word makes a folder, whatever it is. O(n). */
export function explainUpdateRcdStart(text: ByteString): readonly StartSilence[] {
  const { hasBlock, start, stop } = readUpdateRcdFields(text);
  const generous = readInsserv(text);
  if (!hasBlock) {
    return [generous.begin === undefined ? explainNoBlock(text) : { kind: 'unread-line', span: generous.begin }];
  }
  const isForHalt =
    stop !== undefined && stop.words.length > 0 && stop.words.every(({ text: word }) => /^[06]$/.test(word));
  if (start !== undefined) {
    return start.words.length === 0 && !isForHalt ? [emptyAt(start.key)] : explainWords(start.words);
  }
  const unread = generous.fields.get('Default-Start');
  if (unread !== undefined && unread.words.length > 0) return [{ kind: 'unread-line', span: spanOf(unread.key) }];
  if (isForHalt) return [];
  return [generous.begin === undefined ? { kind: 'no-header' } : { kind: 'no-field', span: generous.begin }];
}

/** A script without a block: it may have been written for chkconfig. */
export function explainNoBlock(text: ByteString): StartSilence {
  const line = readChkconfig(text).header?.line;
  if (line === undefined) return { kind: foreignSystem(text) ?? 'no-header' };
  return { kind: 'chkconfig-only', span: spanOf(line.key), levels: line.runlevels.join(' ') || '2 3 4 5' };
}

/** The words that are no runlevel, each with all the levels that the field seems to mean. */
export function explainWords(words: readonly Word[]): readonly StartSilence[] {
  const digits = words.flatMap(({ text }) => (JOINED.test(text) ? Array.from(text.toUpperCase()) : []));
  const levels = [...new Set(digits)].join(' ');
  return words.flatMap((word): readonly StartSilence[] => {
    const { text } = word;
    if (runlevelSet(text) !== NO_RUNLEVEL) return [];
    return [{ kind: JOINED.test(text) ? 'joined' : 'no-level', span: spanOf(word), word: text, levels }];
  });
}

const JOINED = /^[0-6Ss]+$/;

function emptyAt(key: Word): StartSilence {
  return { kind: 'empty', span: spanOf(key) };
}

function spanOf({ line, column, offset, length }: Span): Span {
  return { line, column, offset, length };
}
