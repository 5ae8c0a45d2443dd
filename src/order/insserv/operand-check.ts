/** What must hold for a script that is to be enabled or removed; it is looked at while the scripts are read. */
import type { InsservRun } from './run.ts';
import type { Service } from './service.ts';

/** Tells what is missing, and notes that the run has failed. O(what the service needs), for a removal O(services). */
export function checkOperand(run: InsservRun, service: Service): void {
  if (run.options.isRemoving) checkRemoval(run, service);
  else checkRequired(run, service.node.primary);
}

function checkRequired(run: InsservRun, primary: Service): void {
  for (const { service, must, place } of primary.needs.values()) {
    const required = service.node.primary;
    if (!must || required.enabled || required.operand) continue;
    if (run.options.isRecursive) {
      required.enforced = true;
      continue;
    }
    run.hasFailed ||= !run.options.isForced;
    if (required.warned) continue;
    required.warned = true;
    run.emit({
      code: 'not-enabled',
      required: service.name,
      service: primary.name,
      isRemoval: false,
      isForced: run.options.isForced,
      ...(place !== undefined && { place }),
    });
  }
}

function checkRemoval(run: InsservRun, service: Service): void {
  for (const other of run.table.services) {
    if (!other.enabled || other.duplicate) continue;
    const entry = other.needs.get(service);
    if (entry?.must !== true || (service.operand && other.operand)) continue;
    const { place } = entry;
    run.emit({
      code: 'not-enabled',
      required: service.name,
      service: other.name,
      isRemoval: true,
      isForced: run.options.isForced,
      ...(place !== undefined && { place }),
    });
    run.hasFailed ||= !run.options.isForced;
  }
}
