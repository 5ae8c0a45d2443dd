/**
 * All services that `$all` means, or all that say it: as a whole what comes behind or before another one, so that k scripts
 * with `$all` and m without are k + m facts and not k · m. Only those with which the other one shares a runlevel count.
 */
import { NO_RUNLEVEL, type RunlevelSet } from '../../model/runlevel.ts';

/** What a crowd knows of a node in its direction. */
interface Leveled {
  readonly levels: RunlevelSet;
  crowdLevels: RunlevelSet;
  readonly depth: number;
}

/** The members that have the same runlevels; there are few such parts. */
interface Part<Course> {
  readonly levels: RunlevelSet;
  /** In the order of their creation; never empty. */
  readonly members: Course[];
  /** No member has a lesser depth: what is known of it, which may be less than what holds. */
  reached: number;
}

export class Crowd<Service, Course extends Leveled> {
  readonly #services: readonly Service[];
  readonly #courseOf: (service: Service) => Course;
  /** The nodes of its services, each once, in the order in which the services were made. */
  readonly courses: readonly Course[];
  readonly #members: ReadonlySet<Course>;
  readonly #parts = new Map<RunlevelSet, Part<Course>>();
  /** Each visit has to look at all of them. */
  readonly #isOdd: boolean;

  /**
   * O(services). The runlevels of their nodes are noted in `crowdLevels`.
   *
   * @param isOdd whether the depth of a node may fall, or a walk that finds it deep enough has something to tell of it
   */
  constructor(
    services: readonly Service[],
    courseOf: (service: Service) => Course,
    isOdd: (course: Course) => boolean,
  ) {
    this.#services = services;
    this.#courseOf = courseOf;
    this.#members = new Set(services.map(courseOf));
    this.courses = [...this.#members];
    this.#isOdd = this.courses.some((course) => course.levels !== NO_RUNLEVEL && isOdd(course));
    for (const course of this.courses) {
      const { levels } = course;
      course.crowdLevels = levels;
      const part = this.#parts.get(levels);
      if (part === undefined) this.#parts.set(levels, { levels, members: [course], reached: 0 });
      else part.members.push(course);
    }
  }

  has(course: Course): boolean {
    return this.#members.has(course);
  }

  /** The first one that shares a runlevel with a course; the course itself does not count. O(parts), for a member O(members). */
  firstFor(course: Course): Course | undefined {
    if (this.has(course)) return this.courses.find((other) => other !== course && isPair(course, other));
    let first: Course | undefined;
    // Parts stand in the order of their first members.
    for (const { levels, members } of this.#parts.values()) {
      if ((levels & course.crowdLevels) !== NO_RUNLEVEL) first ??= members[0];
    }
    return first;
  }

  /** Those that share a runlevel with a course, as services. O(services). */
  *servicesFor(course: Course): Iterable<Service> {
    for (const service of this.#services) if (isPair(course, this.#courseOf(service))) yield service;
  }

  /** True if all that share a runlevel with a course are known to have a depth already. O(parts). */
  hasReached(course: Course, depth: number): boolean {
    if (this.#isOdd) return false;
    for (const { levels, reached } of this.#parts.values()) {
      if (reached < depth && (levels & course.crowdLevels) !== NO_RUNLEVEL) return false;
    }
    return true;
  }

  /** Looks which depths the members have by now. O(members). */
  look(): void {
    for (const part of this.#parts.values()) {
      part.reached = part.members.reduce((least, { depth }) => Math.min(least, depth), Number.POSITIVE_INFINITY);
    }
  }
}

/** Whether `$all` made a pair of them. */
export function isPair(one: Leveled, other: Leveled): boolean {
  return (one.crowdLevels & other.crowdLevels) !== NO_RUNLEVEL;
}
