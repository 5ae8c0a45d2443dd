/**
 * What insserv 1.26 has to say in the course of a run, as data and in its order. The real program's lines and our own
 * sentences are both made of these, in `src/render/`.
 */
import type { ByteString } from './bytes.ts';
import type { Direction } from './graph.ts';
import type { Place } from './place.ts';
import type { RunlevelSet } from './runlevel.ts';
import type { MeantScript } from './update-rcd-event.ts';

/** Fields that insserv misses in a block. */
export type MissingField =
  'Provides' | 'Provides-name' | 'Required-Start' | 'Required-Stop' | 'Default-Start' | 'Default-Stop';

/** Why a file in the folder of scripts is none. */
export type NoScriptReason = 'not-executable' | 'link-to-sibling' | 'link-to-not-executable' | 'bad-name';

export type InsservEvent =
  /* Errors: each ends the run with status 1, and `-q` does not hide it. */
  | { readonly code: 'usage' }
  | {
      readonly code: 'unknown-operand';
      readonly name: ByteString;
      readonly reason: ByteString;
      readonly meant?: MeantScript;
    }
  | { readonly code: 'no-script-folder'; readonly path: ByteString; readonly reason: ByteString }
  | { readonly code: 'make-folder'; readonly path: ByteString; readonly reason: ByteString }
  | { readonly code: 'open-folder'; readonly path: ByteString; readonly reason: ByteString; readonly isFatal: boolean }
  | { readonly code: 'open-script'; readonly name: ByteString; readonly reason: ByteString }
  | { readonly code: 'facility-loop'; readonly facility: ByteString; readonly last: ByteString; readonly place: Place }
  | { readonly code: 'wrong-runlevel'; readonly key: ByteString; readonly place?: Place }
  | { readonly code: 'exiting' }
  | {
      readonly code: 'exiting-unchanged';
      /** A word behind `$all` without which the run would have gone on, and insserv 1.24 would pass over it. */
      readonly barred?: { readonly later: ByteString; readonly earlier: ByteString; readonly place?: Place };
    }
  /* Warnings about files and headers. */
  | { readonly code: 'open-conf'; readonly path: ByteString; readonly reason: ByteString }
  | { readonly code: 'facility-too-deep'; readonly facility: ByteString; readonly place: Place }
  | { readonly code: 'stat-script'; readonly name: ByteString; readonly reason: ByteString }
  | { readonly code: 'read-script'; readonly name: ByteString; readonly reason: ByteString }
  | { readonly code: 'empty-script'; readonly name: ByteString; readonly scan: InsservScan }
  | { readonly code: 'no-end'; readonly name: ByteString; readonly isForced: boolean; readonly file: ByteString }
  | {
      readonly code: 'incomplete';
      readonly name: ByteString;
      readonly missing: readonly MissingField[];
      readonly file: ByteString;
    }
  | { readonly code: 'no-tags'; readonly name: ByteString; readonly file: ByteString }
  | {
      readonly code: 'provides-facility' | 'provides-comment';
      readonly name: ByteString;
      readonly word: ByteString;
      readonly place?: Place;
    }
  | {
      readonly code: 'unknown-facility';
      readonly word: ByteString;
      readonly must: boolean;
      readonly nearest?: ByteString;
      readonly place?: Place;
    }
  /** A facility that scripts of the distribution name, and that it defines nowhere: no news for whoever installs them. */
  | { readonly code: 'usual-facility'; readonly word: ByteString }
  | { readonly code: 'no-link'; readonly path: ByteString }
  | { readonly code: 'no-script'; readonly name: ByteString; readonly reason: NoScriptReason }
  | {
      readonly code: 'already-provided';
      readonly name: ByteString;
      readonly service: ByteString;
      readonly other: ByteString;
    }
  | {
      readonly code: 'overlap';
      readonly name: ByteString;
      readonly start: ByteString;
      readonly stop: ByteString;
      readonly place?: Place;
    }
  | { readonly code: 'no-runlevels'; readonly name: ByteString; readonly direction: Direction }
  | {
      readonly code: 'overrides-defaults';
      readonly name: ByteString;
      readonly direction: Direction;
      readonly current: RunlevelSet;
      readonly defaults: RunlevelSet;
      /** Whether the header's field has words, though perhaps none that is a runlevel. */
      readonly says: 'words' | 'nothing';
    }
  /* Warnings about the order. */
  | {
      readonly code: 'loop-between';
      readonly service: ByteString;
      readonly other: ByteString;
      readonly direction: Direction;
    }
  | { readonly code: 'loop-at'; readonly service: ByteString; readonly direction: Direction }
  | { readonly code: 'loop-involving'; readonly service: ByteString; readonly depth: number }
  | { readonly code: 'too-deep'; readonly service?: ByteString }
  | { readonly code: 'not-expanded'; readonly service: ByteString }
  | {
      readonly code: 'all-start';
      readonly later: ByteString;
      readonly earlier: ByteString;
      /** Where the later one asks for the earlier one. */
      readonly place?: Place;
    }
  | { readonly code: 'all-stop'; readonly earlier: ByteString; readonly later: ByteString }
  /* Warnings that are fatal at the end. */
  | {
      readonly code: 'not-enabled';
      readonly required: ByteString;
      readonly service: ByteString;
      /** The required one is about to be removed. */
      readonly isRemoval: boolean;
      /** It is not required after all. */
      readonly isForced: boolean;
      /** The scripts that have to be enabled with those of the call, so that it may go through. */
      readonly missing?: readonly ByteString[];
      readonly place?: Place;
    }
  | {
      readonly code: 'not-there';
      readonly required: ByteString;
      readonly service: ByteString;
      /** A name that is provided and was probably meant. */
      readonly nearest?: ByteString;
      /** What the script of that file name provides. */
      readonly provided?: ByteString;
      readonly place?: Place;
    }
  | {
      readonly code: 'levels-missed';
      readonly required: ByteString;
      readonly service: ByteString;
      readonly levels: RunlevelSet;
      readonly place?: Place;
    }
  /* Changes that cannot be made. */
  | { readonly code: 'make-link'; readonly target: ByteString; readonly path: ByteString; readonly reason: ByteString }
  | { readonly code: 'remove-link'; readonly path: ByteString; readonly reason: ByteString }
  | { readonly code: 'open-dependencies'; readonly path: ByteString; readonly reason: ByteString }
  /* What `-v` tells. */
  | { readonly code: 'loading'; readonly name: ByteString }
  | { readonly code: 'creating-folder'; readonly path: ByteString }
  | { readonly code: 'removing-link'; readonly path: ByteString }
  | { readonly code: 'enabling'; readonly target: ByteString; readonly path: ByteString }
  | { readonly code: 'creating-dependencies'; readonly path: ByteString }
  | { readonly code: 'dry-dependencies'; readonly folder: ByteString };

/** The passes over the scripts: those that links lead to, the operands, the folder of scripts. */
export type InsservScan = 'links' | 'operands' | 'scripts';

/** Errors end the run; warnings are hidden by `-q`; the other two are told with `-v` and `-v -v`. */
export type EventClass = 'error' | 'warning' | 'verbose' | 'very-verbose';

const ERRORS: ReadonlySet<InsservEvent['code']> = new Set([
  'usage',
  'unknown-operand',
  'no-script-folder',
  'make-folder',
  'open-script',
  'facility-loop',
  'wrong-runlevel',
  'exiting',
  'exiting-unchanged',
]);
const VERBOSE: ReadonlySet<InsservEvent['code']> = new Set([
  'usual-facility',
  'creating-folder',
  'removing-link',
  'enabling',
  'creating-dependencies',
  'dry-dependencies',
]);

/** How much an event matters. O(1). */
export function classOfEvent(event: InsservEvent): EventClass {
  if (ERRORS.has(event.code) || (event.code === 'open-folder' && event.isFatal)) return 'error';
  if (event.code === 'loading') return 'very-verbose';
  return VERBOSE.has(event.code) ? 'verbose' : 'warning';
}
