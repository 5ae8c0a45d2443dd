/** Writes units into a folder, all or none, never over a file that is not ours; and takes them back. */
import { openNewFolders } from '../../change/new-folders.ts';
import { openDryRun, withSession, type FarmSession, type SessionScope } from '../../change/session.ts';
import { prepareSteps, type BeforeState } from '../../change/steps.ts';
import { readUndoRecord, undoChanges, writeUndoRecord } from '../../change/undo-record.ts';
import type { ChangeFault } from '../../host/door.ts';
import type { LinkIo } from '../../host/io.ts';
import { NO_PROGRAMS } from '../../host/programs.ts';
import { createRootedHost } from '../../host/rooted-host.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { PathFault } from '../../model/fault.ts';
import type { PathChange } from '../../model/plan.ts';
import { isAsMade } from '../../model/unit-digest.ts';
import type { SessionEvent } from '../../model/session-event.ts';

const UNIT_MODE = 0o644;
const FOLDER_MODE = 0o755;

/** A file or a link of the output folder, by its name there. */
export interface UnitOutput {
  readonly name: ByteString;
  readonly content:
    { readonly kind: 'file'; readonly text: ByteString } | { readonly kind: 'link'; readonly target: ByteString };
}

export interface WriteWishes {
  readonly output: string;
  readonly command: ByteString;
  readonly isForced: boolean;
  readonly isDryRun: boolean;
  readonly tell: (event: SessionEvent) => void;
  /** A file that is not ours stands in the way. */
  readonly refuse: (name: ByteString) => void;
}

/** True if the folder has what was asked for, or would have it. */
export function writeUnits(io: LinkIo, units: readonly UnitOutput[], wishes: WriteWishes): boolean {
  const { isDryRun } = wishes;
  const outer = openNewFolders(io.host, FOLDER_MODE);
  if (!isDryRun) {
    const folder = outer.make(bytesOfText(wishes.output));
    if (folder !== undefined && folder.code !== 'EEXIST') {
      outer.takeAway();
      wishes.tell({
        kind: 'apply-failed',
        operation: 'file',
        fault: { path: bytesOfText(wishes.output), ...folder },
        remaining: [],
      });
      return false;
    }
  }
  const scope = scopeOf(io, wishes);
  const run = (session: FarmSession): boolean => {
    const foreign = wishes.isForced ? [] : units.filter((unit) => isForeign(scope.host, unit));
    for (const { name } of foreign) wishes.refuse(name);
    if (foreign.length > 0) return false;
    const wants = openNewFolders(scope.host, FOLDER_MODE);
    const fault = isDryRun ? undefined : firstFault(foldersOf(units), wants.make);
    if (fault !== undefined) wishes.tell({ kind: 'apply-failed', operation: 'folder', fault, remaining: [] });
    const steps = fault === undefined ? session.apply(units.map(changeOf)) : undefined;
    if (steps === undefined) {
      wants.takeAway();
      return false;
    }
    if (!isDryRun) writeUndoRecord({ ...io, programs: NO_PROGRAMS }, wishes.output, wishes.command, steps);
    return true;
  };
  if (isDryRun) return io.host.kindOf(bytesOfText(wishes.output)) === undefined || run(openDryRun(scope));
  const isWritten = withSession(scope, run) ?? false;
  // With the lock, that stood in it.
  if (!isWritten) outer.takeAway();
  return isWritten;
}

export type UndoOutcome =
  | { readonly kind: 'done'; readonly names: readonly ByteString[] }
  | { readonly kind: 'nothing' | 'failed' | 'refused' }
  | { readonly kind: 'changed'; readonly name: ByteString };

/** Takes back the last change of a folder, if nothing else was put in its place. */
export function undoUnits(io: LinkIo, wishes: WriteWishes): UndoOutcome {
  const farm = { ...io, programs: NO_PROGRAMS };
  const reading = readUndoRecord(farm, wishes.output, 'units');
  if (reading.kind === 'none') return { kind: 'nothing' };
  if (reading.kind === 'refused') return { kind: 'refused' };
  const scope = scopeOf(io, wishes);
  const run = (session: FarmSession): UndoOutcome => {
    const undo = undoChanges(reading.record, (path) => stateAt(scope.host, path), scope.host.user);
    if ('changed' in undo) return { kind: 'changed', name: undo.changed };
    const steps = session.apply(undo.changes);
    if (steps === undefined) return { kind: 'failed' };
    if (!wishes.isDryRun) writeUndoRecord(farm, wishes.output, `undo of: ${reading.record.command}`, steps);
    return { kind: 'done', names: undo.changes.map(({ path }) => path.slice(1)) };
  };
  return wishes.isDryRun ? run(openDryRun(scope)) : (withSession(scope, run) ?? { kind: 'failed' });
}

/** The folder is a world of its own, so that no link in it leads a unit elsewhere. */
function scopeOf(io: LinkIo, { output, command, tell }: WriteWishes): SessionScope {
  const folder = bytesOfText(output);
  const home = folder.startsWith('/') ? folder : `${bytesOfText(io.cwd)}/${folder}`;
  return { host: createRootedHost(io.host, home), folder: '', command, tell, kind: 'units' };
}

function changeOf({ name, content }: UnitOutput): PathChange {
  return {
    path: `/${name}`,
    after: content.kind === 'link' ? content : { ...content, mode: UNIT_MODE },
  };
}

function firstFault(folders: Iterable<ByteString>, make: (folder: ByteString) => ChangeFault): PathFault | undefined {
  for (const path of folders) {
    const fault = make(path);
    // What is in the way is told when the link cannot be made there.
    if (fault !== undefined && fault.code !== 'EEXIST') return { path, ...fault };
  }
  return undefined;
}

function foldersOf(units: readonly UnitOutput[]): ReadonlySet<ByteString> {
  return new Set(units.flatMap(({ name }) => (name.includes('/') ? [`/${name.slice(0, name.indexOf('/'))}`] : [])));
}

/** A unit that this command made, and that nobody has changed since; the generator's have nothing that would tell. */
function isOurs(text: ByteString): boolean {
  return (
    text.startsWith('# Automatically generated by systemd-sysv-generator') ||
    (text.startsWith('# Made by initorder migrate') && isAsMade(text))
  );
}

/** Something stands there that this command has not made as it is, and that is not the very same. */
function isForeign(host: SessionScope['host'], { name, content }: UnitOutput): boolean {
  const found = host.look(`/${name}`);
  if (found.kind === 'absent') return false;
  if (content.kind === 'link') return found.kind !== 'link';
  if (found.kind !== 'file') return true;
  const text = host.readFile(`/${name}`);
  return text.kind !== 'text' || (text.text !== content.text && !isOurs(text.text));
}

function stateAt(host: SessionScope['host'], path: ByteString): BeforeState | undefined {
  const found = host.look(path);
  if (found.kind === 'absent') return { kind: 'absent' };
  if (found.kind === 'link') return { kind: 'link', target: found.target };
  const prepared = prepareSteps(host, [{ path, after: { kind: 'absent' } }]);
  return prepared.kind === 'steps' ? prepared.steps[0]?.before : undefined;
}
