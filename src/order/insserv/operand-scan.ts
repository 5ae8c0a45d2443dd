/** The second pass of a run: the scripts that the command line names. It makes their services, and nothing more. */
import { providedNames } from './provided-names.ts';
import type { InsservRun } from './run.ts';
import { readValues } from './read-values.ts';
import type { Service } from './service.ts';

/** False where the run ends. */
export function scanOperands(run: InsservRun): boolean {
  for (const { name } of run.options.operands) {
    const values = readValues(run, run.tree.headerOfScript(name), name, 'operands');
    if (values === undefined) return false;
    if (!values.hasTags) run.emit({ code: 'no-tags', name, file: values.file });
    let first: Service | undefined;
    for (const provided of providedNames(run, values, name, name)) {
      const service = run.table.add(provided);
      first ??= service;
      run.table.merge(first, service, name);
      service.operand = true;
    }
  }
  return true;
}
