/**
 * Reads an init script as systemd-sysv-generator 252 does: an LSB block, Red Hat's `description:` and `pidfile:`, and whether
 * the usage names reload. Its reading is neither that of insserv nor that of chkconfig.
 */
import type { ByteString } from '../../model/bytes.ts';
import { stripSysv, sysvLines } from './lines.ts';
import { namesReload, saysUsage } from './reload.ts';
import { sysvWords } from './words.ts';

export type SysvField = 'provides' | 'required-start' | 'should-start' | 'x-start-before' | 'x-start-after';

/** A line of an LSB block that names units. */
export interface SysvStatement {
  readonly field: SysvField;
  readonly line: number;
  readonly words: readonly ByteString[];
}

export interface SysvHeader {
  readonly hasLsb: boolean;
  /** The text with the word in front of it that says where it is from. */
  readonly description: ByteString | undefined;
  readonly statements: readonly SysvStatement[];
  readonly pidFile: ByteString | undefined;
  readonly hasReload: boolean;
  /** Lines with a pid file that is no absolute path. */
  readonly relativePidFiles: readonly number[];
  /** A line of a megabyte was met: nothing is made of the script. */
  readonly isEndless: boolean;
}

const FIELDS: readonly (readonly [ByteString, SysvField])[] = [
  ['provides:', 'provides'],
  ['required-start:', 'required-start'],
  ['should-start:', 'should-start'],
  ['x-start-before:', 'x-start-before'],
  ['x-start-after:', 'x-start-after'],
];

/** Reads a script's text. Never fails. O(n). */
export function readSysvHeader(text: ByteString): SysvHeader {
  const reading = new Reading();
  let number = 0;
  for (const { text: line, isEndless } of sysvLines(text)) {
    number += 1;
    if (isEndless) return { ...reading.result(), isEndless };
    reading.take(line, number);
  }
  return reading.result();
}

type State = 'normal' | 'chkconfig-description' | 'lsb' | 'lsb-description' | 'usage';

class Reading {
  #state: State = 'normal';
  #hasLsb = false;
  #short: ByteString | undefined;
  #chkconfig: ByteString | undefined;
  #long: ByteString | undefined;
  readonly #statements: SysvStatement[] = [];
  readonly #relative: number[] = [];
  #pidFile: ByteString | undefined;
  #hasReload = false;

  take(whole: ByteString, number: number): void {
    const line = stripSysv(whole);
    if (!line.startsWith('#')) this.#takeCode(line);
    else if (this.#state === 'normal' && line === '### BEGIN INIT INFO') {
      this.#state = 'lsb';
      this.#hasLsb = true;
    } else if (this.#isLsb() && line === '### END INIT INFO') this.#state = 'normal';
    else this.#takeComment(stripSysv(line.slice(1)), whole, number);
  }

  result(): SysvHeader {
    const text = this.#short ?? this.#chkconfig ?? this.#long;
    return {
      hasLsb: this.#hasLsb,
      description: text === undefined ? undefined : `${this.#hasLsb ? 'LSB' : 'SYSV'}: ${text}`,
      statements: this.#statements,
      pidFile: this.#pidFile,
      hasReload: this.#hasReload,
      relativePidFiles: this.#relative,
      isEndless: false,
    };
  }

  #isLsb(): boolean {
    return this.#state === 'lsb' || this.#state === 'lsb-description';
  }

  #takeCode(line: ByteString): void {
    if (this.#state !== 'usage' && !(this.#state === 'normal' && saysUsage(line))) return;
    const isFound = namesReload(line);
    this.#hasReload ||= isFound;
    this.#state = !isFound && line.endsWith('\\') ? 'usage' : 'normal';
  }

  #takeComment(text: ByteString, whole: ByteString, number: number): void {
    if (this.#state === 'normal') this.#takePlain(text, number);
    else if (this.#state === 'chkconfig-description') {
      const isOpen = text.endsWith('\\');
      if (!isOpen) this.#state = 'normal';
      this.#chkconfig = append(this.#chkconfig, stripSysv(isOpen ? text.slice(0, -1) : text));
    } else if (this.#isLsb()) this.#takeLsb(text, whole, number);
  }

  #takePlain(text: ByteString, number: number): void {
    const description = valueOf(text, 'description:');
    const pidFile = valueOf(text, 'pidfile:');
    if (description !== undefined) {
      const isOpen = text.endsWith('\\');
      if (isOpen) this.#state = 'chkconfig-description';
      this.#chkconfig = orNothing(isOpen ? stripSysv(description.slice(0, -1)) : description);
    } else if (pidFile?.startsWith('/') === true) this.#pidFile = pidFile;
    else if (pidFile !== undefined) this.#relative.push(number);
  }

  #takeLsb(text: ByteString, whole: ByteString, number: number): void {
    for (const [name, field] of FIELDS) {
      const value = valueOf(text, name);
      if (value === undefined) continue;
      this.#state = 'lsb';
      this.#statements.push({ field, line: number, words: sysvWords(value) });
      return;
    }
    const long = valueOf(text, 'description:');
    const short = valueOf(text, 'short-description:');
    if (long !== undefined) {
      this.#state = 'lsb-description';
      this.#long = orNothing(long);
    } else if (short !== undefined) {
      this.#state = 'lsb';
      this.#short = orNothing(short);
    } else if (this.#state === 'lsb-description') {
      // The blanks at the line's end are gone when systemd looks at its beginning.
      if (/^#(?:\t| {2})/.test(whole) && text !== '') this.#long = append(this.#long, text);
      else this.#state = 'lsb';
    }
  }
}

/** What stands behind a field's name, in whatever case that is written; undefined if the text is no such field. */
function valueOf(text: ByteString, name: ByteString): ByteString | undefined {
  return text.slice(0, name.length).toLowerCase() === name ? stripSysv(text.slice(name.length)) : undefined;
}

function orNothing(text: ByteString): ByteString | undefined {
  return text === '' ? undefined : text;
}

function append(before: ByteString | undefined, piece: ByteString): ByteString | undefined {
  if (piece === '') return before;
  return before === undefined ? piece : `${before} ${piece}`;
}
