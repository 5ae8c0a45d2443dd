/** A table of arcs that grows. */
import type { ArcTable } from '../../model/graph.ts';
import { IntegerList } from './integer-list.ts';

/** Appending an arc is O(1) on average. */
export class ArcColumns {
  readonly #first = new IntegerList();
  readonly #then = new IntegerList();
  readonly #word = new IntegerList();
  readonly #resolution = new IntegerList();

  /** How many arcs there are. */
  get length(): number {
    return this.#first.length;
  }

  push(first: number, then: number, word: number, resolution: number): void {
    this.#first.push(first);
    this.#then.push(then);
    this.#word.push(word);
    this.#resolution.push(resolution);
  }

  /** Appends arcs `start` to `end - 1` of another table. O(their number). */
  append(other: ArcColumns, start: number, end: number): void {
    this.#first.append(other.#first, start, end);
    this.#then.append(other.#then, start, end);
    this.#word.append(other.#word, start, end);
    this.#resolution.append(other.#resolution, start, end);
  }

  /** All arcs, in arrays of just their number. O(n). */
  toTable(): ArcTable {
    return {
      first: this.#first.toArray(),
      then: this.#then.toArray(),
      word: this.#word.toArray(),
      resolution: this.#resolution.toArray(),
    };
  }
}
