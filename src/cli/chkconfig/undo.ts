/** `chkconfig-ts --undo`: takes back the last change, if nothing else was put in its place; a second time, makes it again. */
import { prepareSteps, type BeforeState } from '../../change/steps.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { ChkconfigContext } from './context.ts';
import { isDryRun } from './forward.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import { openDryRun, tellInterrupted, withSession, type FarmSession } from '../../change/session.ts';
import { planUndo } from '../../plan/chkconfig/undo.ts';
import { showPlan } from './show.ts';
import { readUndoRecord, undoChanges, writeUndoRecord } from '../../change/undo-record.ts';

export function runUndo(context: ChkconfigContext): number {
  const { io, root, report, world, scope } = context;
  const reading = readUndoRecord(io, root, 'links');
  if (reading.kind !== 'record') {
    report(
      reading.kind === 'none'
        ? { kind: 'no-undo', root: bytesOfText(root) }
        : { kind: 'undo-refused', path: reading.path, refusal: reading.refusal },
    );
    return FOUND;
  }
  const { record } = reading;
  const run = (session: FarmSession): number => {
    const undo = undoChanges(record, (path) => readState(context, path), context.world.host.user);
    if ('changed' in undo) {
      report({ kind: 'undo-changed', path: undo.changed, command: record.command });
      return FOUND;
    }
    const plan = planUndo(undo.changes.map((change) => ({ ...change, isThere: isThere(context, change.path) })));
    const farm = world.draft();
    const steps = session.apply(undo.changes);
    if (steps === undefined) return FOUND;
    if (isDryRun(context)) {
      showPlan(context, plan, { status: OK, isApplied: false, farm });
      return OK;
    }
    writeUndoRecord(io, root, `undo of: ${record.command.replace(/^(?:undo of: )+/, '')}`, steps);
    report({ kind: 'undone', command: record.command });
    world.forget();
    showPlan(context, plan, { status: OK, isApplied: true, farm });
    return OK;
  };
  if (!isDryRun(context)) return withSession(scope, run) ?? FOUND;
  tellInterrupted(scope);
  return run(openDryRun(scope));
}

function isThere({ world }: ChkconfigContext, path: ByteString): boolean {
  return world.host.look(path).kind !== 'absent';
}

/** What stands at a path now, as a change would find it; undefined if that cannot be told. */
function readState({ world }: ChkconfigContext, path: ByteString): BeforeState | undefined {
  const found = world.host.look(path);
  if (found.kind === 'absent') return { kind: 'absent' };
  if (found.kind === 'link') return { kind: 'link', target: found.target };
  // A change to nothing has a step with all that is there now.
  const prepared = prepareSteps(world.host, [{ path, after: { kind: 'absent' } }]);
  return prepared.kind === 'steps' ? prepared.steps[0]?.before : undefined;
}
