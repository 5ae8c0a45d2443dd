/**
 * The dependency files `.depend.boot`, `.depend.start` and `.depend.stop`, from which startpar(8) knows what may run at the
 * same time. Only scripts that have links are in them. What follows from other words of a rule is left out of it, by the
 * very test of insserv 1.26.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { Direction } from '../../model/graph.ts';
import type { DependencyFile, DependencyRule } from '../../model/insserv-plan.ts';
import { demandedBy } from '../../order/insserv/all-services.ts';
import type { GreatestDepths } from '../../order/insserv/order.ts';
import type { Node, Service } from '../../order/insserv/service.ts';
import type { ServiceTable } from '../../order/insserv/service-table.ts';

const BOOT = 1 << 7;
const NUMBERED = BOOT - 1;
/** So many words of a rule are asked whether another word follows from them. */
const MOST_ASKED = 100;

/** Makes the three files from a table whose links are planned. O(n log n + demands), up to 100 looks a demand. */
export function planDependencyFiles({ nodes }: ServiceTable, greatest: GreatestDepths): readonly DependencyFile[] {
  const sorted = sortByDepth([...nodes], (node) => node.start.depth, greatest.start);
  const linked = sorted.filter(isLinked);
  const linkedStop = sortByDepth(sorted, (node) => node.stop.depth, greatest.stop).filter(isLinked);
  const start = new RuleMaker('start', greatest.start);
  const stop = new RuleMaker('stop', greatest.stop);
  const inBoot = linked.filter((node) => (node.start.levels & BOOT) !== 0);
  const inStart = linked.filter((node) => (node.start.levels & NUMBERED) !== 0);
  const inStop = linkedStop.filter((node) => (node.stop.levels & NUMBERED) !== 0);
  const interactive = linked.filter(({ primary, start: { levels } }) => {
    return primary.interactive && levels !== 0 && !isEmpty(demandedBy(primary, 'start'));
  });
  const isBoot = (node: Node): boolean => (node.start.levels & BOOT) !== 0;
  return [
    {
      name: '.depend.boot',
      targets: inBoot.map(scriptOf),
      interactive: interactive.filter(isBoot).map(scriptOf),
      rules: inBoot.flatMap((node) => start.ruleOf(node)),
    },
    {
      name: '.depend.start',
      targets: inStart.map(scriptOf),
      interactive: interactive.filter((node) => !isBoot(node)).map(scriptOf),
      rules: inStart.filter((node) => !isBoot(node)).flatMap((node) => start.ruleOf(node)),
    },
    {
      name: '.depend.stop',
      targets: inStop.map(scriptOf),
      rules: linkedStop.filter((node) => (node.stop.levels & BOOT) === 0).flatMap((node) => stop.ruleOf(node)),
    },
  ];
}

function isLinked({ script, primary }: Node): boolean {
  return script !== undefined && primary.links > 0;
}

function isEmpty<T>(items: Iterable<T>): boolean {
  return items[Symbol.iterator]().next().done === true;
}

function scriptOf({ script = '' }: Node): ByteString {
  return script;
}

/** Stable, and what is deeper than the greatest depth keeps its order behind all others. */
function sortByDepth<T>(items: readonly T[], depthOf: (item: T) => number, greatest: number): readonly T[] {
  const key = (item: T): number => Math.min(depthOf(item), greatest + 1);
  return items.toSorted((a, b) => key(a) - key(b));
}

class RuleMaker {
  readonly #direction: Direction;
  readonly #greatest: number;
  readonly #sorted = new Map<Service, readonly Service[]>();
  readonly #members = new Map<Service, ReadonlySet<Service>>();

  constructor(direction: Direction, greatest: number) {
    this.#direction = direction;
    this.#greatest = greatest;
  }

  /** The rule of a script; none if it waits for nothing. */
  ruleOf(node: Node): readonly DependencyRule[] {
    const written: Service[] = [];
    for (const service of this.#demandsOf(node.primary)) {
      if (this.#counts(service, node) && !this.#isImplied(service, written, node)) written.push(service);
    }
    if (written.length === 0) return [];
    return [{ script: scriptOf(node), after: written.map((service) => scriptOf(service.node)) }];
  }

  #counts(service: Service, node: Node): boolean {
    if (service.duplicate || service.links <= 0 || service.node.script === undefined) return false;
    if (this.#direction === 'stop') return (service.node.stop.levels & node.stop.levels) !== 0;
    return service !== node.primary && !service.startsLast && (service.node.start.levels & node.start.levels) !== 0;
  }

  /** The runlevels asked for are those of the start, in either direction. */
  #isImplied(service: Service, written: readonly Service[], node: Node): boolean {
    const depth = this.#depthOf(service);
    const shares = service.links > 0 && (service.node.start.levels & node.start.levels) !== 0;
    for (const other of written.slice(0, MOST_ASKED)) {
      if (this.#depthOf(other) <= depth) return false;
      if (shares && this.#setOf(other).has(service)) return true;
    }
    return false;
  }

  #depthOf({ node }: Service): number {
    return node[this.#direction].depth;
  }

  #setOf(service: Service): ReadonlySet<Service> {
    const known = this.#members.get(service) ?? new Set(this.#demandsOf(service));
    this.#members.set(service, known);
    return known;
  }

  /** What a service waits for, the deepest first; one beyond the greatest depth comes last, as it was named. */
  #demandsOf(service: Service): readonly Service[] {
    const known = this.#sorted.get(service);
    if (known !== undefined) return known;
    const near = new Set<Service>();
    const far: Service[] = [];
    for (const named of demandedBy(service, this.#direction)) {
      if (this.#depthOf(named) <= this.#greatest) near.add(named.node.primary);
      else far.push(named);
    }
    const sorted = [...[...near].sort((a, b) => this.#depthOf(b) - this.#depthOf(a)), ...far];
    this.#sorted.set(service, sorted);
    return sorted;
  }
}
