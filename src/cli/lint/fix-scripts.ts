/** Repairs scripts: fixes of findings are applied round by round, since one repair can bring another fault to light. */
import { lint, type LintRun } from '../../lint/engine.ts';
import { applyFixes } from '../../lint/fixes.ts';
import type { ScriptSource } from '../../lint/script/script-context.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { LintFinding, LintFix } from '../../model/lint.ts';

/** No chain of repairs that are right is longer. */
const MOST_ROUNDS = 12;

export interface Repair {
  readonly scripts: readonly ScriptSource[];
  /** What is found in the repaired scripts. */
  readonly findings: readonly LintFinding[];
}

/** Repairs in memory. Repairing the result once more changes nothing. */
export function repairScripts(run: LintRun, most: LintFix['kind']): Repair {
  let { scripts } = run;
  let findings = lint(run);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const byFile = new Map<ByteString, LintFinding[]>();
    for (const finding of findings) {
      const list = byFile.get(finding.place.file);
      if (list === undefined) byFile.set(finding.place.file, [finding]);
      else list.push(finding);
    }
    const before = scripts;
    scripts = scripts.map((script) => {
      const { text } = applyFixes(script.text, byFile.get(script.path) ?? [], most);
      return text === script.text ? script : { ...script, text };
    });
    if (scripts.every((script, i) => script === before[i])) break;
    findings = lint({ ...run, scripts });
  }
  return { scripts, findings };
}
