/**
 * The walk by which insserv 1.26 gives numbers. It raises the depth of a node and of all that come behind it, follows first
 * successors further than that, and breaks off at what it has in hand already. Where all scripts share their runlevels and
 * there is no loop, this is the longest path; elsewhere the very steps decide, and they are kept here one by one. The real
 * program recurses; here the steps of a visit are those of a frame on a stack.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { Direction } from '../../model/graph.ts';
import type { InsservEvent } from '../../model/insserv-event.ts';
import { NO_RUNLEVEL, type RunlevelSet } from '../../model/runlevel.ts';
import { isPair, type Crowd } from './crowd.ts';
import type { Course, Node, Service } from './service.ts';
import { Frame, goOn } from './walk-frame.ts';
import { WalkMarks } from './walk-marks.ts';

/** The greatest number that a link can have. */
export const MAX_DEPTH = 99;
/** So many first successors are followed from one node. */
const MAX_ROUNDS = 100;
/** Runlevels 0-6: depths in S alone do not count for the greatest one. */
const NUMBERED_LEVELS: RunlevelSet = 0x7f;

const DOLLAR = 0x24;

/** How a walk is done. */
export interface WalkRules {
  readonly version: '1.26' | '1.24';
  /** Whether nodes at which a walk breaks off are told of. */
  readonly tellsBreaks: boolean;
}

/** Gives depths in one direction. */
export class DepthWalk {
  /** The greatest depth given to a node that has one of the runlevels 0-6. */
  greatest = 0;
  readonly #direction: Direction;
  readonly #emit: (event: InsservEvent) => void;
  readonly #marks: WalkMarks;
  readonly #stack: Frame[] = [];
  /** How many of the frames are in use. */
  #height = 0;

  /** @param nodes all there are; their successors are taken as they are now. O(nodes and successors). */
  constructor(direction: Direction, nodes: Iterable<Node>, emit: (event: InsservEvent) => void) {
    this.#direction = direction;
    this.#emit = emit;
    this.#marks = new WalkMarks(direction, emit);
    for (const node of nodes) {
      const course = node[direction];
      if (course.successors.size === 0) continue;
      const later: Course[] = [];
      for (const successor of course.successors) later.push(successor[direction]);
      course.later = later;
    }
  }

  /**
   * Gives a node and all behind it at least `level`. Each step of the walk raises a depth, which ends at 99, or goes on to a
   * first successor, at most a hundred times; so it is O(n + m) but for factors of these two numbers.
   */
  visit(node: Node, level: number, rules: WalkRules): void {
    this.#enter(node[this.#direction], undefined, level, rules.tellsBreaks);
    for (let frame = this.#top(); frame !== undefined; frame = this.#top()) this.#step(frame, rules);
  }

  #top(): Frame | undefined {
    return this.#height === 0 ? undefined : this.#stack[this.#height - 1];
  }

  /** False where the visit ends before it begins. */
  #enter(start: Course, from: Course | undefined, level: number, tellsBreaks: boolean): boolean {
    if (start.scanning) {
      if (from !== undefined) this.#marks.between(start, from, from, start);
      return false;
    }
    const depth = Math.max(level, start.least);
    if (depth > MAX_DEPTH) {
      this.#marks.deep(start, nameOf(start));
      return false;
    }
    const frame = this.#stack[this.#height] ?? new Frame(start);
    frame.begin(start, from, level, depth, tellsBreaks);
    this.#stack[this.#height] = frame;
    this.#height += 1;
    return true;
  }

  #step(frame: Frame, rules: WalkRules): void {
    if (!frame.isInside) {
      if (!this.#arrive(frame)) this.#leave(frame);
      return;
    }
    if (this.#goThrough(frame, rules)) return;
    frame.at.scanning = false;
    frame.isInside = false;
    if (frame.broken) {
      if (frame.tellsBreaks) this.#marks.broken(frame.at, frame.level);
      this.#leave(frame);
    } else if (!goOn(frame)) {
      this.#leave(frame);
    }
  }

  /** Takes the next successors in hand; true if one has to be visited first. */
  #goThrough(frame: Frame, rules: WalkRules): boolean {
    const { start, from, at } = frame;
    for (let course = this.#nextOf(frame); course !== undefined; course = this.#nextOf(frame)) {
      if (!share(start, course)) continue;
      if (course === at || course === start) return false;
      if (course === from) {
        this.#marks.between(from, at, from, at);
        frame.broken = true;
        return false;
      }
      const saysAll = this.#direction === 'stop' ? course.node.primary.stopsFirst : at.node.primary.startsLast;
      if (saysAll && this.#isBarred(frame, course, rules)) continue;
      if (course.depth >= frame.depth) continue;
      if (this.#enter(course, at, frame.depth, rules.tellsBreaks)) return true;
      if (breaksOff(frame, course)) return false;
    }
    return false;
  }

  /** The next successor of the node at hand, of which those by `$all` are the last. */
  #nextOf(frame: Frame): Course | undefined {
    const { at } = frame;
    const { later, laterCrowd } = at;
    if (frame.next < later.length) return later[frame.next++];
    if (laterCrowd === undefined) return undefined;
    if (frame.next === later.length && this.#passesCrowd(frame, laterCrowd)) return undefined;
    const { courses } = laterCrowd;
    while (frame.next - later.length < courses.length) {
      const course = courses[frame.next - later.length];
      frame.next += 1;
      const isNamed = course === at || course === undefined || at.successors.has(course.node);
      if (!isNamed && isPair(at, course)) return course;
    }
    // Not so where the visit has broken off.
    if (frame.next === later.length + courses.length) laterCrowd.look();
    return undefined;
  }

  /** True if to go through the crowd would change nothing: all of it is deep enough, and the visit does not come from there. */
  #passesCrowd({ start, from, at, depth }: Frame, crowd: Crowd<Service, Course>): boolean {
    const isSimple = !crowd.has(at) && !crowd.has(start) && (from === undefined || !crowd.has(from));
    const isBarred = this.#direction === 'start' && at.node.primary.startsLast;
    return isSimple && !isBarred && crowd.hasReached(at, depth);
  }

  /**
   * What says `$all` comes behind all others (stops before them), so nothing can come behind it. True where 1.26 or 1.24 pass
   * over the successor.
   */
  #isBarred(frame: Frame, later: Course, rules: WalkRules): boolean {
    const { at } = frame;
    if (this.#direction === 'stop') {
      this.#emit({ code: 'all-stop', earlier: scriptOf(at), later: scriptOf(later) });
      return true;
    }
    this.#emit({ code: 'all-start', later: scriptOf(later), earlier: scriptOf(at) });
    frame.tellsBreaks = true;
    return rules.version === '1.24';
  }

  /** Gives the node at hand its depth. False where the visit ends. */
  #arrive(frame: Frame): boolean {
    const { start, from } = frame;
    for (;;) {
      const { at } = frame;
      frame.round += 1;
      if (frame.round > MAX_ROUNDS) {
        if (from === undefined) this.#marks.at(at);
        else this.#marks.between(at, from, from, at);
        return false;
      }
      if (!share(start, at)) {
        if (goOn(frame)) continue;
        return false;
      }
      if (at === from) {
        this.#marks.at(from);
        return false;
      }
      if (at.depth > frame.depth) frame.depth = at.depth;
      else at.depth = frame.depth;
      if ((at.levels & NUMBERED_LEVELS) !== NO_RUNLEVEL && at.depth > this.greatest) this.greatest = at.depth;
      if (at.later.length === 0 && at.laterCrowd?.firstFor(at) === undefined) return false;
      if (nameOf(at).charCodeAt(0) === DOLLAR) {
        this.#emit({ code: 'not-expanded', service: nameOf(start) });
      } else {
        frame.depth += 1;
        if (frame.depth > MAX_DEPTH) {
          this.#marks.deep(at, undefined);
          return false;
        }
      }
      at.scanning = true;
      frame.isInside = true;
      frame.next = 0;
      return true;
    }
  }

  /** The visit is over; the one that asked for it looks what became of it. */
  #leave(frame: Frame): void {
    this.#height -= 1;
    const parent = this.#top();
    if (parent !== undefined) breaksOff(parent, frame.start);
  }
}

function share(one: Course, other: Course): boolean {
  return (one.levels & other.levels) !== NO_RUNLEVEL;
}

/** A visit from `frame` to `course` has ended. True if the frame breaks off with it. */
function breaksOff(frame: Frame, course: Course): boolean {
  frame.broken = course.looped || frame.at.looped || frame.from?.looped === true;
  if (frame.broken) frame.next = Number.POSITIVE_INFINITY;
  return frame.broken;
}

function nameOf({ node }: Course): ByteString {
  return node.primary.name;
}

function scriptOf({ node }: Course): ByteString {
  return node.script ?? node.primary.name;
}
