/**
 * The marks that a walk leaves at nodes where it met a loop, broke off, or ran out of numbers, each told of once. The marks
 * decide how later visits go on, so they are set even where nobody listens.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { Direction } from '../../model/graph.ts';
import type { InsservEvent } from '../../model/insserv-event.ts';
import type { Node } from './service.ts';

export class WalkMarks {
  readonly #direction: Direction;
  readonly #emit: (event: InsservEvent) => void;

  constructor(direction: Direction, emit: (event: InsservEvent) => void) {
    this.#direction = direction;
    this.#emit = emit;
  }

  /** A loop between two nodes: marks the first of `first` and `second` that is not marked yet. */
  between(service: Node, other: Node, first: Node, second: Node): void {
    const unmarked = [first, second].find((node) => !node[this.#direction].looped);
    if (unmarked === undefined) return;
    unmarked[this.#direction].looped = true;
    const [name, otherName] = [service.primary.name, other.primary.name];
    this.#emit({ code: 'loop-between', service: name, other: otherName, direction: this.#direction });
  }

  /** A loop that leads back to a node. */
  at(node: Node): void {
    const course = node[this.#direction];
    if (course.looped) return;
    course.looped = true;
    this.#emit({ code: 'loop-at', service: node.primary.name, direction: this.#direction });
  }

  /** A visit broke off at a node. */
  broken(node: Node, level: number): void {
    const course = node[this.#direction];
    if (course.reported) return;
    course.reported = true;
    this.#emit({ code: 'loop-involving', service: node.primary.name, depth: level });
  }

  /** Numbers end at a node; insserv names it in one of the two places where this happens. */
  deep(node: Node, service: ByteString | undefined): void {
    const course = node[this.#direction];
    if (course.exhausted) return;
    course.exhausted = true;
    this.#emit({ code: 'too-deep', ...(service !== undefined && { service }) });
  }
}
