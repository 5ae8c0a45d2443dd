/**
 * The last change of each root, kept so that it can be undone: what stood at each path, and what was put there. Records are
 * kept outside the root, in the state folder of who runs the program; one that cannot be written is done without.
 */
import type { ChangeKind } from './journal-paths.ts';
import { judgeOwner } from './journal-file.ts';
import { isSame, type BeforeState, type ChangeStep } from './steps.ts';
import { bytesOfText, type ByteString } from '../model/bytes.ts';
import type { PathChange, PathState } from '../model/plan.ts';
import type { JournalRefusal } from '../model/journal-refusal.ts';
import type { FarmIo } from '../host/farm-io.ts';
import { FORMAT_VERSION, MOST_RECORD_BYTES, parseUndoRecord, type UndoRecord } from './undo-shape.ts';

const ROOT = 0;

/** What is known of the last change of a root. */
export type UndoReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'record'; readonly record: UndoRecord }
  /** There is a record that is not acted on. */
  | { readonly kind: 'refused'; readonly path: ByteString; readonly refusal: JournalRefusal };

/** Reads the record of a root's last change. */
export function readUndoRecord(io: FarmIo, root: string, kind: ChangeKind): UndoReading {
  const path = recordPath(io, root);
  const found = path === undefined ? undefined : io.host.look(path);
  if (path === undefined || found === undefined || found.kind === 'absent' || found.kind === 'error') {
    return { kind: 'none' };
  }
  const refuse = (refusal: JournalRefusal): UndoReading => ({ kind: 'refused', path, refusal });
  if (found.kind !== 'file') return refuse({ code: 'kind', found: found.kind });
  if (found.size > MOST_RECORD_BYTES) return refuse({ code: 'size', most: MOST_RECORD_BYTES });
  const doubt = judgeOwner(io.host, found);
  if (doubt !== undefined) return refuse(doubt);
  const content = io.host.readFile(path);
  if (content.kind !== 'text') return { kind: 'none' };
  const record = parseUndoRecord(content.text, kind);
  if ('code' in record) return refuse(record);
  return record.root === absolute(io, root) ? { kind: 'record', record } : { kind: 'none' };
}

/** Keeps the steps of a change. What stood aside and cannot be made again (a pipe, a device) makes it one without undo. */
export function writeUndoRecord(io: FarmIo, root: string, command: ByteString, steps: readonly ChangeStep[]): void {
  const path = recordPath(io, root);
  if (path === undefined || steps.length === 0) return;
  const folder = path.slice(0, path.lastIndexOf('/'));
  const record: UndoRecord = {
    root: absolute(io, root),
    command,
    steps: steps.map(({ path: place, before, after }) => ({ path: place, before, after })),
  };
  const temporary = `${path}.new`;
  io.host.makeFolder(folder);
  io.host.remove(temporary);
  const text = `${JSON.stringify({ version: FORMAT_VERSION, ...record })}\n`;
  if (io.host.createFile(temporary, text, { mode: 0o600 }) === undefined) io.host.rename(temporary, path);
}

/**
 * The changes that bring back the state before a record's change; or the first path at which something else stands than
 * that change had put there.
 *
 * @param user the number of who undoes it
 */
export function undoChanges(
  record: UndoRecord,
  current: (path: ByteString) => BeforeState | undefined,
  user: number,
): { readonly changes: readonly PathChange[] } | { readonly changed: ByteString } {
  const changes: PathChange[] = [];
  for (const { path, before, after } of record.steps) {
    const now = current(path);
    if (now === undefined || !isSame(now, after) || before.kind === 'other') return { changed: path };
    changes.push({ path, after: before.kind === 'file' ? toFile(before, user) : toState(before) });
  }
  return { changes };
}

/** Only root can give a file back to another. */
function toFile({ text, rights: { mode, owner } }: Extract<BeforeState, { kind: 'file' }>, user: number): PathState {
  return { kind: 'file', text, mode, ...(user === ROOT && owner !== undefined && { owner }) };
}

function toState(before: Extract<BeforeState, { kind: 'link' | 'absent' | 'other' }>): PathState {
  return before.kind === 'link' ? before : { kind: 'absent' };
}

function absolute(io: FarmIo, root: string): ByteString {
  const whole = root.startsWith('/') ? root : `${io.cwd}/${root}`;
  return bytesOfText(whole.replace(/\/+$/, '') || '/');
}

/** Where the record of a root is; undefined if there is no place for it. */
function recordPath(io: FarmIo, root: string): ByteString | undefined {
  const state = io.env['XDG_STATE_HOME'];
  const home = io.env['HOME'];
  const base =
    state?.startsWith('/') === true ? state : home?.startsWith('/') === true ? `${home}/.local/state` : undefined;
  return base === undefined ? undefined : `${bytesOfText(base)}/initorder/undo-${fingerprint(absolute(io, root))}.json`;
}

/** FNV-1a of 64 bits; the record itself has the root, so that no other root's is taken for it. */
function fingerprint(text: ByteString): string {
  let value = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, '0');
}
