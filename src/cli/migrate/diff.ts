/** `--diff`: what the units would change in those that are there already. */
import type { LinkIo } from '../../host/io.ts';
import { bytesOfText } from '../../model/bytes.ts';
import type { MigratedScript } from '../../model/migration.ts';
import { renderUnitFile } from '../../render/migrate/unit-file.ts';
import { findNativeUnit } from '../../system/sysv/native-units.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import { makePatch, showPatch } from '../frame/patch.ts';
import type { ScriptsToMigrate } from './read-scripts.ts';

/** Against the files of the output folder, if one is named; else against the units of the system. */
export function writeDifferences(
  scripts: readonly MigratedScript[],
  { host, places }: ScriptsToMigrate,
  output: string | undefined,
  io: LinkIo,
): number {
  let isDifferent = false;
  for (const { unit, file } of scripts) {
    if (file === undefined) continue;
    const native =
      output !== undefined
        ? `${bytesOfText(output)}/${unit}`
        : host === undefined || places === undefined
          ? undefined
          : findNativeUnit(host, places.units, unit);
    const found = native === undefined ? undefined : (output === undefined ? host : io.host)?.readFile(native);
    const before = found?.kind === 'text' ? found.text : '';
    const patch = makePatch(native ?? unit, before, renderUnitFile(file, 'initorder migrate'));
    isDifferent ||= patch !== '';
    io.stdout.write(io.stdout.isTerminal() ? showPatch(patch) : patch);
  }
  return isDifferent ? FOUND : OK;
}
