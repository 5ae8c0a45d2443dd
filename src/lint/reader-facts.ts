/**
 * What the real programs, and the generous readers, hold of a script: the names that it provides and depends on, its
 * runlevels and its priorities. Facts are compared by their texts, so words are brought to one form: what a repair of
 * commas, quotes or of a facility's spelling makes of a word is the same fact. Any other spelling is another name.
 */
import { readChkconfigService } from '../header/chkconfig/strict.ts';
import { readHeaders } from '../header/all-dialects.ts';
import { readInsserv } from '../header/insserv/reader.ts';
import type { ByteString } from '../model/bytes.ts';
import type { Word } from '../model/place.ts';

/** All facts of a text, each once. O(n). */
export function readFacts(text: ByteString): ReadonlySet<string> {
  const facts = new Set<string>();
  noteHeaders(text, facts);
  noteInsserv(text, facts);
  noteChkconfig(text, facts);
  return facts;
}

/** Required and Should of one direction are one kind: of a name in both, one may go. */
const KINDS: ReadonlyMap<ByteString, string> = new Map([
  ['Required-Start', 'start'],
  ['Should-Start', 'start'],
  ['Required-Stop', 'stop'],
  ['Should-Stop', 'stop'],
  ['X-UnitedLinux-Should-Start', 'start'],
  ['X-UnitedLinux-Should-Stop', 'stop'],
  ['Provides', 'provides'],
  ['X-Start-Before', 'before'],
  ['X-Stop-After', 'after'],
]);

function noteWords(reader: string, field: ByteString, words: readonly Word[], facts: Set<string>): void {
  const kind = KINDS.get(field);
  if (kind !== undefined) noteNames(`${reader} ${kind}`, words, facts);
}

function noteNames(kind: string, words: readonly Word[], facts: Set<string>): void {
  for (const { text } of words) {
    for (const name of text.split(/[,;"'\\\r]+/)) {
      const plain = name.startsWith('$') ? name.slice(1).toLowerCase().replaceAll('-', '_') : name;
      if (plain !== '') facts.add(`${kind} ${plain}`);
    }
  }
}

/** Bit n of a set of runlevels, for those that are of use. */
function noteRunlevels(kind: string, set: number, facts: Set<string>): void {
  for (let level = 0; level < 8; level++) if ((set & (1 << level)) !== 0) facts.add(`${kind} ${level}`);
}

function noteHeaders(text: ByteString, facts: Set<string>): void {
  const { lsb, rcorder, chkconfig } = readHeaders(text);
  for (const { keyword, words } of rcorder?.fields ?? []) noteNames(`rcorder ${keyword}`, words, facts);
  for (const { keyword, words } of lsb?.fields ?? []) noteWords('lsb', keyword, words, facts);
  if (chkconfig?.line === undefined) return;
  const { runlevels, start, stop } = chkconfig.line;
  for (const level of runlevels) facts.add(`line level ${level}`);
  facts.add(`line start ${start.number}`).add(`line stop ${stop.number}`);
}

/** A block without an end is fatal to insserv, so nothing is lost with it. */
function noteInsserv(text: ByteString, facts: Set<string>): void {
  const { block, fields, interactive, defaultStart, defaultStop } = readInsserv(text);
  if (block !== 'complete') return;
  facts.add('insserv block');
  if (interactive) facts.add('insserv interactive');
  for (const { keyword, words } of fields.values()) noteWords('insserv', keyword, words, facts);
  noteRunlevels('insserv start-level', defaultStart.set, facts);
  noteRunlevels('insserv stop-level', defaultStop.set, facts);
  // In a level that is in both there is a stop link only.
  noteRunlevels('insserv started-in', defaultStart.set & ~defaultStop.set, facts);
}

function noteChkconfig(text: ByteString, facts: Set<string>): void {
  const service = readChkconfigService(text);
  if (!service.supported) return;
  facts.add('chkconfig service');
  if (service.lsb) facts.add('chkconfig block');
  if (service.startFrom !== undefined) facts.add(`chkconfig start ${service.start}`);
  if (service.stopFrom !== undefined) facts.add(`chkconfig stop ${service.stop}`);
  for (const [field, words] of Object.entries(service.lists)) noteWords('chkconfig', field, words, facts);
  noteNames('chkconfig provides', service.provides, facts);
  noteRunlevels('chkconfig level', service.levels & 0x7f, facts);
}
