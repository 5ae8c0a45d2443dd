/**
 * All services and nodes of a run. Both stand in the order of their creation, which decides between equals everywhere in
 * insserv, so nothing here may ever be sorted.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { Direction } from '../../model/graph.ts';
import type { PlanList } from '../../model/link-plan.ts';
import type { Place } from '../../model/place.ts';
import { Service, type Demand, type Node } from './service.ts';

/** How a word asks for another service. */
export interface Asking {
  readonly direction: Direction;
  readonly must: boolean;
  readonly place?: Place | undefined;
  /** The list that the word stands in. */
  readonly list?: PlanList;
}

export class ServiceTable {
  readonly services: Service[] = [];
  readonly nodes: Set<Node> = new Set<Node>();
  readonly #byName = new Map<ByteString, Service>();
  /** By script, the node that has it. */
  readonly #owners = new Map<ByteString, Node>();
  /** By script, the last of the other nodes that were to have it. */
  readonly #claims = new Map<Node, ByteString>();
  readonly #contested = new Map<ByteString, Node>();
  #hasStaleSuccessors = false;

  find(name: ByteString): Service | undefined {
    return this.#byName.get(name);
  }

  /** The service of a name; it is made where there is none. O(1). */
  add(name: ByteString): Service {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const service = new Service(name);
    this.services.push(service);
    this.nodes.add(service.node);
    this.#byName.set(name, service);
    return service;
  }

  /** `service` starts behind `other`, or stops before it. O(1). */
  depend(service: Service, other: Service, asking: Asking): void {
    if (asking.direction === 'start') {
      demand(service.node.primary.needs, other, asking);
      if (other.node !== service.node) other.node.start.successors.add(service.node);
    } else {
      demand(other.node.primary.beforeStop, service, asking);
      if (other.node !== service.node) service.node.stop.successors.add(other.node);
    }
  }

  /**
   * Makes `other` a further name of `first`, unless it belongs to another script than `first`, which is `script` where nothing
   * else is known. What other nodes say of the
   * node that goes is lost at the next clean-up, as in insserv. O(successors and lists of `other`).
   */
  merge(first: Service, other: Service, script: ByteString): void {
    const [kept, gone] = [first.node, other.node];
    if (kept === gone || (gone.script !== undefined && gone.script !== (kept.script ?? script))) return;
    for (const direction of ['start', 'stop'] as const) {
      for (const node of gone[direction].successors) if (node !== kept) kept[direction].successors.add(node);
      kept[direction].levels |= gone[direction].levels;
    }
    if (kept.script === undefined && gone.script !== undefined) {
      kept.script = gone.script;
      this.#owners.set(gone.script, kept);
    }
    for (const member of gone.members) {
      member.node = kept;
      kept.members.push(member);
    }
    gone.merged = true;
    this.nodes.delete(gone);
    this.#hasStaleSuccessors = true;
    joinFlags(kept.primary, other);
    other.duplicate = true;
    joinDemands(kept.primary.needs, other.needs);
    joinDemands(kept.primary.beforeStop, other.beforeStop);
  }

  /**
   * Gives a node its script; false if it belongs to another one. A script that another node has already is not given again,
   * so a script that goes by two names which nothing joins keeps the first.
   */
  give(node: Node, script: ByteString): boolean {
    const owner = this.#owners.get(script);
    if (owner !== undefined && !owner.merged && owner !== node) {
      if (node.script !== undefined) return false;
      const claimed = this.#claims.get(node) ?? script;
      if (claimed !== script) return false;
      this.#claims.set(node, script);
      this.#contested.set(script, node);
      return true;
    }
    if ((this.#claims.get(node) ?? script) !== script) return false;
    node.script ??= script;
    if (node.script === script) this.#owners.set(script, node);
    return node.script === script;
  }

  /**
   * The last node that was to have a script which another one has; undefined where there is none. A link of three digits is taken
   * for one of another name, and so is one whose name is not that of its script, if that provides nothing.
   */
  claimantOf(script: ByteString): Node | undefined {
    return this.#contested.get(script);
  }

  /** Drops successors that were merged away since. O(nodes and successors) where there may be any. */
  cleanUp(): void {
    if (!this.#hasStaleSuccessors) return;
    this.#hasStaleSuccessors = false;
    for (const node of this.nodes) {
      for (const { successors } of [node.start, node.stop]) {
        for (const successor of successors) if (successor.merged) successors.delete(successor);
      }
    }
  }
}

function demand(demands: Map<Service, Demand>, service: Service, { must, place, list }: Asking): void {
  const known = demands.get(service);
  if (known === undefined) demands.set(service, { service, must, place, list });
  else if (must && !known.must) Object.assign(known, { must, place, list });
}

function joinDemands(into: Map<Service, Demand>, from: ReadonlyMap<Service, Demand>): void {
  for (const [service, entry] of from) if (!into.has(service)) into.set(service, entry);
}

function joinFlags(into: Service, from: Service): void {
  into.known ||= from.known;
  into.enabled ||= from.enabled;
  into.operand ||= from.operand;
  into.enforced ||= from.enforced;
  into.startsLast ||= from.startsLast;
  into.stopsFirst ||= from.stopsFirst;
  into.interactive ||= from.interactive;
  into.warned ||= from.warned;
}
