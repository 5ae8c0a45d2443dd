/**
 * Repairs one script for good: round by round, since one repair can bring another fault to light, until nothing is left that
 * may be repaired. No repair is made that ends in an error or a warning that was not there before; where all of them
 * together do, those of single rules are left out. Repairing the result once more changes nothing.
 */
import type { ByteString } from '../model/bytes.ts';
import type { LintFinding, LintFix } from '../model/lint.ts';
import { applyFixes, isTaken } from './fixes.ts';

/** What is found in a text that stands in the place of the script's. */
export type Relint = (text: ByteString) => readonly LintFinding[];

/** Bytes that are linted for the sake of one script; beyond, it is left as it is. One text is linted some times in any case. */
const MOST_BYTES = 24_000_000;
const FEWEST_LINTS = 12;
/** No chain of repairs that are right comes near. */
const MOST_ROUNDS = 60;
const MOST_PASSES = 8;

/** The text after all repairs up to the kind `most`; the very text if there are none, or no end of them. */
export function repairText(text: ByteString, most: LintFix['kind'], relint: Relint): ByteString {
  const repairer = new Repairer(most, relint, Math.max(FEWEST_LINTS, MOST_BYTES / (text.length + 1)));
  let now = text;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = repairer.improve(now);
    if (next === now) return now;
    if (next === undefined) return text;
    now = next;
  }
  return text;
}

/** How many errors and warnings there are of each rule. */
export function countFaults(findings: readonly LintFinding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, level } of findings) {
    if (level !== 'info') counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1);
  }
  return counts;
}

/** True if a rule has more errors and warnings than it had. */
export function hasMoreFaults(after: ReadonlyMap<string, number>, before: ReadonlyMap<string, number>): boolean {
  for (const [rule, count] of after) if (count > (before.get(rule) ?? 0)) return true;
  return false;
}

interface Settled {
  readonly text: ByteString;
  readonly findings: readonly LintFinding[];
}

class Repairer {
  readonly #most: LintFix['kind'];
  readonly #relint: Relint;
  #lintsLeft: number;

  constructor(most: LintFix['kind'], relint: Relint, lints: number) {
    this.#most = most;
    this.#relint = relint;
    this.#lintsLeft = lints;
  }

  /** A text with fewer faults, or the same one; undefined if that cannot be told. */
  improve(text: ByteString): ByteString | undefined {
    const start = this.#lint(text);
    if (start === undefined) return undefined;
    if (!start.some(({ fix }) => isTaken(fix, this.#most))) return text;
    const before = countFaults(start);
    const rules = new Set<string>();
    const all = this.#settle(text, start, (rule) => rules.add(rule));
    if (all !== undefined && !hasMoreFaults(countFaults(all.findings), before)) return all.text;
    return this.#settleByRules(text, start, before, rules);
  }

  /** Takes in rule by rule, until no further one can be taken in. */
  #settleByRules(
    text: ByteString,
    start: readonly LintFinding[],
    before: ReadonlyMap<string, number>,
    rules: ReadonlySet<string>,
  ): ByteString | undefined {
    const accepted = new Set<string>();
    let now = text;
    for (let isMore = true; isMore;) {
      isMore = false;
      for (const candidate of rules) {
        if (accepted.has(candidate)) continue;
        if (this.#lintsLeft <= 0) return undefined;
        const settled = this.#settle(text, start, (rule) => rule === candidate || accepted.has(rule));
        if (settled === undefined || hasMoreFaults(countFaults(settled.findings), before)) continue;
        accepted.add(candidate);
        now = settled.text;
        isMore = true;
      }
    }
    return now;
  }

  /** @returns undefined if there is no end */
  #settle(text: ByteString, start: readonly LintFinding[], mayRepair: (rule: string) => unknown): Settled | undefined {
    let now: Settled = { text, findings: start };
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const taken = now.findings.filter(({ fix, rule }) => isTaken(fix, this.#most) && mayRepair(rule.id) !== false);
      const next = applyFixes(now.text, taken, this.#most).text;
      if (next === now.text) return now;
      const findings = this.#lint(next);
      if (findings === undefined) return undefined;
      now = { text: next, findings };
    }
    return undefined;
  }

  #lint(text: ByteString): readonly LintFinding[] | undefined {
    if (this.#lintsLeft <= 0) return undefined;
    this.#lintsLeft -= 1;
    return this.#relint(text);
  }
}
