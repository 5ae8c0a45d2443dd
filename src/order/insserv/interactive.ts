/** Interactive scripts get a number that no other script has in their runlevels: whoever shares it is moved behind them. */
import type { InsservEvent } from '../../model/insserv-event.ts';
import { NO_RUNLEVEL } from '../../model/runlevel.ts';
import { MAX_DEPTH, type DepthWalk, type WalkRules } from './depth-walk.ts';
import { guessPlaces } from './guess.ts';
import type { Service } from './service.ts';
import type { ServiceTable } from './service-table.ts';

/** Moves what stands beside interactive scripts. O(n) for each of them, and the walks of what is moved. */
export function separateInteractive(
  table: ServiceTable,
  walk: DepthWalk,
  rules: WalkRules,
  emit: (event: InsservEvent) => void,
): void {
  const withScript = table.services.filter(({ node, duplicate }) => !duplicate && node.script !== undefined);
  const interactive = withScript.filter((service) => service.interactive);
  if (interactive.length === 0) return;
  const guessed = [...table.nodes].filter(({ script }) => script === undefined);
  for (let depth = 0; depth <= MAX_DEPTH; depth++) {
    for (const service of interactive) {
      if (service.node.start.depth !== depth) continue;
      for (const other of withScript) {
        if (!standsBeside(other, service, depth)) continue;
        other.node.start.least = depth + 1;
        walk.visit(other.node, depth + 1, rules);
        guessPlaces(guessed, emit);
      }
    }
  }
}

function standsBeside({ node }: Service, service: Service, depth: number): boolean {
  if (node === service.node || node.start.depth !== depth) return false;
  return (node.start.levels & service.node.start.levels) !== NO_RUNLEVEL;
}
