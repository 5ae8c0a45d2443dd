/** Names that insserv 1.26 takes for no script, whatever the file is. */
import type { ByteString } from '../../model/bytes.ts';
import { isReservedName } from '../../model/script-name.ts';

const SUFFIX_BEGINNINGS: readonly ByteString[] = ['rpm', 'ba', 'dpkg', 'ucf'];
const SUFFIXES: ReadonlySet<ByteString> = new Set(['old', 'new', 'org', 'orig', 'save', 'swp', 'core']);
const MOST_FILTERS = 1000;
const LONGEST_FILTER = 30;

/** The suffixes of a file-filters file, one a line. O(n). */
export function readFileFilters(text: ByteString): ReadonlySet<ByteString> {
  const lines = text.split('\n').slice(0, MOST_FILTERS);
  return new Set(lines.map((line) => line.slice(0, LONGEST_FILTER)).filter((line) => line !== ''));
}

/** True for what package managers and editors leave beside a file. `filters`: further suffixes. */
export function isLeftOverName(name: ByteString, filters: ReadonlySet<ByteString>): boolean {
  const dot = name.lastIndexOf('.');
  if (dot >= 0) {
    const suffix = name.slice(dot + 1);
    if (SUFFIXES.has(suffix) || filters.has(suffix)) return true;
    if (SUFFIX_BEGINNINGS.some((beginning) => suffix.startsWith(beginning))) return true;
  }
  return name.slice(name.lastIndexOf(',')) === ',v';
}

/** True for a name that no script can have. */
export function isBadScriptName(name: ByteString, filters: ReadonlySet<ByteString>): boolean {
  return isReservedName(name) || name.endsWith('~') || isLeftOverName(name, filters);
}
