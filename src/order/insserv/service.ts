/**
 * The things that insserv 1.26 orders. A *service* is a name; a *node* is what gets a place in the boot: the names of one
 * script lead to one node. All of it is made once for a run, changed while headers are read, and read from then on.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { PlanList } from '../../model/link-plan.ts';
import type { Place } from '../../model/place.ts';
import { NO_RUNLEVEL, type RunlevelSet } from '../../model/runlevel.ts';
import type { Crowd } from './crowd.ts';

/** A list entry: the service that is named, and how. */
export interface Demand {
  readonly service: Service;
  /** True as soon as one of the words asks for it without condition (Required-*). */
  must: boolean;
  /** Where the first such word stands, else the first word of all; absent for demands that no word makes. */
  place: Place | undefined;
  /** The list that this word stands in. */
  list: PlanList | undefined;
}

const NONE: readonly Course[] = [];

/** What a node is in one direction. */
export class Course {
  readonly node: Node;
  levels: RunlevelSet = NO_RUNLEVEL;
  /** The number in its links; 0 before the ordering. */
  depth = 0;
  /** The least number it may get. */
  least = 1;
  /** The number that the links had on the disk; 0 if there were none. */
  remembered = 0;
  /** The nodes that come later, in the order in which headers named them. */
  readonly successors: Set<Node> = new Set<Node>();
  /** The same as the walk found them at its beginning: their courses in this direction. */
  later: readonly Course[] = NONE;
  /** What `$all` puts behind it and before it: of these, those with which it shares a runlevel. They come after all others. */
  laterCrowd: Crowd<Service, Course> | undefined = undefined;
  earlierCrowd: Crowd<Service, Course> | undefined = undefined;
  /** Its runlevels when `$all` was resolved. */
  crowdLevels: RunlevelSet = NO_RUNLEVEL;
  /** The walk is in it. */
  scanning = false;
  /** It was told of as one of a loop. */
  looped = false;
  /** A walk was broken off at it. */
  reported = false;
  /** Numbers ended at it. */
  exhausted = false;

  constructor(node: Node) {
    this.node = node;
  }
}

export class Node {
  /** The service that the node was made for. */
  readonly primary: Service;
  /** All services that lead here. */
  readonly members: Service[];
  script: ByteString | undefined = undefined;
  readonly start: Course = new Course(this);
  readonly stop: Course = new Course(this);
  /** Another node has taken its place. */
  merged = false;
  /** Made for a script whose service another one provides, so that its links can go. */
  refused = false;

  constructor(primary: Service) {
    this.primary = primary;
    this.members = [primary];
  }
}

export class Service {
  readonly name: ByteString;
  node: Node;
  /** Services that start before it. */
  readonly needs: Map<Service, Demand> = new Map<Service, Demand>();
  /** Services that stop before it. */
  readonly beforeStop: Map<Service, Demand> = new Map<Service, Demand>();
  /** Its lists were read. */
  known = false;
  /** It has links. */
  enabled = false;
  operand = false;
  enforced = false;
  /** `$all` stands in Required-Start or Should-Start. */
  startsLast = false;
  /** `$all` stands in Required-Stop or Should-Stop. */
  stopsFirst = false;
  interactive = false;
  /** A further name of another service's script. */
  duplicate = false;
  links = 0;
  /** It was told of as missing. */
  warned = false;

  constructor(name: ByteString) {
    this.name = name;
    this.node = new Node(this);
  }
}
