/** What Debian's update-rc.d has to say, as data. */
import type { ByteString } from './bytes.ts';
import type { StartSilence } from './start-silence.ts';

/** A script that was probably meant: one that provides the name, or one of a name that is near to it. */
export interface MeantScript {
  readonly name: ByteString;
  readonly isProvider: boolean;
}

/** What is known of a script whose links cannot be turned. */
export interface LinkState {
  readonly action: 'enable' | 'disable';
  /** The runlevels out of S 2 3 4 5 in which it has links. */
  readonly linked: readonly ByteString[];
  /** The file that its header is from, and why it gets no start link from `defaults`; where it gets some, undefined. */
  readonly silence?: { readonly file: ByteString; readonly why: StartSilence };
}

export type UpdateRcdEvent =
  /* Errors end the run with status 1. */
  | {
      readonly code: 'no-script' | 'unreadable-script';
      readonly path: ByteString;
      readonly meant?: MeantScript;
    }
  | { readonly code: 'no-header'; readonly name: ByteString; readonly meant?: MeantScript }
  | { readonly code: 'no-default-start' | 'no-links'; readonly name: ByteString; readonly state: LinkState }
  | { readonly code: 'insserv-failed'; readonly name: ByteString }
  /* Warnings. */
  | { readonly code: 'no-effect'; readonly action: 'enable' | 'disable'; readonly level: ByteString }
  | { readonly code: 'old-form' }
  | {
      readonly code: 'levels-differ';
      readonly direction: 'start' | 'stop';
      readonly name: ByteString;
      readonly given: readonly ByteString[];
      readonly defaults: readonly ByteString[];
    };

/** What the real program has no words for. */
export type UpdateRcdNote =
  /** Told with a plan only: new links get no order. */
  | { readonly code: 'no-insserv'; readonly name: ByteString }
  /** The name is a path. It makes no link; where that is no error to the real program, `isError` is false. */
  | {
      readonly code: 'slash-in-name';
      readonly name: ByteString;
      readonly meant?: ByteString;
      readonly isError: boolean;
    }
  /** Links were made, or should have been, but no start link comes of the header, or not of all of it. */
  | {
      readonly code: 'silent-start';
      readonly name: ByteString;
      readonly file: ByteString;
      readonly silence: StartSilence;
    }
  /** Words that have no effect behind an action. */
  | { readonly code: 'ignored-words'; readonly action: ByteString; readonly words: readonly ByteString[] };

const NOTES: ReadonlySet<string> = new Set<UpdateRcdNote['code']>([
  'no-insserv',
  'slash-in-name',
  'silent-start',
  'ignored-words',
]);

/** Whether it is nothing that the real program tells. */
export function isNote(event: UpdateRcdEvent | UpdateRcdNote): event is UpdateRcdNote {
  return NOTES.has(event.code);
}
