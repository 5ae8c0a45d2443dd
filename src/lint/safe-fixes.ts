/**
 * Holds repairs to their promise: those that are called safe, made together, take no fact from any reader of the script.
 * A rule sees its own line; whether the line, once it is right, hides another one (rcorder stops at the end of the first
 * run of lines, insserv reads the first block only) shows when the repaired text is read.
 */
import type { ByteString } from '../model/bytes.ts';
import type { LintFinding } from '../model/lint.ts';
import { applyFixes } from './fixes.ts';
import { readFacts } from './reader-facts.ts';

/**
 * Bytes to be read in trials of one script, beyond which the fixes that are left count as unsafe: the work stays linear. No
 * script is so long that it could not be read once.
 */
const MOST_BYTES = 8_000_000;

/**
 * The findings of one script in their order, with those fixes made suggestions that would take a fact from a reader. What
 * a rule takes away on purpose (`fixTakesAway`) is not held against it. O(n) in the text: one trial if all is well, more as
 * far as `MOST_BYTES` go, and none without a safe fix.
 */
export function doubtUnsafeFixes(text: ByteString, findings: readonly LintFinding[]): readonly LintFinding[] {
  const safe = findings.filter(({ fix }) => fix?.kind === 'safe');
  const trusted = new Set(safe.filter(({ rule }) => rule.fixTakesAway === true));
  const judged = safe.filter((finding) => !trusted.has(finding));
  const doubtAll = (unsafe: ReadonlySet<LintFinding>): readonly LintFinding[] =>
    unsafe.size === 0 ? findings : findings.map((finding) => (unsafe.has(finding) ? doubted(finding) : finding));
  const mostTrials = Math.floor(MOST_BYTES / (text.length + 1));
  if (judged.length === 0) return findings;
  if (mostTrials === 0) return doubtAll(new Set(judged));
  const attempt = (taken: ReadonlySet<LintFinding>): ReadonlySet<string> =>
    readFacts(applyFixes(text, taken.size === safe.length ? safe : safe.filter((f) => taken.has(f)), 'safe').text);
  const facts = attempt(trusted);
  const isSafe = (more: readonly LintFinding[]): boolean => {
    const after = attempt(new Set([...trusted, ...more]));
    return [...facts].every((fact) => after.has(fact));
  };
  return doubtAll(findUnsafe(judged, trusted, isSafe, mostTrials));
}

/** Halves what does no good until single fixes are left; those that do no harm are added to `accepted`. */
function findUnsafe(
  judged: readonly LintFinding[],
  accepted: Set<LintFinding>,
  isSafe: (more: readonly LintFinding[]) => boolean,
  mostTrials: number,
): ReadonlySet<LintFinding> {
  const unsafe = new Set<LintFinding>();
  const waiting: (readonly LintFinding[])[] = [judged];
  for (let trials = 0; waiting.length > 0; trials++) {
    const some = waiting.pop() ?? [];
    if (trials < mostTrials && isSafe(some)) for (const finding of some) accepted.add(finding);
    else if (some.length === 1 || trials >= mostTrials) for (const finding of some) unsafe.add(finding);
    else waiting.push(some.slice(some.length >> 1), some.slice(0, some.length >> 1));
  }
  return unsafe;
}

function doubted(finding: LintFinding): LintFinding {
  return finding.fix === undefined ? finding : { ...finding, fix: { ...finding.fix, kind: 'suggestion' } };
}
