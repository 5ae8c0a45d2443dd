/**
 * The walk by which insserv 1.26 gives numbers. It raises the depth of a node and of all that come behind it, follows first
 * successors further than that, and breaks off at what it has in hand already. Where all scripts share their runlevels and
 * there is no loop, this is the longest path; elsewhere the very steps decide, and they are kept here one by one. The real
 * program recurses; here the steps of a visit are those of a frame on a stack.
 */
import type { Direction } from '../../model/graph.ts';
import type { InsservEvent } from '../../model/insserv-event.ts';
import { NO_RUNLEVEL, type RunlevelSet } from '../../model/runlevel.ts';
import type { Course, Node } from './service.ts';
import { WalkMarks } from './walk-marks.ts';

/** The greatest number that a link can have. */
export const MAX_DEPTH = 99;
/** So many first successors are followed from one node. */
const MAX_ROUNDS = 100;
/** Runlevels 0-6: depths in S alone do not count for the greatest one. */
const NUMBERED_LEVELS: RunlevelSet = 0x7f;

/** How a walk is done. */
export interface WalkRules {
  readonly version: '1.26' | '1.24';
  /** Whether nodes at which a walk breaks off are told of. */
  readonly tellsBreaks: boolean;
}

/** A visit: `start` is visited for `from`, with at least `level`. */
interface Frame {
  readonly start: Node;
  readonly from: Node | undefined;
  readonly level: number;
  depth: number;
  /** The node that the visit is at, `start` and then first successors. */
  at: Node;
  round: number;
  /** The successors of `at` that are being gone through, and the next of them. */
  successors: readonly Node[] | undefined;
  next: number;
  broken: boolean;
  tellsBreaks: boolean;
}

/** Gives depths in one direction. Successors must not change while it is used. */
export class DepthWalk {
  /** The greatest depth given to a node that has one of the runlevels 0-6. */
  greatest = 0;
  readonly #direction: Direction;
  readonly #emit: (event: InsservEvent) => void;
  readonly #marks: WalkMarks;
  readonly #stack: Frame[] = [];
  readonly #successors = new Map<Node, readonly Node[]>();

  constructor(direction: Direction, emit: (event: InsservEvent) => void) {
    this.#direction = direction;
    this.#emit = emit;
    this.#marks = new WalkMarks(direction, emit);
  }

  /**
   * Gives a node and all behind it at least `level`. Each step of the walk raises a depth, which ends at 99, or goes on to a
   * first successor, at most a hundred times; so it is O(n + m) but for factors of these two numbers.
   */
  visit(node: Node, level: number, rules: WalkRules): void {
    this.#enter(node, undefined, level, rules.tellsBreaks);
    for (let frame = this.#stack.at(-1); frame !== undefined; frame = this.#stack.at(-1)) {
      this.#step(frame, rules);
    }
  }

  #courseOf(node: Node): Course {
    return node[this.#direction];
  }

  #share(one: Node, other: Node): boolean {
    return (this.#courseOf(one).levels & this.#courseOf(other).levels) !== NO_RUNLEVEL;
  }

  #successorsOf(node: Node): readonly Node[] {
    const known = this.#successors.get(node);
    if (known !== undefined) return known;
    const list = [...this.#courseOf(node).successors];
    this.#successors.set(node, list);
    return list;
  }

  #enter(start: Node, from: Node | undefined, level: number, tellsBreaks: boolean): void {
    if (this.#courseOf(start).scanning) {
      if (from !== undefined) this.#marks.between(start, from, from, start);
      return;
    }
    const depth = Math.max(level, this.#courseOf(start).least);
    if (depth > MAX_DEPTH) {
      this.#marks.deep(start, start.primary.name);
      return;
    }
    this.#stack.push({
      start,
      from,
      level,
      depth,
      at: start,
      round: 0,
      successors: undefined,
      next: 0,
      broken: false,
      tellsBreaks,
    });
  }

  #step(frame: Frame, rules: WalkRules): void {
    if (frame.successors === undefined) {
      if (!this.#arrive(frame)) this.#leave(frame);
      return;
    }
    if (this.#goThrough(frame, rules)) return;
    this.#courseOf(frame.at).scanning = false;
    frame.successors = undefined;
    if (frame.broken) {
      if (frame.tellsBreaks) this.#marks.broken(frame.at, frame.level);
      this.#leave(frame);
    } else if (!this.#goOn(frame)) {
      this.#leave(frame);
    }
  }

  /** Takes the next successors in hand; true if one has to be visited first. */
  #goThrough(frame: Frame, rules: WalkRules): boolean {
    const { start, from, at, successors = [] } = frame;
    while (frame.next < successors.length) {
      const node = successors[frame.next];
      frame.next += 1;
      if (node === undefined || !this.#share(start, node)) continue;
      if (node === at || node === start) return false;
      if (node === from) {
        this.#marks.between(from, at, from, at);
        frame.broken = true;
        return false;
      }
      if (this.#isBarred(frame, node, rules)) continue;
      if (this.#courseOf(node).depth >= frame.depth) continue;
      const height = this.#stack.length;
      this.#enter(node, at, frame.depth, rules.tellsBreaks);
      if (this.#stack.length > height) return true;
      if (this.#isBroken(frame, node)) return false;
    }
    return false;
  }

  /** A visit from `frame` to `node` has ended. True if the frame breaks off with it. */
  #isBroken(frame: Frame, node: Node): boolean {
    const { at, from } = frame;
    const looped = (one: Node | undefined): boolean => one !== undefined && this.#courseOf(one).looped;
    frame.broken = looped(node) || looped(at) || looped(from);
    if (frame.broken) frame.next = Number.POSITIVE_INFINITY;
    return frame.broken;
  }

  /** What says `$all` can come behind nothing, and nothing behind it. True where 1.26 or 1.24 pass over the successor. */
  #isBarred(frame: Frame, node: Node, rules: WalkRules): boolean {
    const { at } = frame;
    if (this.#direction === 'stop') {
      if (!node.primary.stopsFirst) return false;
      this.#emit({ code: 'all-stop', earlier: nameOf(at), later: nameOf(node) });
      return true;
    }
    if (!at.primary.startsLast) return false;
    this.#emit({ code: 'all-start', later: nameOf(node), earlier: nameOf(at) });
    frame.tellsBreaks = true;
    return rules.version === '1.24';
  }

  /** Gives the node at hand its depth. False where the visit ends. */
  #arrive(frame: Frame): boolean {
    const { start, from } = frame;
    for (;;) {
      const { at } = frame;
      const course = this.#courseOf(at);
      frame.round += 1;
      if (frame.round > MAX_ROUNDS) {
        if (from === undefined) this.#marks.at(at);
        else this.#marks.between(at, from, from, at);
        return false;
      }
      if (!this.#share(start, at)) {
        if (this.#goOn(frame)) continue;
        return false;
      }
      if (at === from) {
        this.#marks.at(from);
        return false;
      }
      if (course.depth > frame.depth) frame.depth = course.depth;
      else course.depth = frame.depth;
      if ((course.levels & NUMBERED_LEVELS) !== NO_RUNLEVEL) this.greatest = Math.max(this.greatest, course.depth);
      const successors = this.#successorsOf(at);
      if (successors.length === 0) return false;
      if (at.primary.name.startsWith('$')) {
        this.#emit({ code: 'not-expanded', service: start.primary.name });
      } else {
        frame.depth += 1;
        if (frame.depth > MAX_DEPTH) {
          this.#marks.deep(at, undefined);
          return false;
        }
      }
      course.scanning = true;
      frame.successors = successors;
      frame.next = 0;
      return true;
    }
  }

  #goOn(frame: Frame): boolean {
    const next = this.#successorsOf(frame.at)[0];
    if (next === undefined) return false;
    frame.at = next;
    return true;
  }

  /** The visit is over; the one that asked for it looks what became of it. */
  #leave(frame: Frame): void {
    this.#stack.pop();
    const parent = this.#stack.at(-1);
    if (parent !== undefined) this.#isBroken(parent, frame.start);
  }
}

function nameOf({ script, primary }: Node): string {
  return script ?? primary.name;
}
