/**
 * Writes what the plan has into the output folder, one after the other as the real generator does: systemd empties the folder
 * before each run, so there is nothing that could be lost, and what cannot be made keeps nothing else from being made.
 */
import type { WholeHost } from '../../host/rooted-host.ts';
import type { SysvPlan } from '../../migrate/sysv/plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { SysvEvent, SysvUnit } from '../../model/sysv-unit.ts';
import { renderSysvUnit } from '../../render/migrate/sysv-unit.ts';

const UNIT_MODE = 0o644;
const FOLDER_MODE = 0o755;

export function writeSysvPlan(
  host: WholeHost,
  output: ByteString,
  { steps, units }: SysvPlan,
  tell: (event: SysvEvent) => void,
): void {
  for (const step of steps) {
    if (step.kind === 'event') tell(step.event);
    else {
      const { alias, unit, path, line } = step.alias;
      const fault = host.makeLink(unit, `${output}/${alias}`);
      if (fault !== undefined && fault.code !== 'EEXIST') {
        tell({ kind: 'alias-failed', path, line, alias, reason: fault.reason });
      }
    }
  }
  for (const unit of units) if (writeUnit(host, output, unit, tell)) makeWants(host, output, unit, tell);
}

/** False if it could not be written, which was told. */
function writeUnit(host: WholeHost, output: ByteString, unit: SysvUnit, tell: (event: SysvEvent) => void): boolean {
  const path = `${output}/${unit.unit}`;
  if (host.look(path).kind === 'link') {
    tell({ kind: 'link-replaced', path });
    host.remove(path);
  }
  const fault = host.createFile(path, renderSysvUnit(unit), { mode: UNIT_MODE });
  if (fault !== undefined) tell({ kind: 'unit-failed', path, reason: fault.reason });
  return fault === undefined;
}

function makeWants(
  host: WholeHost,
  output: ByteString,
  { unit, wantedBy }: SysvUnit,
  tell: (event: SysvEvent) => void,
): void {
  for (const target of wantedBy) {
    const folder = `${output}/${target}.wants`;
    const path = `${folder}/${unit}`;
    const fault = host.makeFolder(folder, FOLDER_MODE) ?? host.makeLink(`../${unit}`, path);
    if (fault !== undefined && fault.code !== 'EEXIST') tell({ kind: 'wants-failed', path, reason: fault.reason });
  }
}
