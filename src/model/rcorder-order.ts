/**
 * What goes into rcorder's ordering and what comes out of it, the events of the walk included. The events are what the
 * real programs write on stderr and, with `-g`, on stdout; `src/render/` has their texts.
 */
import type { ByteString } from './bytes.ts';
import type { RcorderHeader } from './header.ts';

/**
 * `freebsd`: rcorder of FreeBSD since 13.1, which sorts by sequence number. `netbsd`: that of NetBSD, DragonFly and FreeBSD
 * up to 13.0, which takes the scripts as the walk finishes them.
 */
export type RcorderDialect = 'freebsd' | 'netbsd';

/** A script with the header that rcorder reads in it. A path that was given twice is two scripts. */
export interface RcorderScript {
  readonly file: ByteString;
  readonly header: RcorderHeader;
}

export interface RcorderInput {
  /** The scripts that could be read, in the order of the operands. */
  readonly scripts: readonly RcorderScript[];
  /** How many operands there were, unreadable ones included: the order of equals depends on it. */
  readonly operands: number;
  readonly dialect: RcorderDialect;
  /** A script must have one of these keywords, if there are any (`-k`). */
  readonly keep: ReadonlySet<ByteString>;
  /** A script must have none of these keywords (`-s`). */
  readonly skip: ReadonlySet<ByteString>;
}

/** A script in its place. */
export interface OrderedScript {
  /** Index into the scripts of the input. */
  readonly script: number;
  /** Scripts of one sequence number may run in parallel. 0 in the netbsd dialect, which has none. */
  readonly sequence: number;
}

export interface RcorderOrder {
  readonly order: readonly OrderedScript[];
  /** The real program's exit status: 1 if a requirement has no provider or scripts depend on each other in a ring. */
  readonly status: 0 | 1;
  /** Whether a BEFORE names what was mentioned nowhere. The status does not tell. */
  readonly hasUnknownBefore: boolean;
}

/** What the walk meets. Scripts are indexes into the scripts of the input. */
export type RcorderEvent =
  | { readonly kind: 'unknown-before'; readonly script: number; readonly name: ByteString }
  | { readonly kind: 'no-provider'; readonly script: number; readonly name: ByteString }
  /** A script was reached again while, or after, it was visited. */
  | { readonly kind: 'revisit'; readonly script: number }
  /** A required name is being provided right now. `trace`: the ring that was found, its first script not repeated. */
  | { readonly kind: 'ring'; readonly script: number; readonly name: ByteString; readonly trace: readonly number[] }
  /** The end of a visit of a script that stood in `count` traces. */
  | { readonly kind: 'issues'; readonly script: number; readonly count: number };

/** What `-g` draws. */
export type DigraphEvent =
  | { readonly kind: 'node'; readonly name: ByteString; readonly providers: readonly ByteString[] }
  | {
      readonly kind: 'edge';
      readonly from: ByteString;
      readonly to: ByteString;
      readonly style: 'solid' | 'dashed';
      /** The edge leads to a name that nobody provides, or closes a ring. */
      readonly broken: boolean;
    }
  /** A provision of a script that stood in a ring. */
  | { readonly kind: 'troubled'; readonly name: ByteString };

/** Who listens to a walk. A listener that is absent costs nothing. */
export interface RcorderListeners {
  readonly onEvent?: (event: RcorderEvent) => void;
  readonly onDigraph?: (event: DigraphEvent) => void;
}
