/** Laws of the times of a plan, on random graphs (Graham, "Bounds on multiprocessing timing anomalies", 1969). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schedule } from '../../src/boot/schedule/makespan.ts';
import type { BootArc, BootPlan, BootStep, BootTask } from '../../src/model/boot-plan.ts';

interface Sample {
  readonly seconds: readonly number[];
  readonly pairs: readonly (readonly [number, number])[];
}

/** Arcs go from a lower to a higher number, so there is no ring; levels are one more than the highest before. */
function planOf({ seconds, pairs }: Sample): BootPlan {
  const place = { file: 'x', line: 1, column: 1, offset: 0, length: 1 };
  const arcs = pairs.flatMap(([a, b]): readonly BootArc[] => {
    const [before, behind] = [Math.min(a, b) % seconds.length, Math.max(a, b) % seconds.length];
    return before < behind ? [{ before, behind, place, word: '', field: '' }] : [];
  });
  const levels = seconds.map(() => 1);
  for (const behind of seconds.keys()) {
    for (const arc of arcs)
      if (arc.behind === behind) levels[behind] = Math.max(levels[behind] ?? 1, (levels[arc.before] ?? 1) + 1);
  }
  const steps = seconds.map((_, i): BootStep => ({
    script: `s${i}`,
    name: `s${i}`,
    verb: 'start',
    pass: 'only',
    decision: 'run',
    code: 'linked',
    reasons: [],
    chain: [],
  }));
  const tasks = seconds.map((_, i): BootTask => ({
    name: `s${i}`,
    step: i,
    level: levels[i] ?? 1,
    importance: 0,
    isInteractive: false,
  }));
  return {
    system: 'debian',
    phase: 'boot',
    steps,
    skipped: [],
    warnings: [],
    findings: [],
    tasks,
    arcs,
    parallelism: 'free',
  };
}

function timesOf({ seconds }: Sample): ReadonlyMap<string, number> {
  return new Map(seconds.map((time, i) => [`s${i}`, time]));
}

const samples: fc.Arbitrary<Sample> = fc.record({
  seconds: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 25 }),
  pairs: fc.array(fc.tuple(fc.nat(24), fc.nat(24)), { maxLength: 60 }),
});

const MANY = 1000;

describe('schedule', () => {
  it('keeps within its bounds', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 6 }), (sample, jobs) => {
        const plan = planOf(sample);
        const times = schedule(plan, timesOf(sample), jobs);
        const wide = schedule(plan, timesOf(sample), MANY);
        expect(wide.free).toBe(wide.unlimited);
        expect(wide.unlimited).toBeLessThanOrEqual(wide.levels);
        expect(wide.levels).toBeLessThanOrEqual(wide.sum);
        expect(times.free).toBeGreaterThanOrEqual(Math.max(times.unlimited, times.sum / jobs) - 1e-9);
        expect(times.free).toBeLessThanOrEqual(times.sum / jobs + (1 - 1 / jobs) * times.unlimited + 1e-9);
        expect(schedule(plan, timesOf(sample), 1).free).toBe(times.sum);
      }),
      { numRuns: 200 },
    );
  });

  it('finds a critical path that is as long as the whole, with no slack on it', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const { criticalPath, tasks, unlimited } = schedule(planOf(sample), timesOf(sample), MANY);
        const slackOf = new Map(tasks.map(({ task, slack }) => [task, slack]));
        expect(criticalPath.reduce((sum, task) => sum + (sample.seconds[task] ?? 0), 0)).toBe(unlimited);
        expect(criticalPath.every((task) => slackOf.get(task) === 0)).toBe(true);
        expect(tasks.every(({ slack }) => slack >= 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('gets no longer without a script, and its gains are what that saves', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const { gains, unlimited } = schedule(planOf(sample), timesOf(sample), MANY);
        const without = sample.seconds.map((_, task) => {
          const rest = { ...sample, seconds: sample.seconds.map((time, i) => (i === task ? 0 : time)) };
          return schedule(planOf(rest), timesOf(rest), MANY).unlimited;
        });
        expect(without.every((time) => time <= unlimited)).toBe(true);
        for (const { task, seconds } of gains) expect(unlimited - (without[task] ?? 0)).toBe(seconds);
        const best = without
          .map((time) => unlimited - time)
          .filter((saved) => saved > 0)
          .sort((a, b) => b - a);
        expect(gains.map(({ seconds }) => seconds)).toEqual(best.slice(0, 5));
      }),
      { numRuns: 200 },
    );
  });
});
