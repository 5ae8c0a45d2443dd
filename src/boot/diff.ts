/** What changes from one plan to another. */
import type { BootFinding, BootPlan, BootStep } from '../model/boot-plan.ts';
import type { BootDifference, StepChange } from '../model/boot-difference.ts';

/**
 * Compares two plans of one system, as before and after a change.
 *
 * @returns the scripts whose turn, decision or place differs, in the order of the plan afterwards, those that are gone last;
 *   and which findings are new, and which are solved. A step that only has another number is `isOnlyMoved`. O(n).
 */
export function diffPlans(before: BootPlan, after: BootPlan): BootDifference {
  const old = indexSteps(before);
  const fresh = indexSteps(after);
  const changes: StepChange[] = [];
  for (const [key, { step, position }] of fresh) {
    const known = old.get(key);
    if (known === undefined) changes.push(makeChange(undefined, { step, position }, false));
    else if (known.step.decision !== step.decision || known.step.code !== step.code || known.step.pass !== step.pass) {
      changes.push(makeChange(known, { step, position }, false));
    }
  }
  for (const [key, known] of old) if (!fresh.has(key)) changes.push(makeChange(known, undefined, false));
  changes.push(...findMoved(old, fresh));
  return {
    changes,
    newFindings: findingsWithout(after.findings, before.findings),
    solvedFindings: findingsWithout(before.findings, after.findings),
  };
}

interface Placed {
  readonly step: BootStep;
  /** From 1. */
  readonly position: number;
}

/** A script may have more than one turn: the second one is another entry. */
function indexSteps({ steps }: BootPlan): ReadonlyMap<string, Placed> {
  const counts = new Map<string, number>();
  const index = new Map<string, Placed>();
  for (const [i, step] of steps.entries()) {
    const key = `${step.link ?? step.script}\0${step.verb}\0${step.runlevel ?? ''}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    index.set(`${key}\0${count}`, { step, position: i + 1 });
  }
  return index;
}

/** Those that stand elsewhere among the scripts that both plans have: what merely counts on is not moved. */
function findMoved(old: ReadonlyMap<string, Placed>, fresh: ReadonlyMap<string, Placed>): readonly StepChange[] {
  const common = [...fresh].filter(([key]) => old.has(key));
  const positions = common.map(([key]) => old.get(key)?.position ?? 0);
  const stays = longestRising(positions);
  return common.flatMap(([key, placed], i) => (stays.has(i) ? [] : [makeChange(old.get(key), placed, true)]));
}

/** The indexes of a longest rising part, by patience sorting. O(n log n). */
function longestRising(values: readonly number[]): ReadonlySet<number> {
  const tops: number[] = [];
  const previous = new Int32Array(values.length).fill(-1);
  for (const [i, value] of values.entries()) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tops[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = i;
  }
  const rising = new Set<number>();
  for (let i = tops.at(-1) ?? -1; i >= 0; i = previous[i] ?? -1) rising.add(i);
  return rising;
}

function makeChange(before: Placed | undefined, after: Placed | undefined, isOnlyMoved: boolean): StepChange {
  return {
    ...(before !== undefined && { before: before.step, oldPosition: before.position }),
    ...(after !== undefined && { after: after.step, newPosition: after.position }),
    isOnlyMoved,
  };
}

function findingsWithout(findings: readonly BootFinding[], others: readonly BootFinding[]): readonly BootFinding[] {
  const known = new Set(others.map(keyOf));
  return findings.filter((finding) => !known.has(keyOf(finding)));
}

/** Positions may differ: a finding is the same if it is about the same words and the same scripts. */
function keyOf({ code, place, args }: BootFinding): string {
  return [code, place.file, place.offset, args['name'], args['other']].join('\0');
}
