/**
 * The form of an undo record. It is read from a folder that the environment names, and a HOME may be that of another user, so
 * it is judged as a journal is: types, byte strings, and paths at which chkconfig-ts makes such changes.
 */
import { findForeignStep, type ChangeKind } from './journal-paths.ts';
import { hasOnly, isBytes, isPath, isRecord, isTarget, type ShapeFault } from './journal-shape.ts';
import type { BeforeState } from './steps.ts';
import type { FileRights } from '../host/link-door.ts';
import type { ByteString } from '../model/bytes.ts';
import type { JournalRefusal } from '../model/journal-refusal.ts';
import type { PathState } from '../model/plan.ts';

export interface UndoRecord {
  /** The root's absolute path. */
  readonly root: ByteString;
  readonly command: ByteString;
  readonly steps: readonly UndoStep[];
}

export interface UndoStep {
  readonly path: ByteString;
  readonly before: BeforeState;
  readonly after: PathState;
}

export const FORMAT_VERSION = 1;
/** No record is longer. */
export const MOST_RECORD_BYTES: number = 1 << 28;

/** Where chkconfig-ts changes links and files. */
const REACH = ['/etc'];
const MOST_MODE = 0o7777;

/** The record that a text is, or why it is none. */
export function parseUndoRecord(text: ByteString, kind: ChangeKind): UndoRecord | JournalRefusal {
  const value = parseJson(text);
  if (!isRecord(value)) return { code: 'shape', where: '' };
  const { version, root, command, steps } = value;
  if (typeof version === 'number' && version > FORMAT_VERSION) return { code: 'version' };
  if (version !== FORMAT_VERSION || !hasOnly(value, ['version', 'root', 'command', 'steps'])) {
    return { code: 'shape', where: '' };
  }
  if (!isBytes(root, MOST_RECORD_BYTES)) return { code: 'shape', where: 'root' };
  if (!isBytes(command, MOST_RECORD_BYTES)) return { code: 'shape', where: 'command' };
  if (!Array.isArray(steps)) return { code: 'shape', where: 'steps' };
  const read: UndoStep[] = [];
  for (const [index, step] of steps.entries()) {
    const result = readStep(step);
    if ('where' in result) return { code: 'shape', where: `steps[${index}]${result.where}` };
    read.push(result);
  }
  // Units stand right below the root of their record, which is the folder that they were written to.
  const named = kind === 'units' ? read.map((step) => ({ ...step, path: step.path.slice(1) })) : read;
  const foreign = findForeignStep(named, REACH, kind);
  if (foreign !== undefined) return { code: 'path', path: foreign.path };
  return { root, command, steps: read };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readStep(value: unknown): UndoStep | ShapeFault {
  if (!isRecord(value) || !hasOnly(value, ['path', 'before', 'after'])) return { where: '' };
  const { path } = value;
  if (!isPath(path) || !path.startsWith('/')) return { where: '.path' };
  const before = readBefore(value['before']);
  if (before === undefined) return { where: '.before' };
  const after = readAfter(value['after']);
  return after === undefined ? { where: '.after' } : { path, before, after };
}

function readBefore(value: unknown): BeforeState | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, target, text, rights } = value;
  if (kind === 'absent' || kind === 'other') return hasOnly(value, ['kind']) ? { kind } : undefined;
  if (kind === 'link') return isTarget(target) && hasOnly(value, ['kind', 'target']) ? { kind, target } : undefined;
  const read = readRights(rights);
  if (kind !== 'file' || read === undefined || !hasOnly(value, ['kind', 'text', 'rights'])) return undefined;
  return isBytes(text, MOST_RECORD_BYTES) ? { kind, text, rights: read } : undefined;
}

function readRights(value: unknown): FileRights | undefined {
  if (!isRecord(value) || !isMode(value['mode'])) return undefined;
  const { mode } = value;
  if (value['owner'] === undefined) return { mode };
  const owner = readOwner(value['owner']);
  return owner === undefined ? undefined : { mode, owner };
}

function readOwner(value: unknown): FileRights['owner'] {
  if (!isRecord(value)) return undefined;
  const { uid, gid } = value;
  return isNumber(uid) && isNumber(gid) ? { uid, gid } : undefined;
}

function readAfter(value: unknown): PathState | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, target, text, mode } = value;
  if (kind === 'absent') return hasOnly(value, ['kind']) ? { kind } : undefined;
  if (kind === 'link') return isTarget(target) && hasOnly(value, ['kind', 'target']) ? { kind, target } : undefined;
  if (kind !== 'file' || !hasOnly(value, ['kind', 'text', 'mode', 'owner'])) return undefined;
  if (!(mode === 'keep' || isMode(mode)) || !isBytes(text, MOST_RECORD_BYTES)) return undefined;
  if (value['owner'] === undefined) return { kind, text, mode };
  const owner = readOwner(value['owner']);
  return owner === undefined ? undefined : { kind, text, mode, owner };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 32;
}

function isMode(value: unknown): value is number {
  return isNumber(value) && value <= MOST_MODE;
}
