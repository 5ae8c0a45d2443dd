/** Whether a script is one of SUSE, whose insserv and chkconfig go their own ways. */
import type { ByteString } from '../model/bytes.ts';

/** What tells it stands near the beginning. */
const PROBE = 16_384;
const SIGNS = /\brc\.status\b|\brc_status\b|\/etc\/SuSE-release|^# X-UnitedLinux-/m;

/** True if the path or the beginning of the text says SUSE. */
export function isSuse(path: ByteString, text: ByteString): boolean {
  return /suse/i.test(path) || SIGNS.test(text.slice(0, PROBE));
}
