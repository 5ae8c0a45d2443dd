/** The common part of rules whose finding a header reader makes. */
import type { HeaderFinding, HeaderFindingCode } from '../../model/finding.ts';
import type { LintFix } from '../../model/lint.ts';
import type { Rule } from '../rule.ts';
import type { ScriptContext } from '../script/context.ts';

type FixOf = (script: ScriptContext, finding: HeaderFinding) => LintFix | undefined;

/** A check that reports the reader's findings of a code, but none on a line that a header rule reports. */
export function reportReader(code: HeaderFindingCode, fixOf?: FixOf): NonNullable<Rule['check']> {
  return (script, report) => {
    for (const finding of script.headers.findings) {
      if (finding.code !== code || script.slips.has(finding.span.line)) continue;
      report(finding.span, { text: finding.text.slice(0, 200) }, { fix: fixOf?.(script, finding) });
    }
  };
}
