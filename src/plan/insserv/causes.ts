/** Why a script of an ordered run has its number: the one among those before it that comes last, and the word that says so. */
import type { ByteString } from '../../model/bytes.ts';
import type { Direction } from '../../model/graph.ts';
import type { LinkKind } from '../../model/link-farm.ts';
import type { PlanCause } from '../../model/link-plan.ts';
import type { Demand, Node, Service } from '../../order/insserv/service.ts';
import type { ServiceTable } from '../../order/insserv/service-table.ts';
import { CrowdDepths, type LastBefore } from './crowd-depths.ts';

/** Tells the cause of a node's number in the links of a kind. */
export type CauseOf = (node: Node, kind: LinkKind) => PlanCause;

/** What all causes are found with. */
interface Known {
  readonly interactive: readonly Node[];
  readonly crowds: CrowdDepths;
  readonly hasRing: boolean;
}

/** The causes of an ordered run, each found when it is first asked for. */
export function openCauses({ nodes }: ServiceTable): CauseOf {
  const hasRing = [...nodes].some(({ start, stop }) => start.looped || stop.looped);
  const interactive = [...nodes].filter(({ script, primary }) => script !== undefined && primary.interactive);
  const known: Known = { interactive, hasRing, crowds: new CrowdDepths() };
  const causes = { S: new Map<Node, PlanCause>(), K: new Map<Node, PlanCause>() };
  return (node, kind) => {
    const found = causes[kind].get(node) ?? findCause(node, kind === 'S' ? 'start' : 'stop', known);
    causes[kind].set(node, found);
    return found;
  };
}

/**
 * Finds the cause of a node's number. O(what words put it behind), and the interactive scripts where one of them has moved
 * it.
 */
function findCause(node: Node, direction: Direction, { interactive, crowds, hasRing }: Known): PlanCause {
  const { depth, least } = node[direction];
  const last = findLast(node, direction, crowds);
  if (last?.depth === depth - 1) return causeOfDemand(last, direction, node);
  const mover = depth === least && least > 1 ? findMover(node, interactive) : undefined;
  if (mover !== undefined) return { kind: 'interactive', on: nameOf(mover) };
  if (depth <= 1) return { kind: 'first' };
  const further = last === undefined ? undefined : causeOfDemand(last, direction, node);
  // Nothing right before it: what insserv met on its way has raised it, a ring or scripts of other runlevels.
  return hasRing && further?.kind === 'dependency' ? { ...further, kind: 'ring' } : { kind: 'walk' };
}

/** Of the nodes that come before, the one with the greatest number; of equals the first one named. */
function findLast(node: Node, direction: Direction, crowds: CrowdDepths): LastBefore | undefined {
  const { primary } = node;
  const demands: ReadonlyMap<Service, Demand> = direction === 'start' ? primary.needs : primary.beforeStop;
  let last: LastBefore | undefined;
  for (const { service, place, list } of demands.values()) {
    const other = service.node;
    const { depth, levels } = other[direction];
    const counts = other !== node && other.script !== undefined && (levels & node[direction].levels) !== 0;
    if (counts && depth < node[direction].depth && depth > (last?.depth ?? 0)) {
      last = { node: other, depth, place, list };
    }
  }
  const ofAll = crowds.lastBefore(node, direction);
  return (ofAll?.depth ?? 0) > (last?.depth ?? 0) ? ofAll : last;
}

function causeOfDemand({ node, place, list }: LastBefore, direction: Direction, self: Node): PlanCause {
  const on = nameOf(node);
  if (place !== undefined && list !== undefined) return { kind: 'dependency', place, list, on };
  const saysAll = direction === 'start' ? self.primary.startsLast : node.primary.stopsFirst;
  return saysAll ? { kind: 'all', on } : { kind: 'walk' };
}

/** The interactive script that a node stood beside. */
function findMover(node: Node, interactive: readonly Node[]): Node | undefined {
  const { depth, levels } = node.start;
  return interactive.find(
    (other) => other !== node && other.start.depth === depth - 1 && (other.start.levels & levels) !== 0,
  );
}

function nameOf({ script, primary }: Node): ByteString {
  return script ?? primary.name;
}
