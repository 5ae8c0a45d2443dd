/**
 * The form of what is read back from a file and then acted on: journals and undo records. Nothing of it is believed: types,
 * byte strings, and which fields go with which. A schema could not say the last, and its library would take longer to load
 * than a command takes.
 */
import { isByteString, type ByteString } from '../model/bytes.ts';
import type { Journal, JournalState, JournalStep } from '../model/journal.ts';
import { asideNumber } from './aside-names.ts';

/** The way to the first thing that is not as it must be. */
export interface ShapeFault {
  readonly where: ByteString;
}

/** As Linux has it for a path and for the target of a link. */
const LONGEST_PATH = 4096;
const KINDS: ReadonlySet<unknown> = new Set(['absent', 'file', 'other', 'link']);

/** A journal, if the value is one to the last field. O(steps). */
export function readShape(value: unknown, longestCommand: number, mostSteps: number): Journal | ShapeFault {
  if (!isRecord(value) || !hasOnly(value, ['command', 'steps'])) return { where: '' };
  const { command, steps } = value;
  if (!isBytes(command, longestCommand)) return { where: 'command' };
  if (!Array.isArray(steps) || steps.length > mostSteps) return { where: 'steps' };
  const read: JournalStep[] = [];
  for (const [index, step] of steps.entries()) {
    const result = readStep(step);
    if ('where' in result) return { where: `steps[${index}]${result.where}` };
    read.push(result);
  }
  return { command, steps: read };
}

function readStep(value: unknown): JournalStep | ShapeFault {
  if (!isRecord(value) || !hasOnly(value, ['path', 'before', 'after', 'temporary', 'backup'])) return { where: '' };
  const { path, temporary, backup } = value;
  if (!isPath(path)) return { where: '.path' };
  const before = readState(value['before']);
  if (before === undefined) return { where: '.before' };
  const after = readState(value['after']);
  if (after === undefined || after.kind === 'other') return { where: '.after' };
  if (before.kind === 'absent' && after.kind === 'absent') return { where: '.after' };
  const hasTemporary = after.kind === 'file' || (after.kind === 'link' && before.kind !== 'absent');
  const hasBackup = before.kind === 'file' || before.kind === 'other';
  if (!isAside(temporary, path, '.new', hasTemporary)) return { where: '.temporary' };
  if (!isAside(backup, path, '.old', hasBackup)) return { where: '.backup' };
  return {
    path,
    before,
    after,
    ...(temporary !== undefined && { temporary }),
    ...(backup !== undefined && { backup }),
  };
}

/** What stands at a path, without the bytes of a file; undefined if the value is no such thing. */
function readState(value: unknown): JournalState | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, target } = value;
  if (kind === 'link') return isTarget(target) && hasOnly(value, ['kind', 'target']) ? { kind, target } : undefined;
  return KINDS.has(kind) && hasOnly(value, ['kind']) ? { kind: kind as 'absent' | 'file' | 'other' } : undefined;
}

/** A name of our own beside the path; absent where a step of its kind has none. */
function isAside(
  value: unknown,
  path: ByteString,
  ending: '.new' | '.old',
  isThere: boolean,
): value is ByteString | undefined {
  if (!isThere || value === undefined) return value === undefined && !isThere;
  return isPath(value) && asideNumber(path, value, ending) !== undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an object has no other keys than these; `__proto__` from JSON is a key like any other. */
export function hasOnly(value: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean {
  return Object.keys(value).every((key) => keys.includes(key));
}

export function isBytes(value: unknown, longest: number): value is ByteString {
  return typeof value === 'string' && value.length <= longest && isByteString(value);
}

/** A path of which each part is a name: no `.`, no `..`, nothing empty, no NUL. */
export function isPath(value: unknown): value is ByteString {
  if (!isBytes(value, LONGEST_PATH) || value.includes('\0')) return false;
  const names = value.split('/');
  if (names[0] === '') names.shift();
  return names.length > 0 && names.every((name) => name !== '' && name !== '.' && name !== '..');
}

/** Where a link may lead: anywhere. */
export function isTarget(value: unknown): value is ByteString {
  return isBytes(value, LONGEST_PATH) && value !== '' && !value.includes('\0');
}
