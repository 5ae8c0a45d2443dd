/** The header of a script as a unit needs it: that of LSB or Red Hat, or the words of the BSDs, in the terms of the former. */
import { readRcorder } from '../../header/rcorder/reader.ts';
import { readSysvHeader, type SysvField, type SysvHeader, type SysvStatement } from '../../header/sysv/reader.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { RcorderKeyword } from '../../model/header.ts';

/** Never fails. O(n). */
export function readUnitHeader(text: ByteString): SysvHeader {
  const header = readSysvHeader(text);
  if (header.hasLsb) return header;
  const statements = readRcorder(text).fields.flatMap(({ keyword, words }): readonly SysvStatement[] => {
    const field = FIELDS[keyword];
    if (field === undefined) return [];
    return words.map(({ text: word, line }) => ({
      field,
      line,
      words: [field === 'provides' ? word : (PLACES.get(word) ?? word)],
    }));
  });
  return statements.length === 0 ? header : { ...header, statements };
}

/** `REQUIRE` is an order there and starts nothing. */
const FIELDS: Readonly<Record<RcorderKeyword, SysvField | undefined>> = {
  PROVIDE: 'provides',
  REQUIRE: 'should-start',
  BEFORE: 'x-start-before',
  KEYWORD: undefined,
};

function standFor(
  facility: ByteString,
  ...names: readonly ByteString[]
): readonly (readonly [ByteString, ByteString])[] {
  return names.map((name) => [name, facility]);
}

/** Scripts of the systems themselves, and the milestones of their boot. */
const PLACES: ReadonlyMap<ByteString, ByteString> = new Map([
  ...standFor('$network', 'NETWORKING', 'NETWORK', 'network', 'networking', 'netif', 'netwait', 'routing'),
  ...standFor('$local_fs', 'FILESYSTEMS', 'mountcritlocal', 'mountlate', 'CRITLOCALMOUNTED'),
  ...standFor('$remote_fs', 'mountcritremote'),
  ...standFor('$named', 'resolv', 'nsswitch', 'local_unbound'),
  ...standFor('$syslog', 'syslogd', 'newsyslog'),
  ...standFor(
    '$null',
    'DAEMON',
    'LOGIN',
    'SERVERS',
    'abi',
    'bootconf',
    'cleanvar',
    'cleartmp',
    'devfs',
    'hostname',
    'kld',
  ),
  ...standFor('$null', 'ldconfig', 'random', 'root', 'securelevel', 'sysctl', 'tmp', 'utx', 'var'),
]);
