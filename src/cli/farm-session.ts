/**
 * The frame of a run that may change links: it takes the lock, takes back what a run that died has left, and lets go of the
 * lock at its end. A lock that cannot be had for want of rights is no fault yet: what is asked may be wrong for a better
 * reason, or change nothing.
 */
import { acquireLock } from '../host/lock.ts';
import { prepareSteps, type ChangeStep } from '../host/change-steps.ts';
import { needsRecovery, recover } from '../host/rollback.ts';
import { applySteps } from '../host/transaction.ts';
import type { ChkconfigMessage } from '../model/chkconfig-message.ts';
import type { PathChange } from '../model/plan.ts';
import type { ChkconfigContext } from './chkconfig-context.ts';

/** Where lock and journal are. */
const FOLDER = '/etc';
const PATIENCE_MILLISECONDS = 10_000;

/** What a session lets its body do. */
export interface FarmSession {
  /** Makes the changes, all or none. */
  readonly apply: (changes: readonly PathChange[]) => Applied;
}

export type Applied =
  | { readonly kind: 'done'; readonly steps: readonly ChangeStep[] }
  | { readonly kind: 'failed'; readonly message: ChkconfigMessage };

/** Runs `body` under the lock; undefined if it could not be run, which was reported. */
export function withSession<Result>(
  { world, command, report }: ChkconfigContext,
  body: (session: FarmSession) => Result,
): Result | undefined {
  const { host } = world;
  const lock = acquireLock(host, FOLDER, PATIENCE_MILLISECONDS);
  if (lock.kind === 'busy') {
    report(lock);
    return undefined;
  }
  try {
    if (lock.kind === 'held' && !recoverAll()) return undefined;
    return body({ apply });
  } finally {
    if (lock.kind === 'held') lock.release();
  }

  function recoverAll(): boolean {
    while (needsRecovery(host, FOLDER)) {
      const recovery = recover(host, FOLDER);
      if (recovery.kind === 'stuck') {
        report(recovery);
        return false;
      }
      if (recovery.kind === 'rolled-back' || recovery.kind === 'finished') {
        report({ kind: 'recovered', how: recovery.kind, command: recovery.command });
      }
    }
    return true;
  }

  function apply(changes: readonly PathChange[]): Applied {
    const prepared = prepareSteps(host, changes);
    if (prepared.kind === 'fault') {
      return {
        kind: 'failed',
        message: { kind: 'apply-failed', operation: 'look', fault: prepared.fault, remaining: [] },
      };
    }
    const { steps } = prepared;
    if (steps.length > 0 && lock.kind === 'fault') {
      return { kind: 'failed', message: { kind: 'cannot-lock', path: lock.path, fault: lock } };
    }
    const result = applySteps(host, FOLDER, command, steps);
    if (result.kind === 'done') return { kind: 'done', steps };
    const { fault, remaining } = result;
    return { kind: 'failed', message: { kind: 'apply-failed', operation: fault.operation, fault, remaining } };
  }
}

/** For a run that only reads: takes back what a run that died has left, if nobody else is at it and the rights are there. */
export function recoverQuietly(context: ChkconfigContext): void {
  const { world, report } = context;
  if (!needsRecovery(world.host, FOLDER)) return;
  const lock = acquireLock(world.host, FOLDER, 0);
  if (lock.kind === 'busy') return;
  if (lock.kind === 'fault') report({ kind: 'interrupted', path: FOLDER });
  else {
    lock.release();
    withSession(context, () => undefined);
  }
}

/** True if a run died and what it left is still there. */
export function isInterrupted({ world }: ChkconfigContext): boolean {
  return needsRecovery(world.host, FOLDER);
}
