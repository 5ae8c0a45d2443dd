/** What Debian's rc (sysv-rc 3.06) walks through from one runlevel to another. */
import type { BootArc, BootFinding, BootPlan, BootStep, BootTask, SkippedScript } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { SysvRequest } from '../request.ts';
import { levelFolderOf, readLevelLinks, type LevelLink } from '../sysv/level-links.ts';
import { describeSequence } from '../sysv/sequence.ts';
import { fileReason, skippedLink } from '../sysv/steps.ts';
import { findKillAndStart, findMakefileFindings, findNumberFindings } from './findings.ts';
import { runMakefile, type MakefileRun } from './makefile-mode.ts';
import { chooseMode } from './mode.ts';
import { runNumbers } from './number-mode.ts';

type Walked = Pick<BootPlan, 'steps' | 'skipped' | 'tasks' | 'arcs' | 'parallelism' | 'findings'>;

/** The links of both runlevels. */
interface Levels {
  readonly starts: readonly LevelLink[];
  readonly kills: readonly LevelLink[];
  readonly oldStarts: readonly LevelLink[];
  readonly oldKills: readonly LevelLink[];
}

export function planDebian(request: SysvRequest): BootPlan {
  const { view, phase, from, to } = request;
  const links = readLevelLinks(view, levelFolderOf('/etc', to));
  const old = from === 'N' ? [] : readLevelLinks(view, levelFolderOf('/etc', from));
  const isStart = ({ kind }: LevelLink): boolean => kind === 'S';
  const isKill = ({ kind }: LevelLink): boolean => kind === 'K';
  const levels: Levels = {
    starts: links.filter(isStart),
    kills: links.filter(isKill),
    oldStarts: old.filter(isStart),
    oldKills: old.filter(isKill),
  };
  const { mode, cause } = chooseMode(view, request.mode);
  const walked = mode === 'makefile' ? walkMakefile(request, levels) : walkNumbers(request, levels);
  return {
    system: 'debian',
    phase,
    from,
    to,
    mode,
    modeCause: cause,
    verb: isHalt(to) ? 'stop' : 'start',
    warnings: [],
    ...walked,
  };
}

function isHalt(level: ByteString): boolean {
  return level === '0' || level === '6';
}

function notLookedAt(link: LevelLink): SkippedScript {
  return skippedLink(link, 'not-looked-at', fileReason('link', link.path, { value: link.name }));
}

function notKilled(link: LevelLink): SkippedScript {
  return skippedLink(link, 'first-boot-no-kill', fileReason('link', link.path, { value: link.name }));
}

function walkMakefile({ view, from, to }: SysvRequest, { starts, kills, oldStarts, oldKills }: Levels): Walked {
  const runs: MakefileRun[] = [];
  const skipped: SkippedScript[] = [];
  if (to === 'S') {
    runs.push(runMakefile(view, 'boot', starts, []));
    skipped.push(...kills.map(notLookedAt));
  } else if (isHalt(to)) {
    runs.push(runMakefile(view, 'stop', kills, oldKills));
    skipped.push(...starts.map(notLookedAt));
  } else {
    if (from === 'N') skipped.push(...kills.map(notKilled));
    else runs.push(runMakefile(view, 'stop', kills, oldKills));
    runs.push(runMakefile(view, 'start', starts, oldStarts));
  }
  return {
    ...joinRuns(runs),
    skipped: [...runs.flatMap((run) => run.skipped), ...skipped],
    parallelism: 'free',
    findings: [
      ...runs.flatMap((run) => findMakefileFindings(run)),
      ...(from === 'N' || to === 'S' || isHalt(to) ? [] : findKillAndStart(kills, starts, oldStarts)),
    ],
  };
}

/** startpar stops everything before it is called again to start. */
function joinRuns(runs: readonly MakefileRun[]): Pick<Walked, 'steps' | 'tasks' | 'arcs'> {
  const steps: BootStep[] = [];
  const tasks: BootTask[] = [];
  const arcs: BootArc[] = [];
  let level = 0;
  for (const run of runs) {
    const [firstTask, firstStep, firstLevel] = [tasks.length, steps.length, level];
    if (firstTask > 0) {
      const gate = tasks.push({ name: '', level, importance: 0, isInteractive: false }) - 1;
      const place = { file: run.depend.file, line: 0, column: 0, offset: 0, length: 0 };
      for (let before = 0; before < gate; before++) arcs.push({ before, behind: gate, place, word: '', field: '' });
      for (const i of run.tasks.keys()) arcs.push({ before: gate, behind: gate + 1 + i, place, word: '', field: '' });
    }
    const shift = tasks.length;
    for (const task of run.tasks) {
      const { step, ...rest } = task;
      tasks.push({ ...rest, ...(step !== undefined && { step: step + firstStep }), level: task.level + firstLevel });
      level = Math.max(level, task.level + firstLevel);
    }
    steps.push(...run.steps);
    arcs.push(...run.arcs.map((arc) => ({ ...arc, before: arc.before + shift, behind: arc.behind + shift })));
  }
  return { steps, tasks, arcs };
}

function walkNumbers({ from, to, generation }: SysvRequest, { starts, kills, oldStarts }: Levels): Walked {
  const killRun = from === 'N' ? undefined : runNumbers(kills, 'stop', 'stop');
  const skipped: SkippedScript[] = from === 'N' ? kills.map(notKilled) : [];
  const isStarted = generation === 2 && from !== 'N' && !isHalt(to) && to !== 'S';
  const rest = starts.filter((link) => {
    const old = isStarted ? oldStarts.find((other) => nameOf(other) === nameOf(link)) : undefined;
    if (old === undefined || kills.some((kill) => nameOf(kill) === nameOf(link))) return true;
    skipped.push(skippedLink(link, 'already-started', fileReason('old-link', old.path, { value: old.name })));
    return false;
  });
  const startRun = runNumbers(rest, isHalt(to) ? 'stop' : 'start', 'start');
  const steps = [...(killRun?.steps ?? []), ...startRun.steps];
  const groups = [...(killRun?.groups ?? []), ...startRun.groups.map((group) => -group)];
  const findings: readonly BootFinding[] = findNumberFindings(steps);
  return {
    steps,
    skipped: [...(killRun?.skipped ?? []), ...startRun.skipped, ...skipped],
    ...describeSequence(steps, (_, index) => groups[index] ?? 0),
    parallelism: 'groups',
    findings,
  };
}

function nameOf({ name }: LevelLink): ByteString {
  return name.replace(/^[SK][0-9]*/, '');
}
