/** Names that chkconfig 1.33 takes for no script. */
import type { ByteString } from '../../model/bytes.ts';

const LEFT_BEHIND: readonly ByteString[] = ['~', ',', '.rpmsave', '.rpmnew', '.rpmorig', '.swp'];

/** Names that lists leave out: hidden ones, and what editors and package managers leave behind. */
export function isSkipped(name: ByteString): boolean {
  return name.startsWith('.') || LEFT_BEHIND.some((end) => name.endsWith(end));
}
