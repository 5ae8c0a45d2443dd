/** What must hold of the runlevels of enabled scripts and of those they require, looked at after the ordering. */
import type { Place } from '../../model/place.ts';
import { NO_RUNLEVEL, runlevelSet, type RunlevelSet } from '../../model/runlevel.ts';
import type { InsservRun } from './run.ts';
import type { Service } from './service.ts';

const BOOT = runlevelSet('S');

/** Tells what is missing, and notes that the run has failed. O(needs of all services). */
export function checkRunlevels(run: InsservRun): void {
  for (const service of run.table.services) {
    const { primary } = service.node;
    let levels = primary.node.start.levels;
    for (const { service: named, must, place } of primary.needs.values()) {
      if (must) levels = checkRequired(run, primary, named.node.primary, levels, place);
    }
  }
}

/** Returns the runlevels that count for what else is required. */
function checkRequired(
  run: InsservRun,
  service: Service,
  required: Service,
  levels: RunlevelSet,
  place: Place | undefined,
): RunlevelSet {
  const canExtend = service.operand && run.options.isRecursive;
  if (service.operand && !required.enabled) {
    if (required.enforced && !required.known) {
      fail(run, required, { code: 'not-there', required: required.name, service: service.name, place });
    } else if (canExtend) {
      extend(required, levels);
    }
    return levels;
  }
  if (!service.operand && !service.enabled) return levels;
  if (!service.operand && !required.operand && !required.known) {
    fail(run, required, { code: 'not-there', required: required.name, service: service.name, place });
    return levels;
  }
  if (!required.enabled) return levels;
  const { start } = required.node;
  const isEarlier = (start.levels & BOOT) !== NO_RUNLEVEL && (levels & BOOT) === NO_RUNLEVEL;
  const missing = levels & ~start.levels;
  if (isEarlier || missing === NO_RUNLEVEL) return levels;
  if (canExtend) {
    extend(required, levels);
    return levels;
  }
  fail(run, required, {
    code: 'levels-missed',
    required: required.name,
    service: service.name,
    levels: missing,
    place,
  });
  return levels & ~start.levels;
}

function extend({ node }: Service, levels: RunlevelSet): void {
  node.start.levels |= levels;
  node.stop.levels |= levels;
}

interface Fault {
  readonly code: 'not-there' | 'levels-missed';
  readonly required: string;
  readonly service: string;
  readonly levels?: RunlevelSet;
  readonly place: Place | undefined;
}

/** Each required service is told of once. */
function fail(run: InsservRun, required: Service, { code, levels = NO_RUNLEVEL, place, ...names }: Fault): void {
  run.hasFailed = true;
  if (required.warned) return;
  required.warned = true;
  const at = place !== undefined && { place };
  run.emit(code === 'not-there' ? { code, ...names, ...at } : { code, levels, ...names, ...at });
}
