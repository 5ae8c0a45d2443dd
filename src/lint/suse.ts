/** Whether a script is one of SUSE, whose insserv and chkconfig go their own ways. */
import type { ByteString } from '../model/bytes.ts';

/** What tells it stands near the beginning. */
const PROBE = 16_384;
const SIGNS =
  /\brc\.status\b|\brc_status\b|\/etc\/SuSE-release|^# X-UnitedLinux-|^#+[ \t]*[Ff]or (?:open)?[Ss][Uu][Ss][Ee]\b/m;

/** True if the path says that the script is for SUSE alone: a text with its signs may be for other systems too. */
export function isForSuse(path: ByteString): boolean {
  return /suse/i.test(path);
}

/** True if the path or the beginning of the text says SUSE. */
export function isSuse(path: ByteString, text: ByteString): boolean {
  return isForSuse(path) || SIGNS.test(text.slice(0, PROBE));
}
