/** A plan of chkconfig-ts in the form that was asked for: text, a table or JSON. */
import type { Plan } from '../../model/plan.ts';
import { RUNLEVELS, type FarmDraft } from '../../plan/chkconfig/farm-draft.ts';
import { renderFarmTable } from '../../render/chkconfig/farm-table.ts';
import { renderPlanJson } from '../../render/chkconfig/plan-json.ts';
import { renderPlan } from '../../render/chkconfig/plan-text.ts';
import type { ChkconfigContext } from './context.ts';
import { choosePaint } from '../frame/colour.ts';

/** What there is to say of a plan beside its changes. */
export interface PlanState {
  /** The exit status of the command. */
  readonly status: number;
  /** Whether it was made true, or is only shown. */
  readonly isApplied: boolean;
  /** The links as they are once it is. */
  readonly farm: FarmDraft;
}

/** Writes the plan of a dry run; one that was made is only told as JSON, if that was asked for. */
export function showPlan(context: ChkconfigContext, plan: Plan, { status, isApplied, farm }: PlanState): void {
  const { io, flags, color, world } = context;
  const paint = choosePaint(io, io.stdout, color);
  if (flags.has('json')) io.stdout.write(renderPlanJson(plan, status, isApplied));
  else if (isApplied) return;
  else if (flags.has('plan')) {
    const before = world.draft();
    const names = [...new Set(plan.links.map(({ service }) => service))].sort();
    const services = names.map((name) => ({
      name,
      mask: before.mask(name),
      links: () => RUNLEVELS.map((level) => before.deciding(level, name) ?? farm.deciding(level, name)),
    }));
    io.stdout.write(services.length === 0 ? 'nothing to change\n' : renderFarmTable(services, plan.links, paint));
  } else io.stdout.write(renderPlan(plan, paint));
}
