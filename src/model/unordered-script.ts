/** Scripts that no header puts in an order. They exist all the same, and whoever asks is told why there is none. */
import type { ByteString } from './bytes.ts';
import type { Place } from './place.ts';

/**
 * `chkconfig`: a chkconfig line is its only header, which has numbers and names no other script. `openrc` and `rc-common`:
 * a script of OpenRC or OpenWrt, whose order stands in its body.
 */
export type UnorderedKind = 'chkconfig' | 'no-header' | 'openrc' | 'rc-common';

export interface UnorderedScript {
  readonly file: ByteString;
  readonly kind: UnorderedKind;
  /** The chkconfig line, or the first line. */
  readonly place: Place;
  /** False for what begins with no interpreter, and for parts of the boot that are no services. */
  readonly isService: boolean;
  /** What the chkconfig line says. */
  readonly numbers?: { readonly levels: readonly number[]; readonly start: number; readonly stop: number };
}
