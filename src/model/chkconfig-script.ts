/** A service as chkconfig handles it: its script's header, with the override of the same name merged in. */
import type { ByteString } from './bytes.ts';
import type { ChkconfigList } from './chkconfig-service.ts';
import type { Place, Word } from './place.ts';

/** The words of one dependency list. They are those of the header itself; a set has thousands, and few are ever shown. */
export interface ChkconfigWords {
  /** The script, or its override. */
  readonly file: ByteString;
  readonly words: readonly Word[];
}

export interface ChkconfigScript {
  /** The name of the file in `/etc/init.d`. */
  readonly name: ByteString;
  /** A signed integer of 32 bits, bit n for runlevel n; see `ChkconfigFacts`. */
  readonly levels: number;
  /** -1 if nothing sets it. */
  readonly start: number;
  /** 100 if nothing sets it. */
  readonly stop: number;
  readonly lsb: boolean;
  readonly lists: Readonly<Record<ChkconfigList, ChkconfigWords>>;
  /** The names in Provides, or the file name if there are none. */
  readonly provides: readonly ByteString[];
  readonly startFrom?: Place;
  readonly stopFrom?: Place;
}

export const START_LISTS: readonly ChkconfigList[] = ['Required-Start', 'Should-Start'];
export const STOP_LISTS: readonly ChkconfigList[] = ['Required-Stop', 'Should-Stop'];

/** A script and the levels in which it is on, or shall be: a signed integer of 32 bits. */
export interface MaskedScript {
  readonly script: ChkconfigScript;
  readonly mask: number;
}
