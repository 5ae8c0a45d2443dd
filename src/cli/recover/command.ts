/** `initorder recover`: shows what a run that died has left, ends it, or drops it. */
import { openJournal } from '../../change/journal-file.ts';
import { viewJournal } from '../../change/journal-view.ts';
import { acquireLock, hasLock } from '../../change/lock.ts';
import { endJournal } from '../../change/rollback.ts';
import { bytesOfText } from '../../model/bytes.ts';
import type { JournalEnd, JournalView } from '../../model/journal-view.ts';
import type { SessionEvent } from '../../model/session-event.ts';
import { renderInsservSentence } from '../../render/insserv/report.ts';
import { renderRecoverJson } from '../../render/recover/json.ts';
import { renderEnd, renderJournal } from '../../render/recover/report.ts';
import { wordSessionEvent } from '../../render/session/sentences.ts';
import { choosePaint } from '../frame/colour.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import type { LinkIo } from '../../host/io.ts';
import { placesOfFolders, placesOfRoot, type RecoverPlace } from './places.ts';
import { runSpec, type WrongUse } from '../frame/run-spec.ts';
import { RECOVER_SPEC } from './spec.ts';

/** As long as other commands wait for one that works on the same folder. */
const PATIENCE_MILLISECONDS = 10_000;

type Action = 'show' | 'apply' | 'discard';

/** Runs the command; see `docs/initorder-recover.md`. */
export function runRecover(argv: readonly string[], io: LinkIo): number {
  return runSpec(RECOVER_SPEC, argv, io, judgeUse, (parsed) => {
    const action: Action = parsed.flags.has('apply') ? 'apply' : parsed.flags.has('discard') ? 'discard' : 'show';
    const views = findPlaces(parsed, io).flatMap((place) => handle(place, action, parsed, io));
    write(views, action, parsed, io);
    const isLeft = views.some(({ end }) => end === undefined || end === 'failed');
    return isLeft ? FOUND : OK;
  });
}

function judgeUse(parsed: ParsedArguments): WrongUse | undefined {
  const root = lastValue(parsed, 'root');
  if (parsed.flags.has('apply') && parsed.flags.has('discard')) {
    return { message: '--apply and --discard do not go together' };
  }
  if (root === undefined && parsed.operands.length === 0) {
    return { message: 'no folder given', hint: 'name a system or a folder: initorder recover --root /' };
  }
  return undefined;
}

function findPlaces(parsed: ParsedArguments, { host, cwd }: LinkIo): readonly RecoverPlace[] {
  const root = lastValue(parsed, 'root');
  const folders = parsed.operands.map(bytesOfText);
  return root === undefined
    ? placesOfFolders(host, folders)
    : placesOfRoot(host, bytesOfText(root), folders, bytesOfText(cwd));
}

/** The journals of a place, and what became of them. */
function handle(place: RecoverPlace, action: Action, parsed: ParsedArguments, io: LinkIo): readonly JournalView[] {
  const { host, folder, reach, takesNew, show } = place;
  const first = openJournal(host, folder, { reach, takesNew });
  // A lock alone is what a run leaves that died at its very end.
  if (first === undefined && (action === 'show' || !hasLock(host, folder))) return [];
  const looked = first === undefined ? [] : [viewJournal(host, first)];
  if (action === 'show') return looked.map((view) => withPaths(view, show));
  const lock = acquireLock(host, folder, PATIENCE_MILLISECONDS);
  if (lock.kind !== 'held') {
    const event: SessionEvent = lock.kind === 'fault' ? { kind: 'cannot-lock', path: lock.path, fault: lock } : lock;
    tell({ ...event, path: show(event.path) }, parsed, io);
    return looked.map((view) => withPaths({ ...view, end: 'failed' }, show));
  }
  try {
    return endAll(place, action).map((view) => withPaths(view, show));
  } finally {
    lock.release();
  }
}

/** Ends one journal after the other, until none is left or one cannot be ended. */
function endAll(
  { host, folder, reach, takesNew }: RecoverPlace,
  action: Exclude<Action, 'show'>,
): readonly JournalView[] {
  const views: JournalView[] = [];
  for (;;) {
    const found = openJournal(host, folder, { reach, takesNew });
    if (found === undefined) return views;
    const view = viewJournal(host, found);
    if (action === 'discard') {
      const fault = host.remove(found.path);
      const end = { end: 'discarded' as JournalEnd };
      views.push(fault === undefined ? { ...view, ...end } : failed(view, [{ path: found.path, ...fault }]));
      if (fault !== undefined) return views;
      continue;
    }
    const result = endJournal(host, folder, found);
    if (result.kind === 'rolled-back' || result.kind === 'finished') views.push({ ...view, end: result.kind });
    else if (result.kind === 'unstarted') views.push({ ...view, end: 'removed' });
    else {
      views.push(failed(view, result.kind === 'stuck' ? result.faults : []));
      return views;
    }
  }
}

function failed(view: JournalView, faults: JournalView['faults']): JournalView {
  return { ...view, end: 'failed', faults };
}

function withPaths(view: JournalView, show: RecoverPlace['show']): JournalView {
  return {
    ...view,
    path: show(view.path),
    steps: view.steps.map((step) => ({ ...step, path: show(step.path), left: step.left.map(show) })),
    faults: view.faults.map((fault) => ({ ...fault, path: show(fault.path) })),
  };
}

function write(views: readonly JournalView[], action: Action, parsed: ParsedArguments, io: LinkIo): void {
  for (const view of views) tellFailure(view, action, parsed, io);
  if (parsed.flags.has('json')) {
    io.stdout.write(renderRecoverJson(action, views));
    return;
  }
  const paint = choosePaint(io, io.stdout, lastValue(parsed, 'color'));
  if (views.length === 0) io.stdout.write('no journal, nothing to recover\n');
  for (const view of views) io.stdout.write(action === 'show' ? renderJournal(view, paint) : renderEnd(view));
  if (action === 'show' && views.length > 0) io.stdout.write(WAYS_ON);
}

function tellFailure(view: JournalView, action: Action, parsed: ParsedArguments, io: LinkIo): void {
  const { path: journal, refusal, faults, end } = view;
  if (end !== 'failed') return;
  const [fault] = faults;
  if (fault === undefined) {
    if (refusal !== undefined) tell({ kind: 'refused', journal, refusal, isStopped: true }, parsed, io);
  } else if (action === 'discard') {
    tell({ kind: 'apply-failed', operation: 'remove', fault, remaining: [] }, parsed, io);
  } else tell({ kind: 'stuck', journal, faults }, parsed, io);
}

const WAYS_ON =
  '\n  --apply ends it: takes back what stands after the change, or clears up;\n' +
  '  --discard deletes the journal alone, and leaves all else as it is now\n';

function tell(event: SessionEvent, parsed: ParsedArguments, io: LinkIo): void {
  const paint = choosePaint(io, io.stderr, lastValue(parsed, 'color'));
  io.stderr.write(renderInsservSentence(wordSessionEvent(event), () => undefined, paint));
}
