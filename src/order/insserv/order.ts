/**
 * insserv 1.26, from headers and links to numbers: the passes over links, operands and scripts, `$all`, the walk, interactive
 * scripts, and the checks. What is to be done with the numbers is the matter of `src/plan/`.
 */
import { resolveAll } from './all-services.ts';
import { DepthWalk } from './depth-walk.ts';
import { guessPlaces } from './guess.ts';
import { separateInteractive } from './interactive.ts';
import { scanLinks } from './link-scan.ts';
import { scanOperands } from './operand-scan.ts';
import type { InsservRun } from './run.ts';
import { checkRunlevels } from './runlevel-check.ts';
import { scanScripts } from './script-scan.ts';

/** The greatest number in each direction, those of scripts that are only in S left out. */
export interface GreatestDepths {
  readonly start: number;
  readonly stop: number;
}

/**
 * Orders the scripts of a run; the numbers are left in its nodes.
 *
 * @returns undefined where insserv ends with status 1: nothing but what the pass over the links found is to be changed then
 */
export function orderInsserv(run: InsservRun): GreatestDepths | undefined {
  const { table, options, emit } = run;
  for (const { word } of run.facilities.interactive) table.add(word.text).interactive = true;
  if (!scanLinks(run)) return undefined;
  table.cleanUp();
  if (!scanOperands(run) || !scanScripts(run)) return undefined;
  table.cleanUp();
  resolveAll(table);
  const start = new DepthWalk('start', table.nodes, emit);
  const stop = new DepthWalk('stop', table.nodes, emit);
  const rules = { version: options.version, tellsBreaks: true };
  for (const node of table.nodes) {
    start.visit(node, node.start.least, rules);
    stop.visit(node, node.stop.least, rules);
  }
  guessPlaces(table.nodes, emit);
  const hasLoop = [...table.nodes].some((node) => node.start.reported || node.stop.reported);
  if (hasLoop && !options.isForced) {
    emit({ code: 'exiting-unchanged' });
    return undefined;
  }
  separateInteractive(table, start, { ...rules, tellsBreaks: false }, emit);
  if (!options.isRemoving && !options.isForced) checkRunlevels(run);
  if (run.hasFailed) {
    emit({ code: 'exiting' });
    return undefined;
  }
  return { start: start.greatest, stop: stop.greatest };
}
