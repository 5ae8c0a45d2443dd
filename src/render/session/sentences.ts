/** What is told of locks, journals and failures in our own words, whichever command it is. */
import type { ByteString } from '../../model/bytes.ts';
import type { PathFault } from '../../model/fault.ts';
import type { Severity } from '../../model/finding.ts';
import type { SessionEvent } from '../../model/session-event.ts';
import { KIND_WORDS, wordJournalRefusal } from './journal-refusal.ts';
import { showBriefly, showName } from '../text/show.ts';

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
    case 'no-lock':
      return say(
        'error',
        `${showName(event.path)} is ${KIND_WORDS[event.found]}, not a lock of this program`,
        'nothing was changed; move it away, so that a lock can be made there',
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
        'info',
        event.how === 'finished'
          ? `cleared up after a run that was interrupted at its end: ${showBriefly(event.command)}`
          : `a run was interrupted; its change was taken back: ${showBriefly(event.command)}`,
        '',
      );
    case 'refused':
      return say(
        event.isStopped ? 'error' : 'warning',
        `${showName(event.journal)} is left alone: ${wordJournalRefusal(event.refusal)}`,
        `${event.isStopped ? 'nothing was changed; ' : ''}${WAY_OUT}`,
      );
    case 'stuck':
      return say(
        'error',
        `the change of an interrupted run cannot be taken back: ${listFaults(event.faults)}`,
        `${showName(event.journal)} tells what stood at each path; the next run tries again, and 'initorder recover' shows more`,
      );
    case 'apply-failed':
      return say(
        'error',
        `cannot ${OPERATIONS[event.operation]} ${showName(event.fault.path)}: ${event.fault.reason}`,
        event.remaining.length === 0
          ? 'nothing was changed'
          : event.remaining.every(({ path }) => path === event.fault.path)
            ? `nothing was changed, but ${showName(event.fault.path)} is left; the next run takes it away`
            : `not all could be taken back, the next run tries again: ${listFaults(event.remaining)}`,
      );
  }
}

/** What to do with a journal that no run acts on. */
const WAY_OUT = "'initorder recover --root DIR' shows what it holds, and ends or drops it";

const OPERATIONS = {
  journal: 'write',
  folder: 'make the folder',
  link: 'make',
  file: 'write',
  remove: 'remove',
  sync: 'sync',
  look: 'change',
  read: 'read',
} as const;

/** As many are told; the rest is known when these are mended. */
const MOST_FAULTS = 5;

function listFaults(faults: readonly PathFault[]): ByteString {
  const told = faults.slice(0, MOST_FAULTS).map(({ path, reason }) => `${showName(path)}: ${reason}`);
  const rest = faults.length - told.length;
  return [...told, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}

function say(severity: Severity, title: ByteString, help: ByteString): SessionSentence {
  return { severity, title, label: '', help };
}
