/** Names of files that are not looked at: hidden ones, and what editors and package managers leave. */
import type { ByteString } from '../../model/bytes.ts';

const NAMES: ReadonlySet<ByteString> = new Set(['lost+found', 'aquota.user', 'aquota.group']);

const ENDINGS: ReadonlySet<ByteString> = new Set([
  'rpmnew',
  'rpmsave',
  'rpmorig',
  'dpkg-old',
  'dpkg-new',
  'dpkg-tmp',
  'dpkg-dist',
  'dpkg-bak',
  'dpkg-backup',
  'dpkg-remove',
  'ucf-new',
  'ucf-old',
  'ucf-dist',
  'swp',
  'bak',
  'old',
  'new',
]);

/** True for a name that systemd passes over wherever it lists a folder. */
export function isIgnoredName(name: ByteString): boolean {
  if (name.startsWith('.') || name.endsWith('~') || NAMES.has(name)) return true;
  const dot = name.lastIndexOf('.');
  return dot >= 0 && ENDINGS.has(name.slice(dot + 1));
}
