/**
 * The names of LSB header fields: those of the standard (LSB 5.0 Core, 22.3), and the X- fields that insserv of Debian and
 * SUSE reads. insserv and lintian ignore case, so the reader does too; it reports a spelling that other tools do not take.
 */
import type { ByteString } from '../../model/bytes.ts';

/** All field names that are known, in their usual spelling. */
export const USUAL_LSB_NAMES: readonly ByteString[] = [
  'Provides',
  'Required-Start',
  'Required-Stop',
  'Should-Start',
  'Should-Stop',
  'Default-Start',
  'Default-Stop',
  'Short-Description',
  'Description',
  'X-Start-Before',
  'X-Stop-After',
  'X-Interactive',
  'X-UnitedLinux-Should-Start',
  'X-UnitedLinux-Should-Stop',
  'X-UnitedLinux-Default-Enabled',
];

const BY_LOWER_CASE: ReadonlyMap<ByteString, ByteString> = new Map(
  USUAL_LSB_NAMES.map((name) => [name.toLowerCase(), name]),
);

/** The usual spelling of a field name in any case; undefined for a name that is not known. */
export function usualLsbName(name: ByteString): ByteString | undefined {
  return BY_LOWER_CASE.get(name.toLowerCase());
}

/** True for `X-...`, the names that the standard leaves to implementations. */
export function isExtensionName(name: ByteString): boolean {
  return name.length > 2 && (name.startsWith('X-') || name.startsWith('x-'));
}
