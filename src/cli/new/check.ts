/** What is tried on a script before it is written: all rules of the linter. */
import { lintScripts } from '../../lint/scripts.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { LintFinding } from '../../model/lint.ts';
import type { NewPlan } from '../../new/plan.ts';

/** Rules about what only the person who asks can decide: such a wish is no fault of ours. */
const WISHES: ReadonlySet<string> = new Set([
  'chkconfig/default-enabled',
  'chkconfig/priorities-not-mirrored',
  'lsb/partial-start-runlevels',
  'lsb/partial-stop-runlevels',
  'lsb/no-runlevels',
  'rcd/before-used',
  'rcd/multiple-provides',
  'rcd/unknown-keyword',
  'rcd/unknown-placeholder',
  'graph/unknown-provider',
]);

/** Findings that a script of ours must not give. */
export function lintNew(plan: NewPlan, file: ByteString, text: ByteString): readonly LintFinding[] {
  const findings = lintScripts([{ path: file, text, mode: 0o755 }], { profile: plan.profile, isAlone: true });
  return findings.filter(({ rule }) => !WISHES.has(rule.id));
}
