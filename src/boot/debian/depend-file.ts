/**
 * The makefiles of startpar(8), `.depend.boot`, `.depend.start` and `.depend.stop`, as it reads them: line by line into a
 * buffer of LINE_MAX bytes, so that what is longer loses its end.
 */
import type { ByteString } from '../../model/bytes.ts';
import { placeIn, type Place } from '../../model/place.ts';

/** LINE_MAX of glibc, less the NUL at the end. */
const LONGEST_LINE = 2047;

export interface DependRule {
  /** Indexes into the names: `script` waits for `on`. */
  readonly script: number;
  readonly on: number;
  readonly place: Place;
}

export interface DependFile {
  readonly file: ByteString;
  /** Every name that stands in it, targets and others, once, in the order of the text. */
  readonly names: readonly ByteString[];
  readonly indexOf: ReadonlyMap<ByteString, number>;
  readonly rules: readonly DependRule[];
  readonly interactive: ReadonlySet<number>;
  /** Lines that are read in part. */
  readonly cutLines: readonly Place[];
}

/** Never fails: what is no line of the form says nothing. O(n). */
export function readDependFile(text: ByteString, file: ByteString): DependFile {
  const reader = new Reader(file);
  let offset = 0;
  let number = 0;
  while (offset < text.length) {
    const feed = text.indexOf('\n', offset);
    const end = feed < 0 ? text.length : feed;
    number += 1;
    const place = placeIn(file, { line: number, column: 1, offset, length: end - offset });
    // With its line end the line must fit; of a longer one each piece is read as a line of its own.
    if (end - offset + 1 > LONGEST_LINE) reader.cutLines.push(place);
    for (let at = offset; at < end; at += LONGEST_LINE) {
      reader.read(text.slice(at, Math.min(end, at + LONGEST_LINE)), place);
    }
    offset = end + 1;
  }
  return reader;
}

class Reader implements DependFile {
  readonly file: ByteString;
  readonly names: ByteString[] = [];
  readonly indexOf: Map<ByteString, number>;
  readonly rules: DependRule[] = [];
  readonly interactive: Set<number>;
  readonly cutLines: Place[] = [];

  constructor(file: ByteString) {
    this.file = file;
    this.indexOf = new Map();
    this.interactive = new Set();
  }

  read(line: ByteString, place: Place): void {
    const list = /^[ \t]*(TARGETS|INTERACTIVE)[ \t]*=/.exec(line);
    if (list !== null) {
      for (const name of splitWords(line.slice(list[0].length))) {
        if (list[1] === 'TARGETS') this.#intern(name);
        else this.interactive.add(this.#intern(name));
      }
      return;
    }
    const colon = line.indexOf(':');
    const [name, ...others] = splitWords(line.slice(0, Math.max(0, colon)));
    if (name === undefined || others.length > 0 || name.startsWith('#')) return;
    const script = this.#intern(name);
    for (const on of splitWords(line.slice(colon + 1))) this.rules.push({ script, on: this.#intern(on), place });
  }

  #intern(name: ByteString): number {
    const known = this.indexOf.get(name);
    if (known !== undefined) return known;
    const index = this.names.push(name) - 1;
    this.indexOf.set(name, index);
    return index;
  }
}

function splitWords(text: ByteString): readonly ByteString[] {
  return text.split(/[ \t]+/).filter((word) => word !== '');
}
