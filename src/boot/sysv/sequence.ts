/** Scripts that run one after the other, or one group after the other. */
import type { BootArc, BootStep, BootTask } from '../../model/boot-plan.ts';
import { wholeFile } from '../../model/place.ts';

/**
 * Each group waits for all of the group before it. Between groups of more than one stands a task of no script, so that the
 * arcs stay few.
 *
 * @param groupOf steps in a row with one group may run at the same time; absent: each is a group of its own
 */
export function describeSequence(
  steps: readonly BootStep[],
  groupOf: (step: BootStep, index: number) => string | number = (_, index) => index,
): { readonly tasks: readonly BootTask[]; readonly arcs: readonly BootArc[] } {
  const tasks: BootTask[] = [];
  const arcs: BootArc[] = [];
  let level = 0;
  let last: string | number | undefined;
  /** The task that the group at hand waits for, and its members so far. */
  let gate: number | undefined;
  let members: number[] = [];
  for (const [index, step] of steps.entries()) {
    const place = wholeFile(step.link ?? step.script);
    const wait = (before: number, behind: number): void => {
      arcs.push({ before, behind, place, word: '', field: '' });
    };
    const group = groupOf(step, index);
    if (group !== last) {
      if (members.length > 1) {
        gate = tasks.push({ name: '', level, importance: 0, isInteractive: false }) - 1;
        for (const member of members) wait(member, gate);
      } else if (members.length === 1) gate = members[0];
      members = [];
      level += 1;
      last = group;
    }
    const task = tasks.push({ name: step.name, step: index, level, importance: 0, isInteractive: false }) - 1;
    members.push(task);
    if (gate !== undefined) wait(gate, task);
  }
  return { tasks, arcs };
}
