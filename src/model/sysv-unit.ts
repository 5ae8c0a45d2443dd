/** What systemd-sysv-generator makes of init scripts: units, links to them, and what it tells on the way. */
import type { ByteString } from './bytes.ts';

/** An executable script that has no native unit. */
export interface SysvScript {
  /** The name of its unit, such as `foo.service`. */
  readonly unit: ByteString;
  /** The file's own name, and its path as units name it. */
  readonly name: ByteString;
  readonly path: ByteString;
}

/** The runlevels that the generator reads, as their folders are numbered. */
export type SysvLevel = 1 | 2 | 3 | 4 | 5;

/** What the rc folders say about one unit. */
export interface SysvStart {
  readonly levels: ReadonlySet<SysvLevel>;
  /** The highest number of its S entries. */
  readonly number: number;
}

/** A unit and its links, as data. */
export interface SysvUnit extends SysvScript {
  readonly description: ByteString | undefined;
  readonly before: readonly ByteString[];
  readonly after: readonly ByteString[];
  readonly wants: readonly ByteString[];
  readonly pidFile: ByteString | undefined;
  readonly hasLsb: boolean;
  readonly hasReload: boolean;
  /** Targets in whose `.wants` folder the unit gets a link. */
  readonly wantedBy: readonly ByteString[];
}

/** One thing that happens on the way; none of them ends the run. */
export type SysvEvent =
  /** `place`: a script, or an S link. Its name cannot be made a unit's name. */
  | { readonly kind: 'impossible-name'; readonly place: ByteString }
  | { readonly kind: 'unreadable'; readonly path: ByteString; readonly reason: string }
  /** A line of a megabyte or more: nothing is made of the script but the aliases above the line. */
  | { readonly kind: 'endless-line'; readonly path: ByteString }
  | { readonly kind: 'impossible-word'; readonly path: ByteString; readonly line: number; readonly word: ByteString }
  | { readonly kind: 'no-service'; readonly path: ByteString; readonly line: number; readonly unit: ByteString }
  | { readonly kind: 'relative-pid-file'; readonly path: ByteString; readonly line: number }
  /** `line`: the line of the header that asks for the link. */
  | {
      readonly kind: 'alias-failed';
      readonly path: ByteString;
      readonly line: number;
      readonly alias: ByteString;
      readonly reason: string;
    }
  | { readonly kind: 'link-replaced'; readonly path: ByteString }
  | { readonly kind: 'unit-failed'; readonly path: ByteString; readonly reason: string }
  | { readonly kind: 'wants-failed'; readonly path: ByteString; readonly reason: string };
