/** Whether a line that tells the usage names the action reload, in one of the ways that systemd looks for. */
import type { ByteString } from '../../model/bytes.ts';

const RELOAD = /\{reload[|}"]|\|reload[|}"]/i;

export function namesReload(line: ByteString): boolean {
  return RELOAD.test(line);
}

export function saysUsage(line: ByteString): boolean {
  return /usage/i.test(line);
}
