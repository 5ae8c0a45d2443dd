/**
 * Places of nodes without a script: names that are only asked for. insserv guesses them from what comes behind them. They
 * make no links, but they decide in what order the dependency files name the others.
 */
import type { Direction } from '../../model/graph.ts';
import type { InsservEvent } from '../../model/insserv-event.ts';
import { NO_RUNLEVEL, runlevelSet } from '../../model/runlevel.ts';
import { laterThan } from './all-services.ts';
import { MAX_DEPTH } from './depth-walk.ts';
import type { Node } from './service.ts';

/** Guesses the places of nodes, those that have a script left out. O(successors of the nodes). */
export function guessPlaces(nodes: Iterable<Node>, emit: (event: InsservEvent) => void): void {
  for (const node of nodes) {
    if (node.script !== undefined) continue;
    guessPlace(node, 'start', emit);
    guessPlace(node, 'stop', emit);
  }
}

function guessPlace(node: Node, direction: Direction, emit: (event: InsservEvent) => void): void {
  const { name } = node.primary;
  if (name.startsWith('$')) {
    emit({ code: 'not-expanded', service: name });
    return;
  }
  const course = node[direction];
  let least = MAX_DEPTH;
  let levels = NO_RUNLEVEL;
  let isAlone = true;
  for (const later of laterThan(course, direction)) {
    isAlone = false;
    least = Math.min(least, later.depth);
    levels |= later.levels;
  }
  if (isAlone) return;
  if (least > 1) {
    course.depth = least - 1;
    course.levels |= levels;
  } else {
    course.levels = runlevelSet('S');
  }
}
