/** A list of integers that grows, kept as packed 32-bit numbers: graphs may have tens of millions of arcs. */

/** Appending is O(1) on average. */
export class IntegerList {
  #values: Int32Array = new Int32Array(16);
  #length = 0;

  /** Appends an integer of 32 bits. */
  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Int32Array(2 * this.#length);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** All integers, in an array of just their number. O(n). */
  toArray(): Int32Array {
    return this.#values.slice(0, this.#length);
  }
}
