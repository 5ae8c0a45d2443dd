/** The scripts of a system as systemd-sysv-generator finds them, and what the rc folders say about them. */
import { isIgnoredName } from '../../header/sysv/ignored-names.ts';
import { unitNameOf } from '../../header/sysv/unit-name.ts';
import { strerror } from '../../host/errno.ts';
import type { RootedHost } from '../../host/rooted-host.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { SysvEvent, SysvLevel, SysvScript, SysvStart } from '../../model/sysv-unit.ts';
import { findNativeUnit } from './native-units.ts';
import type { SysvPlaces } from './places.ts';

export interface SysvTree {
  /** In ascending byte order of their units. */
  readonly scripts: readonly SysvScript[];
  /** By unit. */
  readonly starts: ReadonlyMap<ByteString, SysvStart>;
  /** Scripts that are left to a native unit: the path of the script, and that of the unit. */
  readonly native: readonly (SysvScript & { readonly nativeUnit: ByteString })[];
}

const OWNER_MAY_RUN = 0o100;
const LEVELS: readonly SysvLevel[] = [1, 2, 3, 4, 5];

/** Lists scripts and rc folders. One look for each file, and for each script one in each folder of units. */
export function readSysvTree(host: RootedHost, places: SysvPlaces, emit: (event: SysvEvent) => void): SysvTree {
  const found = new Map<ByteString, SysvScript>();
  const native: (SysvScript & { readonly nativeUnit: ByteString })[] = [];
  for (const folder of places.scripts) {
    for (const name of namesIn(host, folder)) {
      const script = findScript(host, folder, name, emit);
      if (script === undefined || found.has(script.unit)) continue;
      const nativeUnit = findNativeUnit(host, places.units, script.unit);
      if (nativeUnit === undefined) found.set(script.unit, script);
      else native.push({ ...script, nativeUnit });
    }
  }
  const units = [...found.keys()].sort();
  const scripts = units.flatMap((unit) => found.get(unit) ?? []);
  return { scripts, native, starts: readStarts(host, places.links, new Set(units), emit) };
}

function namesIn(host: RootedHost, folder: ByteString): readonly ByteString[] {
  const listing = host.listNames(folder);
  return listing.kind === 'names' ? listing.names.filter((name) => !isIgnoredName(name)) : [];
}

/** A regular file that its owner may run, links followed. */
function findScript(
  host: RootedHost,
  folder: ByteString,
  name: ByteString,
  emit: (event: SysvEvent) => void,
): SysvScript | undefined {
  const path = `${folder === '/' ? '' : folder}/${name}`;
  const mode = host.modeOf(path);
  if (mode === undefined) {
    emit({ kind: 'unreadable', path, reason: strerror('ENOENT') });
    return undefined;
  }
  if ((mode & OWNER_MAY_RUN) === 0 || host.kindOf(path) !== 'file') return undefined;
  const unit = unitNameOf(name);
  if (unit === undefined) emit({ kind: 'impossible-name', place: path });
  return unit === undefined ? undefined : { unit, name, path };
}

/** Only the names of the entries count, whatever they are and wherever they lead. */
function readStarts(
  host: RootedHost,
  roots: readonly ByteString[],
  units: ReadonlySet<ByteString>,
  emit: (event: SysvEvent) => void,
): ReadonlyMap<ByteString, SysvStart> {
  const starts = new Map<ByteString, { levels: Set<SysvLevel>; number: number }>();
  for (const root of roots) {
    for (const level of LEVELS) {
      const folder = `${root === '/' ? '' : root}/rc${level}.d`;
      for (const name of namesIn(host, folder)) {
        if (!/^S[0-9][0-9]./s.test(name)) continue;
        const unit = unitNameOf(name.slice(3));
        if (unit === undefined) emit({ kind: 'impossible-name', place: `${folder}/${name}` });
        if (unit === undefined || !units.has(unit)) continue;
        const known = starts.get(unit) ?? { levels: new Set(), number: 0 };
        known.levels.add(level);
        known.number = Math.max(known.number, Number(name.slice(1, 3)));
        starts.set(unit, known);
      }
    }
  }
  return starts;
}
