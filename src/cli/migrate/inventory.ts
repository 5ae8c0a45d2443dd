/** `initorder migrate --inventory`: which init scripts have no unit, which are shadowed by one, which nothing starts. */
import { createRootedHost, type RootedHost } from '../../host/rooted-host.ts';
import type { LinkIo } from '../../host/io.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { InventoryEntry } from '../../model/inventory.ts';
import { renderInventory, renderInventoryJson } from '../../render/migrate/inventory.ts';
import { renderSysvEvent } from '../../render/migrate/sysv-event.ts';
import { findSysvPlaces } from '../../system/sysv/places.ts';
import { readSysvTree } from '../../system/sysv/scripts.ts';
import { choosePaint } from '../frame/colour.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import { MIGRATE_SPEC } from './spec.ts';

export function runInventory(root: string, parsed: ParsedArguments, io: LinkIo): number {
  const host = createRootedHost(io.host, bytesOfText(root), bytesOfText(io.cwd));
  const tree = readSysvTree(host, findSysvPlaces(host, {}), (event) => {
    io.stderr.write(renderSysvEvent(event, MIGRATE_SPEC.name));
  });
  const early = earlyNames(host);
  const entries = [
    ...tree.scripts.map(({ name, path, unit }): InventoryEntry => {
      const levels = [...(tree.starts.get(unit)?.levels ?? [])].sort();
      return { script: path, unit, state: 'no-unit', native: undefined, levels, isEarly: early.has(name) };
    }),
    ...tree.native.map(({ name, path, unit, nativeUnit: native }): InventoryEntry => {
      const state = isMask(host, native) ? 'masked' : 'shadowed';
      return { script: path, unit, state, native, levels: [], isEarly: early.has(name) };
    }),
  ].sort((a, b) => (a.script < b.script ? -1 : 1));
  if (parsed.flags.has('json')) io.stdout.write(renderInventoryJson(entries));
  else io.stdout.write(renderInventory(entries, choosePaint(io, io.stdout, lastValue(parsed, 'color'))));
  return entries.some(({ state }) => state === 'no-unit') ? FOUND : OK;
}

function earlyNames(host: RootedHost): ReadonlySet<ByteString> {
  const listing = host.listNames('/etc/rcS.d');
  const names = listing.kind === 'names' ? listing.names : [];
  return new Set(names.flatMap((name) => (/^S[0-9][0-9]./.test(name) ? [name.slice(3)] : [])));
}

/** An empty file, or a link to nothing. */
function isMask(host: RootedHost, path: ByteString): boolean {
  const found = host.look(path);
  if (found.kind === 'link') return found.target === '/dev/null';
  return found.kind === 'file' && found.size === 0;
}
