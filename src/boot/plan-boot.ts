/** The door to the simulations: one function a system, and Debian's two runlevels in a row. */
import type { BootPlan, BootStep, BootTask } from '../model/boot-plan.ts';
import type { ByteString } from '../model/bytes.ts';
import { planBusybox } from './busybox/plan.ts';
import { planDebian } from './debian/plan.ts';
import { planFreebsd } from './freebsd/plan.ts';
import { planNetbsd } from './netbsd/plan.ts';
import { planRedhat } from './redhat/plan.ts';
import type { BsdRequest, SysvRequest } from './request.ts';

/** What is asked, and of which system. */
export type BootRequest =
  | ({ readonly system: 'freebsd' | 'netbsd' } & BsdRequest)
  | ({ readonly system: 'debian' | 'redhat' | 'busybox' } & SysvRequest);

/**
 * Plans a boot or a shutdown: what the system will run, in which order, and what decides it. Nothing is run or changed.
 *
 * @param request the system, its files, and what a look at them does not tell. Debian goes to runlevel `S` and on to another
 *   one at boot; `to` names both then, as `S 2`.
 * @returns the plan. Never throws. O(n log n + m), and the following of each script's text.
 */
export function planBoot(request: BootRequest): BootPlan {
  switch (request.system) {
    case 'freebsd':
      return planFreebsd(request);
    case 'netbsd':
      return planNetbsd(request);
    case 'debian': {
      const levels = request.to.split(' ');
      // init enters the second one as if nothing had been before it.
      return joinPlans(
        levels.map((to) => planDebian({ ...request, to })),
        levels,
      );
    }
    case 'redhat':
      return planRedhat(request);
    case 'busybox':
      return planBusybox(request);
  }
}

/** One plan after the other, the second waiting for all of the first. */
function joinPlans(plans: readonly BootPlan[], levels: readonly ByteString[]): BootPlan {
  const [first, second] = plans;
  if (first === undefined || second === undefined) return first ?? { ...EMPTY };
  const mark = (steps: readonly BootStep[], runlevel: ByteString): readonly BootStep[] =>
    steps.map((step) => ({ ...step, runlevel }));
  const gate = first.tasks.length;
  const lastLevel = first.tasks.reduce((level, task) => Math.max(level, task.level), 0);
  const place = { file: 'etc/inittab', line: 0, column: 0, offset: 0, length: 0 };
  const shifted = second.tasks.map((task): BootTask => {
    const { step, ...rest } = task;
    return {
      ...rest,
      level: task.level + lastLevel,
      ...(step !== undefined && { step: step + first.steps.length }),
    };
  });
  const wait = { place, word: '', field: '' };
  return {
    ...second,
    to: levels.join(' '),
    steps: [...mark(first.steps, levels[0] ?? ''), ...mark(second.steps, levels[1] ?? '')],
    skipped: [...first.skipped, ...second.skipped],
    warnings: [...first.warnings, ...second.warnings],
    findings: [...first.findings, ...second.findings],
    tasks: [...first.tasks, { name: '', level: lastLevel, importance: 0, isInteractive: false }, ...shifted],
    arcs: [
      ...first.arcs,
      ...first.tasks.map((_, before) => ({ before, behind: gate, ...wait })),
      ...shifted.map((_, i) => ({ before: gate, behind: gate + 1 + i, ...wait })),
      ...second.arcs.map((arc) => ({ ...arc, before: arc.before + gate + 1, behind: arc.behind + gate + 1 })),
    ],
  };
}

const EMPTY: BootPlan = {
  system: 'debian',
  phase: 'boot',
  steps: [],
  skipped: [],
  warnings: [],
  findings: [],
  tasks: [],
  arcs: [],
  parallelism: 'none',
};
