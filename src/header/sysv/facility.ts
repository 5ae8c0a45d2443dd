/** What unit a word of a header means to systemd-sysv-generator. */
import type { ByteString } from '../../model/bytes.ts';
import { targetOf, unitNameOf } from './unit-name.ts';

/** Looked up with or without the `$`; the empty text: nothing. */
const KNOWN: ReadonlyMap<ByteString, ByteString> = new Map([
  ['local_fs', ''],
  ['network', 'network-online.target'],
  ['named', 'nss-lookup.target'],
  ['portmap', 'rpcbind.target'],
  ['remote_fs', 'remote-fs.target'],
  ['syslog', ''],
  ['time', 'time-sync.target'],
]);

export const NETWORK_ONLINE = 'network-online.target';

/**
 * The unit that a word stands for.
 *
 * @param file the name of the script's file: its own name is no dependency
 * @returns the empty text for a word that says nothing; undefined for one of which no unit's name can be made
 */
export function unitOfWord(word: ByteString, file: ByteString): ByteString | undefined {
  const isFacility = word.startsWith('$');
  const known = KNOWN.get(isFacility ? word.slice(1) : word);
  if (known !== undefined) return known;
  if (isFacility) return targetOf(word.slice(1));
  if (word === (file.endsWith('.sh') ? file.slice(0, -3) : file)) return '';
  return unitNameOf(word);
}
