/** Which init scripts of a system systemd has no unit for. */
import type { ByteString } from './bytes.ts';

/**
 * `no-unit`: systemd up to 259 makes one at each boot, 260 does not start it any more. `shadowed`: a unit of its name is there,
 * and the script is nothing to systemd. `masked`: that unit is switched off for good.
 */
export type InventoryState = 'masked' | 'no-unit' | 'shadowed';

export interface InventoryEntry {
  readonly script: ByteString;
  readonly unit: ByteString;
  readonly state: InventoryState;
  /** The unit that is there. */
  readonly native: ByteString | undefined;
  /** The runlevels from 1 to 5 whose links start it. */
  readonly levels: readonly number[];
  /** Linked in rcS.d, which systemd never read. */
  readonly isEarly: boolean;
}
