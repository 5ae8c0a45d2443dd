/** What a finding is told by. */
import type { ByteString } from '../../model/bytes.ts';

/** The words of one finding. All names in them are shown, that is, safe on a terminal. */
export interface Sentences {
  readonly title: ByteString;
  /** Stands at the underlined words; empty if the title says it all. */
  readonly label: ByteString;
  /** The way out; empty if there is nothing to do. */
  readonly help: ByteString;
}
