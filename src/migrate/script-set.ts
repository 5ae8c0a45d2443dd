/** All scripts of a system at once: names that they provide and ask for are known to all of them. */
import { unitNameOf } from '../header/sysv/unit-name.ts';
import type { ByteString } from '../model/bytes.ts';
import type { MigratedScript } from '../model/migration.ts';
import { baseName } from '../model/path.ts';
import { LONGEST_SCRIPT } from './study.ts';
import { readUnitHeader } from './unit/script-header.ts';
import { migrateScript, type MigrationWishes, type MigrationWorld, type ScriptToMigrate } from './one-script.ts';

/** What is known of a system besides its scripts. */
export interface MigrationSystem extends Pick<MigrationWorld, 'readFile' | 'findProgram'> {
  /** Whether the system has a unit of this name that is no script's. */
  readonly hasUnit: (unit: ByteString) => boolean;
}

/** A system of which nothing is known. */
export const UNKNOWN_SYSTEM: MigrationSystem = {
  readFile: () => undefined,
  findProgram: () => undefined,
  hasUnit: () => false,
};

/** Migrates scripts, each by what it says itself and by what the others are called. Nothing is run. O(n). */
export function migrateScripts(
  scripts: readonly ScriptToMigrate[],
  system: MigrationSystem,
  wishes: MigrationWishes,
): readonly MigratedScript[] {
  const units = new Map<ByteString, ByteString>();
  const needed = new Set<ByteString>();
  for (const { path, text } of scripts) {
    const unit = unitNameOf(baseName(path));
    if (unit === undefined) continue;
    const name = unit.slice(0, unit.lastIndexOf('.'));
    if (!units.has(name)) units.set(name, unit);
    for (const { field, words } of readUnitHeader(text.slice(0, LONGEST_SCRIPT)).statements) {
      for (const word of words) {
        if (field !== 'provides') needed.add(word);
        else if (!units.has(word)) units.set(word, unit);
      }
    }
  }
  const world: MigrationWorld = {
    ...system,
    isNeeded: (name) => needed.has(name),
    unitOf: (service) => {
      const unit = units.get(service);
      if (unit !== undefined) return unit;
      const native = unitNameOf(service);
      return native !== undefined && system.hasUnit(native) ? native : undefined;
    },
  };
  return scripts.map((script) => migrateScript(script, world, wishes));
}
