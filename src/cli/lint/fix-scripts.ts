/**
 * Repairs the scripts of a run in memory: each by itself, then those words that only the other scripts show to be wrong. What
 * would bring an error or a warning to any script of the run is left out.
 */
import { lint, type LintRun } from '../../lint/engine.ts';
import { applyFixes, isTaken } from '../../lint/fixes.ts';
import { countFaults, hasMoreFaults, repairText } from '../../lint/repair.ts';
import type { ScriptSource } from '../../lint/script/context.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { LintFinding, LintFix } from '../../model/lint.ts';

/** Each round lints the whole run. What is not settled by then is left as it was. */
const MOST_ROUNDS = 12;

export interface Repair {
  readonly scripts: readonly ScriptSource[];
  /** What is found in the repaired scripts. Safe repairs that were left out are suggestions; suggestions are gone. */
  readonly findings: readonly LintFinding[];
  /** Suggestions that were left out, since they would bring another error or warning. */
  readonly leftOut: number;
}

/** Repairs up to a kind. Repairing the result once more changes nothing. */
export function repairScripts(run: LintRun, most: LintFix['kind']): Repair {
  let scripts = run.scripts;
  const first = lint(run);
  let findings = first;
  const before = faultsByFile(first);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const tried = tryRepairs(run, scripts, findings, most);
    const kept = keepHarmless(run, scripts, tried, before);
    if (kept === undefined) return withoutOffers(scripts, findings, most);
    ({ scripts, findings } = kept);
  }
  // Something goes round and round, so nothing can be said of where it would stop.
  return withoutOffers(run.scripts, first, most);
}

/** The scripts repaired, each by itself; those that are not changed stay the very same. */
function tryRepairs(
  run: LintRun,
  scripts: readonly ScriptSource[],
  findings: readonly LintFinding[],
  most: LintFix['kind'],
): ReadonlyMap<ByteString, ScriptSource> {
  const byFile = groupByFile(findings.filter(({ fix }) => isTaken(fix, most)));
  const tried = new Map<ByteString, ScriptSource>();
  for (const script of scripts) {
    const own = byFile.get(script.path);
    if (own === undefined) continue;
    const relint = (text: ByteString): readonly LintFinding[] => lintAlone(run, { ...script, text });
    const text = repairText(script.text, most, relint);
    // Where the script by itself has nothing to repair, the others have shown something.
    const shown = text === script.text ? applySetFixes(script, own, most, relint) : text;
    if (shown !== script.text) tried.set(script.path, { ...script, text: shown });
  }
  return tried;
}

function applySetFixes(
  { text }: ScriptSource,
  findings: readonly LintFinding[],
  most: LintFix['kind'],
  relint: (text: ByteString) => readonly LintFinding[],
): ByteString {
  const fromSet = findings.filter(({ rule }) => 'checkSet' in rule);
  const after = applyFixes(text, fromSet, most).text;
  if (after === text) return text;
  return hasMoreFaults(countFaults(relint(after)), countFaults(relint(text))) ? text : repairText(after, most, relint);
}

function lintAlone(run: LintRun, script: ScriptSource): readonly LintFinding[] {
  return lint({ ...run, scripts: [script], world: [], isSet: false, root: undefined, onProgress: undefined });
}

/**
 * Takes over those repaired scripts that bring no fault to any script; undefined if there are none. A script answers for the
 * faults that are found in it, or that name it; if nobody does, all answer.
 */
function keepHarmless(
  run: LintRun,
  scripts: readonly ScriptSource[],
  tried: ReadonlyMap<ByteString, ScriptSource>,
  before: ReadonlyMap<ByteString, ReadonlyMap<string, number>>,
): Pick<Repair, 'scripts' | 'findings'> | undefined {
  let left = tried;
  while (left.size > 0) {
    const next = scripts.map((script) => left.get(script.path) ?? script);
    const findings = lint({ ...run, scripts: next });
    const more = [...groupByFile(findings)].flatMap(([path, own]) => findMore(own, before.get(path)));
    if (more.length === 0) return { scripts: next, findings };
    const blamed = new Set(more.flatMap(({ place, steps }) => [place.file, ...steps.map((step) => step.place.file)]));
    const innocent = [...left].filter(([path]) => !blamed.has(path));
    left = innocent.length === left.size ? new Map() : new Map(innocent);
  }
  return undefined;
}

/** The findings of those rules that have more faults in a file than they had. */
function findMore(
  findings: readonly LintFinding[],
  before: ReadonlyMap<string, number> = new Map(),
): readonly LintFinding[] {
  const after = countFaults(findings);
  if (!hasMoreFaults(after, before)) return [];
  return findings.filter(({ rule }) => (after.get(rule.id) ?? 0) > (before.get(rule.id) ?? 0));
}

function withoutOffers(
  scripts: readonly ScriptSource[],
  findings: readonly LintFinding[],
  most: LintFix['kind'],
): Repair {
  let leftOut = 0;
  const bare = findings.map((finding): LintFinding => {
    const { fix, ...rest } = finding;
    if (!isTaken(fix, most)) return finding;
    // Together with the suggestions it may well be possible.
    if (most === 'safe') return { ...rest, fix: { ...fix, kind: 'suggestion' } };
    leftOut += 1;
    return rest;
  });
  return { scripts, findings: bare, leftOut };
}

function faultsByFile(findings: readonly LintFinding[]): ReadonlyMap<ByteString, ReadonlyMap<string, number>> {
  return new Map([...groupByFile(findings)].map(([path, own]) => [path, countFaults(own)]));
}

function groupByFile(findings: readonly LintFinding[]): ReadonlyMap<ByteString, readonly LintFinding[]> {
  const groups = new Map<ByteString, LintFinding[]>();
  for (const finding of findings) {
    const list = groups.get(finding.place.file);
    if (list === undefined) groups.set(finding.place.file, [finding]);
    else list.push(finding);
  }
  return groups;
}
