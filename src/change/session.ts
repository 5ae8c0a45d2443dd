/**
 * The frame of a run that may change links and files: it takes the lock, takes back what a run that died has left, makes
 * changes all or none, and lets go of the lock at its end. A lock that cannot be had for want of rights is no fault yet: what
 * is asked may be wrong for a better reason, or change nothing.
 */
import { prepareSteps, type ChangeStep } from './steps.ts';
import { strerror } from '../host/errno.ts';
import { acquireLock, type LockResult } from './lock.ts';
import { needsRecovery, openJournal, type JournalReader } from './journal-file.ts';
import { namesOfFolders, type ChangeKind } from './journal-paths.ts';
import { recover } from './rollback.ts';
import type { RootedHost } from '../host/rooted-host.ts';
import { applySteps } from './transaction.ts';
import type { ByteString } from '../model/bytes.ts';
import type { PathFault } from '../model/fault.ts';
import type { PathChange } from '../model/plan.ts';
import type { SessionEvent } from '../model/session-event.ts';

/** What a session is about. */
export interface SessionScope {
  readonly host: RootedHost;
  /** Where lock and journal are: the folder above those of the links. */
  readonly folder: ByteString;
  /** The command line, for whom finds the journal. */
  readonly command: ByteString;
  readonly tell: (event: SessionEvent) => void;
  /** Folders outside it in which the command itself changes something, so a journal may tell of them. */
  readonly reach?: readonly ByteString[];
  /** What it changes, so that a journal of the other kind is left alone; links if not given. */
  readonly kind?: ChangeKind;
  /** The folder is one of scripts alone, so a journal may tell of a new one in it. */
  readonly takesNew?: boolean;
}

/** What a session lets its body do. */
export interface FarmSession {
  /** Makes changes, all or none; the steps that were made, or undefined if none was, which was told. */
  readonly apply: (changes: readonly PathChange[]) => readonly ChangeStep[] | undefined;
}

const PATIENCE_MILLISECONDS = 10_000;

/**
 * Runs `body` under the lock.
 *
 * @returns undefined if it was not run, which was told
 */
export function withSession<Result>(scope: SessionScope, body: (session: FarmSession) => Result): Result | undefined {
  const { host, folder, tell } = scope;
  const lock = acquireLock(host, folder, PATIENCE_MILLISECONDS);
  if (lock.kind === 'busy' || lock.kind === 'no-lock') {
    tell(lock);
    return undefined;
  }
  try {
    if (lock.kind === 'held' && !recoverAll(scope)) return undefined;
    return body({ apply: (changes) => apply(scope, lock, changes) });
  } finally {
    if (lock.kind === 'held') lock.release();
  }
}

/** A session for a dry run: it finds out whether changes could be made, tells it if not, and makes none. */
export function openDryRun({ host, tell }: Pick<SessionScope, 'host' | 'tell'>): FarmSession {
  return {
    apply: (changes) => {
      const steps = prepare({ host, tell }, changes);
      const missing = steps === undefined ? undefined : findMissingFolder(host, steps);
      if (missing === undefined) return steps;
      tell({ kind: 'apply-failed', operation: 'link', fault: missing, remaining: [] });
      return undefined;
    },
  };
}

/**
 * The steps; undefined if they cannot be made, which was told. Where a disk failed by now, the changes were worked out from a
 * part of the system, and what was not seen of it would be lost.
 */
function prepare(
  { host, tell }: Pick<SessionScope, 'host' | 'tell'>,
  changes: readonly PathChange[],
): readonly ChangeStep[] | undefined {
  const prepared = prepareSteps(host, changes);
  const trouble = host.trouble?.();
  if (trouble === undefined && prepared.kind === 'steps') return prepared.steps;
  if (trouble !== undefined) tell({ kind: 'apply-failed', operation: 'read', fault: trouble, remaining: [] });
  else if (prepared.kind === 'fault') {
    tell({ kind: 'apply-failed', operation: 'look', fault: prepared.fault, remaining: [] });
  }
  return undefined;
}

/** The first path that something is to be made at, but in no folder. One look for each folder. */
function findMissingFolder(host: RootedHost, steps: readonly ChangeStep[]): PathFault | undefined {
  const known = new Set<ByteString>();
  for (const { path, after } of steps) {
    const folder = path.slice(0, Math.max(1, path.lastIndexOf('/')));
    if (after.kind === 'absent' || known.has(folder)) continue;
    const kind = host.kindOf(folder);
    const code = kind === undefined ? 'ENOENT' : 'ENOTDIR';
    if (kind !== 'folder') return { path, code, reason: strerror(code) };
    known.add(folder);
  }
  return undefined;
}

/**
 * For a run that only reads: takes back what a run that died has left, if nobody else is at it and the rights are there. A
 * journal that is none to act on does not keep it from reading.
 */
export function recoverQuietly(scope: SessionScope): void {
  if (!isInterrupted(scope) || isRefused(scope)) return;
  const { host, folder, tell } = scope;
  const lock = acquireLock(host, folder, 0);
  if (lock.kind === 'held') {
    lock.release();
    withSession(scope, () => undefined);
  } else if (lock.kind !== 'busy') tell({ kind: 'interrupted', path: folder });
}

/** For a run that changes nothing whatever it finds: tells of what a run that died has left. */
export function tellInterrupted(scope: SessionScope): void {
  if (isInterrupted(scope) && !isRefused(scope)) scope.tell({ kind: 'interrupted', path: scope.folder });
}

/** True if a run died and what it left is still there. */
function isInterrupted({ host, folder }: SessionScope): boolean {
  return needsRecovery(host, folder);
}

/** True if what is left is no journal to act on, which is told. */
function isRefused(scope: SessionScope): boolean {
  const { host, folder, tell } = scope;
  const found = openJournal(host, folder, readerOf(scope));
  const refusal = found?.kind === 'refused' ? found.refusal : found?.kind === 'journal' ? found.doubt : undefined;
  if (found === undefined || refusal === undefined) return false;
  tell({ kind: 'refused', journal: found.path, refusal, isStopped: false });
  return true;
}

function readerOf({ host, reach = [], kind = 'links', takesNew }: SessionScope): JournalReader {
  return { reach: namesOfFolders(host, reach), kind, takesNew };
}

function recoverAll(scope: SessionScope): boolean {
  const { host, folder, tell } = scope;
  while (needsRecovery(host, folder)) {
    const recovery = recover(host, folder, readerOf(scope));
    if (recovery.kind === 'refused') {
      tell({ ...recovery, isStopped: true });
      return false;
    }
    if (recovery.kind === 'stuck') {
      tell(recovery);
      return false;
    }
    if (recovery.kind === 'rolled-back' || recovery.kind === 'finished') {
      tell({ kind: 'recovered', how: recovery.kind, command: recovery.command });
    }
  }
  return true;
}

function apply(
  { host, folder, command, tell }: SessionScope,
  lock: Extract<LockResult, { kind: 'held' | 'fault' }>,
  changes: readonly PathChange[],
): readonly ChangeStep[] | undefined {
  const steps = prepare({ host, tell }, changes);
  if (steps === undefined) return undefined;
  if (steps.length > 0 && lock.kind === 'fault') {
    tell({ kind: 'cannot-lock', path: lock.path, fault: lock });
    return undefined;
  }
  const result = applySteps(host, folder, command, steps);
  if (result.kind === 'done') return steps;
  const { fault, remaining } = result;
  tell({ kind: 'apply-failed', operation: fault.operation, fault, remaining });
  return undefined;
}
