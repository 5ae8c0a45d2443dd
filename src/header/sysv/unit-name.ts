/** Names of units, made from the names of scripts, links and facilities as systemd makes them (systemd.unit(5)). */
import type { ByteString } from '../../model/bytes.ts';

const TYPED = /^[0-9A-Za-z:_.\\@-]+\.(?:service|socket|device|mount|automount|swap|target|path|timer|slice|scope)$/;
const PREFIX = /^[0-9A-Za-z:_.\\-]+$/;
const NO_NAME_BYTE = /[^0-9A-Za-z:_.\\@-]/g;
const NO_PATH_BYTE = /[^0-9A-Za-z:_./]|^\./g;
/** Bytes, a type at the end included. */
const LONGEST = 255;

/** True for a complete name of a unit of any type, templates and instances included. */
export function isUnitName(name: ByteString): boolean {
  return name.length <= LONGEST && !name.startsWith('@') && TYPED.test(name);
}

/** What stands behind the last dot of a unit's name. */
export function unitType(unit: ByteString): ByteString {
  return unit.slice(unit.lastIndexOf('.') + 1);
}

/**
 * The unit of a script, of an rc link (without `S` and number), or of a word of a header.
 *
 * @returns undefined for a name of which none can be made. O(length).
 */
export function unitNameOf(name: ByteString): ByteString | undefined {
  const plain = name.endsWith('.sh') ? name.slice(0, -3) : name;
  if (isUnitName(plain)) return plain;
  if (plain.startsWith('/')) {
    const unit = unitOfPath(plain);
    if (unit !== undefined) return unit.length <= LONGEST ? unit : undefined;
  }
  const escaped = plain.replaceAll(NO_NAME_BYTE, (byte) => (byte === '/' ? '-' : escapeByte(byte)));
  if (isUnitName(escaped)) return escaped;
  const service = `${escaped}.service`;
  return escaped !== '' && isUnitName(service) ? service : undefined;
}

/** The target that a facility of an unknown name stands for, `$` taken off; undefined if no name can be made. */
export function targetOf(facility: ByteString): ByteString | undefined {
  const target = `${facility}.target`;
  return PREFIX.test(facility) && target.length <= LONGEST ? target : undefined;
}

/** The unit of a device or a mount point; undefined for a path that leads upwards. */
function unitOfPath(path: ByteString): ByteString | undefined {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return undefined;
  const isDevice = parts.length > 1 && (parts[0] === 'dev' || parts[0] === 'sys');
  const escaped = parts.join('/').replaceAll(NO_PATH_BYTE, escapeByte).replaceAll('/', '-');
  return `${escaped === '' ? '-' : escaped}.${isDevice ? 'device' : 'mount'}`;
}

function escapeByte(byte: ByteString): ByteString {
  return `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
