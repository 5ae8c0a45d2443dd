/** A list of integers that grows, kept as packed 32-bit numbers: graphs may have tens of millions of arcs. */

/** Appending is O(1) on average. */
export class IntegerList {
  #values: Int32Array = new Int32Array(16);
  #length = 0;

  /** How many integers there are. */
  get length(): number {
    return this.#length;
  }

  /** Appends an integer of 32 bits. */
  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow(2 * this.#length);
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** Appends the integers `start` to `end - 1` of another list. O(their number), on average. */
  append(other: IntegerList, start: number, end: number): void {
    const length = this.#length + end - start;
    if (length > this.#values.length) this.#grow(Math.max(length, 2 * this.#length));
    this.#values.set(other.#values.subarray(start, end), this.#length);
    this.#length = length;
  }

  /** All integers, in an array of just their number. O(n). */
  toArray(): Int32Array {
    return this.#values.slice(0, this.#length);
  }

  #grow(size: number): void {
    const grown = new Int32Array(size);
    grown.set(this.#values.subarray(0, this.#length));
    this.#values = grown;
  }
}
