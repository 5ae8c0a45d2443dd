/** The exit status that findings make. */
import type { Level, LintFinding } from '../../model/lint.ts';
import { countLevels } from '../../render/lint/summary.ts';
import { FOUND, OK } from '../frame/exit-status.ts';

const RANKS: Readonly<Record<Level, number>> = { info: 0, warning: 1, error: 2 };

/**
 * @param failOn the least level that fails; `--max-warnings` by itself leaves warnings to the number
 */
export function statusOf(
  findings: readonly LintFinding[],
  failOn: string | undefined,
  maxWarnings: string | undefined,
): number {
  if (maxWarnings !== undefined && countLevels(findings).warnings > Number(maxWarnings)) return FOUND;
  const least = failOn ?? (maxWarnings === undefined ? 'warning' : 'error');
  if (least !== 'error' && least !== 'warning' && least !== 'info') return OK;
  return findings.some(({ level }) => RANKS[level] >= RANKS[least]) ? FOUND : OK;
}
