/** Units as text: sections, keys and values with their places (systemd.syntax(7)). */
import type { ByteString } from '../../model/bytes.ts';
import { placeIn, type Place } from '../../model/place.ts';
import { TextLines } from '../../shell/text-lines.ts';

export interface UnitEntry {
  readonly section: ByteString;
  readonly key: ByteString;
  readonly value: ByteString;
  /** Of the value; of the whole line where that is empty. */
  readonly place: Place;
}

export interface ParsedUnit {
  readonly file: ByteString;
  /** `foo.service` */
  readonly name: ByteString;
  readonly text: ByteString;
  readonly entries: readonly UnitEntry[];
  /** Places of marks that a person has not taken away. */
  readonly todos: readonly Place[];
}

/** Reads a unit. Lines that are none are passed over. O(n). */
export function parseUnit(file: ByteString, name: ByteString, text: ByteString): ParsedUnit {
  const lines = new TextLines(text);
  const entries: UnitEntry[] = [];
  const todos: Place[] = [];
  let section = '';
  for (let number = 1; number <= lines.count; number++) {
    const line = lines.of(number);
    const trimmed = line.trim();
    if (trimmed.startsWith('#') || trimmed.startsWith(';')) {
      if (trimmed.startsWith('# TODO(initorder)')) todos.push(placeIn(file, lines.spanOf(number)));
      continue;
    }
    const heading = /^\[([^\]]*)\]$/.exec(trimmed)?.[1];
    if (heading !== undefined) section = heading;
    const equals = line.indexOf('=');
    if (heading !== undefined || equals < 0) continue;
    const first = number;
    const parts = [line.slice(equals + 1)];
    // A backslash at the end goes on in the next line; comments in between are passed over.
    while (parts.at(-1)?.endsWith('\\') === true && number < lines.count) {
      parts[parts.length - 1] = (parts.at(-1) ?? '').slice(0, -1);
      number += 1;
      const next = lines.of(number);
      parts.push(/^[ \t]*[#;]/.test(next) ? ' \\' : next);
    }
    const value = parts.join(' ').trim();
    const at = line.length - line.slice(equals + 1).trimStart().length;
    const start = lines.startOf(first) + at;
    const span = value === '' ? lines.spanOf(first) : lines.span(first, start, Math.max(start, lines.endOf(first)));
    entries.push({ section, key: line.slice(0, equals).trim(), value, place: placeIn(file, span) });
  }
  return { file, name, text, entries, todos };
}

/** All values of a key; those before an empty one do not count, as systemd has it for lists. */
export function valuesOf({ entries }: ParsedUnit, key: ByteString): readonly UnitEntry[] {
  const found: UnitEntry[] = [];
  for (const entry of entries) {
    if (entry.key !== key) continue;
    if (entry.value === '') found.length = 0;
    else found.push(entry);
  }
  return found;
}

/** The value that counts of a key that has one only. */
export function valueOf(unit: ParsedUnit, key: ByteString): UnitEntry | undefined {
  return unit.entries.findLast((entry) => entry.key === key);
}
