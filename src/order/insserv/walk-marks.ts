/**
 * The marks that a walk leaves at nodes where it met a loop, broke off, or ran out of numbers, each told of once. The marks
 * decide how later visits go on, so they are set even where nobody listens.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { Direction } from '../../model/graph.ts';
import type { InsservEvent } from '../../model/insserv-event.ts';
import type { Course } from './service.ts';

export class WalkMarks {
  readonly #direction: Direction;
  readonly #emit: (event: InsservEvent) => void;

  constructor(direction: Direction, emit: (event: InsservEvent) => void) {
    this.#direction = direction;
    this.#emit = emit;
  }

  /** A loop between two nodes: marks the first of `first` and `second` that is not marked yet. */
  between(one: Course, other: Course, first: Course, second: Course): void {
    const unmarked = first.looped ? second : first;
    if (unmarked.looped) return;
    unmarked.looped = true;
    const [service, otherService] = [nameOf(one), nameOf(other)];
    this.#emit({ code: 'loop-between', service, other: otherService, direction: this.#direction });
  }

  /** A loop that leads back to a node. */
  at(course: Course): void {
    if (course.looped) return;
    course.looped = true;
    this.#emit({ code: 'loop-at', service: nameOf(course), direction: this.#direction });
  }

  /** A visit broke off at a node. */
  broken(course: Course, level: number): void {
    if (course.reported) return;
    course.reported = true;
    this.#emit({ code: 'loop-involving', service: nameOf(course), depth: level });
  }

  /** Numbers end at a node; insserv names it in one of the two places where this happens. */
  deep(course: Course, service: ByteString | undefined): void {
    if (course.exhausted) return;
    course.exhausted = true;
    this.#emit({ code: 'too-deep', ...(service !== undefined && { service }) });
  }
}

function nameOf({ node }: Course): ByteString {
  return node.primary.name;
}
