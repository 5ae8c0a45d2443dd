/**
 * What is told of locks, journals and failures under `--compat`, in lines like those of the real programs. These know none of
 * it: they have no lock, and leave what they have half done.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { PathFault } from '../../model/fault.ts';
import type { SessionEvent } from '../../model/session-event.ts';
import { KIND_WORDS, wordJournalRefusal } from './journal-refusal.ts';
import { showBriefly } from '../text/show.ts';

/** The event as lines. `prefix` stands in front of each, such as the program's name. */
export function renderCompatSession(event: SessionEvent, prefix: ByteString = ''): ByteString {
  return wordEvent(event)
    .map((line) => `${prefix}${line}\n`)
    .join('');
}

function wordEvent(event: SessionEvent): readonly ByteString[] {
  switch (event.kind) {
    case 'busy':
      return [`another run is changing the links: process ${event.owner} holds ${event.path}`];
    case 'no-lock':
      return [`${event.path} is ${KIND_WORDS[event.found]}, not a lock; nothing was changed`];
    case 'cannot-lock':
      return [`failed to lock ${event.path}: ${event.fault.reason}`];
    case 'interrupted':
      return [`an interrupted change is still to be taken back: ${event.path}`];
    case 'recovered':
      return [
        event.how === 'finished'
          ? `cleared up after an interrupted run: ${showBriefly(event.command)}`
          : `took back the change of an interrupted run: ${showBriefly(event.command)}`,
      ];
    case 'refused':
      return [
        `${event.journal} is left alone: ${wordJournalRefusal(event.refusal)}`,
        "see what it holds with 'initorder recover --root DIR'",
      ];
    case 'stuck':
      return [
        `failed to take back the change of an interrupted run, see ${event.journal}`,
        ...event.faults.map(wordFault),
      ];
    case 'apply-failed':
      return [
        `failed to ${OPERATIONS[event.operation]} ${event.fault.path}: ${event.fault.reason}`,
        ...(event.remaining.length === 0
          ? ['nothing was changed']
          : ['failed to take back all changes', ...event.remaining.map(wordFault)]),
      ];
  }
}

const OPERATIONS = {
  journal: 'write',
  folder: 'make folder',
  link: 'make symlink',
  file: 'write',
  remove: 'remove',
  sync: 'sync',
  look: 'read',
  read: 'read',
} as const;

function wordFault({ path, reason }: PathFault): ByteString {
  return `  ${path}: ${reason}`;
}
