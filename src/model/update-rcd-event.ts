/** What Debian's update-rc.d has to say, as data. */
import type { ByteString } from './bytes.ts';

export type UpdateRcdEvent =
  /* Errors end the run with status 1. */
  | {
      readonly code: 'no-script' | 'unreadable-script';
      readonly path: ByteString;
      /** A script that was probably meant. */
      readonly nearest?: ByteString;
    }
  | { readonly code: 'no-header'; readonly name: ByteString; readonly nearest?: ByteString }
  | { readonly code: 'no-default-start'; readonly name: ByteString }
  | { readonly code: 'no-links'; readonly name: ByteString }
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
  | { readonly code: 'no-insserv' }
  /** The name is a path. It makes no link; where that is no error to the real program, `isError` is false. */
  | {
      readonly code: 'slash-in-name';
      readonly name: ByteString;
      /** The words behind the name. */
      readonly words: readonly ByteString[];
      readonly meant?: ByteString;
      readonly isError: boolean;
    };
