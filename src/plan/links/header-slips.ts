/** Why scripts of a plan get no start link, and lines that were meant for chkconfig: none of the programs tells it. */
import { explainInsservFields } from '../../header/start-silence.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { PlanScheme, PlanSlip } from '../../model/link-plan.ts';
import type { PlanScript } from './script.ts';

/**
 * The slips of all scripts, in their order. O(words).
 *
 * @param linked the names of scripts that have links
 */
export function findPlanSlips(
  scripts: readonly PlanScript[],
  scheme: PlanScheme,
  linked: ReadonlySet<ByteString>,
): readonly PlanSlip[] {
  const near = scripts.flatMap(({ name, file, near: line, lsb }): readonly PlanSlip[] =>
    line === undefined || (scheme === 'insserv' && lsb.block !== 'none')
      ? []
      : [{ name, file, kind: 'near', near: line }],
  );
  if (scheme === 'chkconfig') return near;
  const silent = scripts.flatMap(({ name, lsb: { file, block, reading } }): readonly PlanSlip[] =>
    block !== 'complete'
      ? []
      : explainInsservFields(reading)
          .filter(({ kind }) => kind === 'joined' || kind === 'no-level' || (kind === 'empty' && !linked.has(name)))
          .map((silence) => ({ name, file, kind: 'silent', silence })),
  );
  return [...near, ...silent];
}
