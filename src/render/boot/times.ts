/** Levels and times of a plan for a person. */
import type { BootPlan } from '../../model/boot-plan.ts';
import type { BootTimes, ScheduledTask } from '../../model/boot-times.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { Paint } from '../text/paint.ts';
import { showName } from '../text/show.ts';
import { wrapSentence } from '../text/wrap.ts';
import { showSeconds } from './head.ts';

const HOW: Readonly<Record<BootPlan['parallelism'], ByteString>> = {
  levels: 'rc_parallel_start: the scripts of a level run together, each level waits for all of the one before',
  free: 'startpar: each script starts as soon as those that it waits for are done',
  groups: 'links of one number are one group; sysv-rc 3.06 runs its scripts one by one all the same',
  none: 'this system runs its scripts one by one',
};

/** Which scripts may run at the same time. */
export function renderLevels(plan: BootPlan, paint: Paint): ByteString {
  const levels = new Map<number, ByteString[]>();
  for (const { name, step, level } of plan.tasks) {
    if (step === undefined || plan.steps[step]?.decision === 'out') continue;
    const known = levels.get(level);
    if (known === undefined) levels.set(level, [showName(name)]);
    else known.push(showName(name));
  }
  const sorted = [...levels].sort(([a], [b]) => a - b);
  const widest = sorted.reduce((most, [, names]) => Math.max(most, names.length), 0);
  const lines = [
    paint.strong(`levels: ${sorted.length}, the widest of ${widest}`),
    wrapSentence('  ', HOW[plan.parallelism]),
    ...sorted.map(([, names], i) => wrapSentence(`${String(i + 1).padStart(4)}  `, names.join(' '))),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

export function renderTimes(plan: BootPlan, times: BootTimes, paint: Paint): ByteString {
  const { jobs, sum, levels, free, unlimited, criticalPath, gains, untimed, unknown } = times;
  const slackOf = new Map(times.tasks.map((scheduled) => [scheduled.task, scheduled]));
  const nameOf = (task: number): ByteString => showName(plan.tasks[task]?.name ?? '');
  const jobWords = jobs === 1 ? '1 job' : `${jobs} jobs`;
  const total = (label: ByteString, seconds: number): ByteString =>
    `  ${label.padEnd(34)}${showSeconds(seconds).padStart(10)}`;
  const lines = [
    paint.strong('times'),
    total('one after the other', sum),
    total(`in levels, ${jobWords}`, levels),
    total(`as soon as each may, ${jobWords}`, free),
    total('as soon as each may, no limit', unlimited),
    ...listPath(criticalPath, slackOf, nameOf, paint),
    ...listGains(gains, nameOf, paint),
    ...listSlack(times.tasks, nameOf, paint),
  ];
  if (untimed.length > 0) lines.push(wrapSentence('  without a time, counted as 0: ', untimed.map(showName).join(' ')));
  if (unknown.length > 0) lines.push(wrapSentence('  times of no script here: ', unknown.map(showName).join(' ')));
  return lines.map((line) => `${line}\n`).join('');
}

function listPath(
  path: readonly number[],
  scheduled: ReadonlyMap<number, ScheduledTask>,
  nameOf: (task: number) => ByteString,
  paint: Paint,
): readonly ByteString[] {
  const timed = path.filter((task) => nameOf(task) !== '');
  if (timed.length === 0) return [];
  const rows = timed.map((task) => {
    const { start = 0, end = 0 } = scheduled.get(task) ?? {};
    return `  ${nameOf(task).padEnd(34)}${showSeconds(end - start).padStart(10)}`;
  });
  return [paint.strong('critical path'), ...rows];
}

function listGains(
  gains: BootTimes['gains'],
  nameOf: (task: number) => ByteString,
  paint: Paint,
): readonly ByteString[] {
  if (gains.length === 0) return [];
  return [
    paint.strong('what the whole would save'),
    ...gains.map(
      ({ task, seconds }) => `  ${`without ${nameOf(task)}`.padEnd(34)}${showSeconds(seconds).padStart(10)}`,
    ),
  ];
}

/** The scripts that have least room, those of the critical path apart. */
function listSlack(
  tasks: readonly ScheduledTask[],
  nameOf: (task: number) => ByteString,
  paint: Paint,
): readonly ByteString[] {
  const next = tasks
    .filter(({ slack, start, end }) => slack > 0 && end > start)
    .sort((a, b) => a.slack - b.slack || a.task - b.task)
    .slice(0, 5);
  if (next.length === 0) return [];
  return [
    paint.strong('least slack besides'),
    ...next.map(({ task, slack }) => `  ${nameOf(task).padEnd(34)}${showSeconds(slack).padStart(10)}`),
  ];
}
