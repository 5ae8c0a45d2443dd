/** What comes before and behind a unit, by the words of the script's header. */
import type { SysvHeader, SysvStatement } from '../../header/sysv/reader.ts';
import { unitNameOf } from '../../header/sysv/unit-name.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { LeftOut, UnitTodo } from '../../model/migration.ts';
import type { Place } from '../../model/place.ts';
import type { Directive } from '../script/start-facts.ts';

/** What is known of the system besides the script. */
export interface UnitWorld {
  /** The unit that stands for a service's name: of a script that provides it, or a native one; undefined if there is none. */
  readonly unitOf: (service: ByteString) => ByteString | undefined;
}

export interface Ordering {
  readonly directives: readonly Directive[];
  readonly todos: readonly UnitTodo[];
  readonly leftOut: readonly LeftOut[];
}

/** Facilities that systemd has a unit for; an empty one needs none. */
const FACILITIES: ReadonlyMap<ByteString, ByteString> = new Map([
  ['$local_fs', ''],
  ['$syslog', ''],
  ['$null', ''],
  ['$network', 'network-online.target'],
  ['$named', 'nss-lookup.target'],
  ['$portmap', 'rpcbind.target'],
  ['$remote_fs', 'remote-fs.target'],
  ['$time', 'time-sync.target'],
  ['$x-display-manager', 'display-manager.service'],
]);

/** Services that have another name since. */
const RENAMED: ReadonlyMap<ByteString, ByteString> = new Map([
  ['portmap', 'rpcbind'],
  ['messagebus', 'dbus'],
  ['udev', 'systemd-udevd'],
  ['syslog', 'rsyslog'],
  ['mountkernfs', ''],
  ['mountdevsubfs', ''],
  ['mountall', ''],
  ['bootmisc', ''],
  ['urandom', ''],
  ['hal', ''],
  ['checkroot', ''],
]);

/** @param own names that are the script's own */
export function orderUnit(
  header: SysvHeader,
  file: ByteString,
  own: ReadonlySet<ByteString>,
  world: UnitWorld,
): Ordering {
  const lines = { Wants: new Set<ByteString>(), Before: new Set<ByteString>(), After: new Set<ByteString>() };
  const todos: UnitTodo[] = [];
  const leftOut: LeftOut[] = [];
  for (const { field, line, words } of header.statements) {
    if (field === 'provides') continue;
    const place: Place = { file, line, column: 1, offset: 0, length: 0 };
    for (const word of words) {
      const isBefore = field === 'x-start-before';
      const unit = own.has(word) ? '' : unitOfName(word, world);
      if (unit === undefined) leftOut.push({ place, text: `${FIELDS[field]}: ${word}`, reason: 'not-understood' });
      if (unit === undefined || unit === '') continue;
      lines[isBefore ? 'Before' : 'After'].add(unit);
      if (word === '$network' && !isBefore) {
        lines.Wants.add(unit);
        if (!todos.some(({ code }) => code === 'network-online')) {
          todos.push({ code: 'network-online', place, subject: word, isBlocking: false });
        }
      } else if (field === 'required-start' && !word.startsWith('$') && isThere(word, world)) lines.Wants.add(unit);
    }
  }
  const directives = (['Wants', 'Before', 'After'] as const).flatMap((key) =>
    [...lines[key]].map((value): Directive => ({ section: 'Unit', key, value })),
  );
  return { directives, todos, leftOut };
}

const FIELDS: Readonly<Record<SysvStatement['field'], string>> = {
  provides: 'Provides',
  'required-start': 'Required-Start',
  'should-start': 'Should-Start',
  'x-start-before': 'X-Start-Before',
  'x-start-after': 'X-Start-After',
};

function isThere(word: ByteString, world: UnitWorld): boolean {
  return world.unitOf(RENAMED.get(word) ?? word) !== undefined;
}

/** The empty text for what needs no line; undefined for a facility that stands for nothing in systemd. */
function unitOfName(word: ByteString, world: UnitWorld): ByteString | undefined {
  if (word.startsWith('$')) return FACILITIES.get(word) ?? world.unitOf(word.slice(1));
  const name = RENAMED.get(word) ?? word;
  return name === '' ? '' : (world.unitOf(name) ?? unitNameOf(name));
}
