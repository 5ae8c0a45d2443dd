/** Makes scripts executable that are not. Apart from the other repairs: no text changes, and no diff can show it. */
import type { LintFinding } from '../../model/lint.ts';
import { showName } from '../../render/show.ts';
import type { Io } from '../io.ts';

export interface ModeRepair {
  /** Those that are left. */
  readonly findings: readonly LintFinding[];
  /** How many files could not be changed. */
  readonly failed: number;
}

/** Sets the permission bits that findings ask for, and tells of each file that cannot be changed. */
export function repairModes(findings: readonly LintFinding[], io: Io, program: string): ModeRepair {
  let failed = 0;
  const left = findings.filter(({ fix, place }) => {
    if (fix?.mode === undefined) return true;
    const fault = io.host.changeMode(place.file, fix.mode);
    if (fault === undefined) return false;
    io.stderr.write(`${program}: cannot change the mode of ${showName(place.file)}: ${fault.reason}\n`);
    failed += 1;
    return true;
  });
  return { findings: left, failed };
}
