/**
 * The one place where planned changes of links and files reach the disk: under a lock, all of them or none. A run that died
 * in the middle is taken back by the next one.
 */
import { prepareSteps } from '../host/change-steps.ts';
import { acquireLock, type LockResult } from '../host/lock.ts';
import { needsRecovery, recover } from '../host/rollback.ts';
import type { RootedHost } from '../host/rooted-host.ts';
import { applySteps } from '../host/transaction.ts';
import type { ByteString } from '../model/bytes.ts';
import type { PathChange } from '../model/plan.ts';
import type { SessionMessage } from '../render/session-text.ts';

/** A run that may change something. */
export interface ChangeSession {
  /** Makes changes, all or none; false if none, which was told. */
  readonly apply: (changes: readonly PathChange[]) => boolean;
}

/** What a session is about. */
export interface SessionScope {
  readonly host: RootedHost;
  /** Where lock and journal are: the folder above those of the links. */
  readonly folder: ByteString;
  /** The command line, for whom finds the journal. */
  readonly command: ByteString;
  readonly tell: (event: SessionMessage) => void;
}

const PATIENCE_MILLISECONDS = 10_000;

/**
 * Runs `body` under the lock. Without the rights to take it the body runs all the same, as long as it changes nothing.
 *
 * @returns undefined if it was not run, which was told
 */
export function withChangeSession<Result>(
  scope: SessionScope,
  body: (session: ChangeSession) => Result,
): Result | undefined {
  const { host, folder, tell } = scope;
  const lock = acquireLock(host, folder, PATIENCE_MILLISECONDS);
  if (lock.kind === 'busy') {
    tell({ code: 'locked', path: lock.path, owner: lock.owner });
    return undefined;
  }
  try {
    if (lock.kind === 'held' && !recoverAll(scope)) return undefined;
    return body({ apply: (changes) => apply(scope, lock, changes) });
  } finally {
    if (lock.kind === 'held') lock.release();
  }
}

function recoverAll({ host, folder, tell }: SessionScope): boolean {
  while (needsRecovery(host, folder)) {
    const recovery = recover(host, folder);
    if (recovery.kind === 'stuck') {
      tell({ code: 'not-recovered', path: folder });
      return false;
    }
    if (recovery.kind === 'rolled-back' || recovery.kind === 'finished') {
      tell({ code: 'recovered', path: folder, command: recovery.command });
    }
  }
  return true;
}

function apply(
  { host, folder, command, tell }: SessionScope,
  lock: Exclude<LockResult, { kind: 'busy' }>,
  changes: readonly PathChange[],
): boolean {
  const prepared = prepareSteps(host, changes);
  const refuse = ({ path, reason }: { readonly path: ByteString; readonly reason: ByteString }): boolean => {
    tell({ code: 'not-changed', path, reason });
    return false;
  };
  if (prepared.kind === 'fault') return refuse(prepared.fault);
  if (prepared.steps.length === 0) return true;
  if (lock.kind === 'fault') return refuse(lock);
  const result = applySteps(host, folder, command, prepared.steps);
  if (result.kind === 'done') return true;
  for (const { path } of result.remaining) tell({ code: 'not-recovered', path });
  return refuse(result.fault);
}
