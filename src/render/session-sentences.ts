/** What is told of locks, journals and failures in our own words, whichever command it is. */
import type { ByteString } from '../model/bytes.ts';
import type { PathFault } from '../model/fault.ts';
import type { Severity } from '../model/finding.ts';
import type { SessionEvent } from '../model/session-event.ts';
import { showName } from './show.ts';

/** An event in words; what it is about stands in the title, not at a place. */
export interface SessionSentence {
  readonly severity: Severity;
  readonly title: ByteString;
  readonly label: '';
  readonly help: ByteString;
}

export function wordSessionEvent(event: SessionEvent): SessionSentence {
  switch (event.kind) {
    case 'busy':
      return say(
        'error',
        `process ${showName(event.owner)} is changing the links and holds ${showName(event.path)}`,
        'try again when it is done; if no such process is left, delete the lock',
      );
    case 'cannot-lock':
      return say('error', `cannot lock ${showName(event.path)}: ${event.fault.reason}`, 'nothing was changed');
    case 'interrupted':
      return say(
        'warning',
        `a run was interrupted, and what it changed is still to be taken back (${showName(event.path)})`,
        'the next run that may change links does it',
      );
    case 'recovered':
      return say(
        'note',
        event.how === 'finished'
          ? `cleared up after a run that was interrupted at its end: ${showName(event.command)}`
          : `a run was interrupted; its change was taken back: ${showName(event.command)}`,
        '',
      );
    case 'stuck':
      return say(
        'error',
        `the change of an interrupted run cannot be taken back: ${listFaults(event.faults)}`,
        `${showName(event.journal)} tells what stood at each path; the next run tries again`,
      );
    case 'apply-failed':
      return say(
        'error',
        `cannot ${OPERATIONS[event.operation]} ${showName(event.fault.path)}: ${event.fault.reason}`,
        event.remaining.length === 0
          ? 'nothing was changed'
          : `not all could be taken back, the next run tries again: ${listFaults(event.remaining)}`,
      );
  }
}

const OPERATIONS = {
  journal: 'write',
  folder: 'make the folder',
  link: 'make',
  file: 'write',
  remove: 'remove',
  sync: 'sync',
  look: 'change',
} as const;

function listFaults(faults: readonly PathFault[]): ByteString {
  return faults.map(({ path, reason }) => `${showName(path)}: ${reason}`).join('; ');
}

function say(severity: Severity, title: ByteString, help: ByteString): SessionSentence {
  return { severity, title, label: '', help };
}
