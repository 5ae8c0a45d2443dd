/** A visit of the walk, and where it is at. */
import type { Course } from './service.ts';

/** A visit: `start` is visited for `from`, with at least `level`. Frames are used again: a walk has few at a time, and many in all. */
export class Frame {
  start: Course;
  from: Course | undefined = undefined;
  level = 0;
  depth = 0;
  /** Where the visit is at: `start`, and then first successors. */
  at: Course;
  round = 0;
  /** It is going through the successors of `at`; the next of them. */
  isInside = false;
  next = 0;
  broken = false;
  tellsBreaks = false;

  constructor(start: Course) {
    this.start = start;
    this.at = start;
  }

  begin(start: Course, from: Course | undefined, level: number, depth: number, tellsBreaks: boolean): void {
    this.start = start;
    this.from = from;
    this.level = level;
    this.depth = depth;
    this.at = start;
    this.round = 0;
    this.isInside = false;
    this.next = 0;
    this.broken = false;
    this.tellsBreaks = tellsBreaks;
  }
}

/** Goes on to the first successor of the node at hand. False where there is none. */
export function goOn(frame: Frame): boolean {
  const { at } = frame;
  const next = at.later[0] ?? at.laterCrowd?.firstFor(at);
  if (next === undefined) return false;
  frame.at = next;
  return true;
}
