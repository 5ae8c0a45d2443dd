/**
 * Holds repairs to their promise: those that are called safe, made together, take no fact from any reader of the script.
 * A rule sees its own line; whether the line, once it is right, hides another one (rcorder stops at the end of the first
 * run of lines, insserv reads the first block only) shows when the repaired text is read.
 */
import type { ByteString } from '../model/bytes.ts';
import type { LintFinding } from '../model/lint.ts';
import { boundsOf } from './fix-bounds.ts';
import { applyFixes } from './fixes.ts';
import { readFacts } from './reader-facts.ts';
import type { ScriptContext } from './script/context.ts';

/**
 * Bytes to be read in trials of one script, beyond which the fixes that are left count as unsafe: the work stays linear. No
 * script is so long that it could not be read once.
 */
const MOST_BYTES = 8_000_000;

/**
 * The findings of one script in their order, with those fixes made suggestions that are out of bounds or would take a fact
 * from a reader, whichever rule has made them. O(n) in the text: one trial if all is well, more as far as `MOST_BYTES` go,
 * and none without a safe fix.
 */
export function doubtUnsafeFixes(script: ScriptContext, findings: readonly LintFinding[]): readonly LintFinding[] {
  const safe = findings.filter(({ fix }) => fix?.kind === 'safe');
  if (safe.length === 0) return findings;
  const isOut = boundsOf(script);
  const unsafe = new Set(safe.filter(({ fix }) => fix !== undefined && isOut(fix)));
  const judged = safe.filter((finding) => !unsafe.has(finding));
  for (const finding of findFactLosers(script.text, judged)) unsafe.add(finding);
  return unsafe.size === 0 ? findings : findings.map((finding) => (unsafe.has(finding) ? doubted(finding) : finding));
}

function findFactLosers(text: ByteString, judged: readonly LintFinding[]): Iterable<LintFinding> {
  const mostTrials = Math.floor(MOST_BYTES / (text.length + 1));
  if (judged.length === 0 || mostTrials === 0) return judged;
  const facts = readFacts(text);
  const accepted = new Set<LintFinding>();
  const isSafe = (more: readonly LintFinding[]): boolean => {
    const some = new Set(more);
    const taken = more.length === judged.length ? judged : judged.filter((f) => accepted.has(f) || some.has(f));
    const after = readFacts(applyFixes(text, taken, 'safe').text);
    for (const fact of facts) if (!after.has(fact)) return false;
    return true;
  };
  return findUnsafe(judged, accepted, isSafe, mostTrials);
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
