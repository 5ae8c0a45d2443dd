/** What the tree has of a journal. */
import type { JournalView, ShownState, StepView } from '../model/journal-view.ts';
import type { Look } from '../host/door.ts';
import type { JournalState, JournalStep } from '../model/journal.ts';
import type { FoundJournal } from './journal-file.ts';
import type { LinkDoor } from '../host/link-door.ts';

/** The journal as it is shown. O(steps), up to three looks each. */
export function viewJournal(door: Pick<LinkDoor, 'look'>, found: FoundJournal): JournalView {
  const { path, isFinal } = found;
  switch (found.kind) {
    case 'journal': {
      const { command, steps } = found.journal;
      return {
        path,
        kind: isFinal ? 'final' : 'interrupted',
        ...(found.doubt !== undefined && { refusal: found.doubt }),
        command,
        steps: steps.map((step) => viewStep(door, step, isFinal)),
        faults: [],
      };
    }
    case 'refused':
      return { path, kind: 'refused', refusal: found.refusal, steps: [], faults: [] };
    case 'unreadable':
      return { path, kind: 'unreadable', steps: [], faults: [found.fault] };
    case 'incomplete':
      return { path, kind: 'incomplete', steps: [], faults: [] };
  }
}

function viewStep(door: Pick<LinkDoor, 'look'>, step: JournalStep, isFinal: boolean): StepView {
  const { path, before, after, temporary, backup } = step;
  const now = toShown(door.look(path));
  const isThere = (name: string): boolean => door.look(name).kind !== 'absent';
  const left = [temporary, backup].flatMap((name) => (name !== undefined && isThere(name) ? [name] : []));
  const [isOld, isNew] = [isState(now, before), isState(now, after)];
  // Of a file only that it is one is known; the new one waits beside its path until it is moved there.
  const isMoved = isFinal || (temporary === undefined ? !isOld : backup !== undefined && !left.includes(temporary));
  const stands = isOld && isNew ? (isMoved && left.length > 0 ? 'after' : 'before') : isOld ? 'before' : 'neither';
  return { path, before, after, now, stands: isNew && !isOld ? 'after' : stands, left };
}

function isState(now: ShownState, state: JournalState): boolean {
  if (now.kind === 'link') return state.kind === 'link' && state.target === now.target;
  return now.kind === state.kind;
}

function toShown(look: Look): ShownState {
  if (look.kind === 'link') return look;
  return { kind: look.kind === 'error' ? 'unknown' : look.kind };
}
