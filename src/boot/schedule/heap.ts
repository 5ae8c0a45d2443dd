/** A binary heap of numbers: the one that comes first by a comparison is taken first. */
export class Heap {
  readonly #items: number[] = [];
  readonly #compare: (a: number, b: number) => number;

  constructor(compare: (a: number, b: number) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#items.length;
  }

  peek(): number | undefined {
    return this.#items[0];
  }

  push(item: number): void {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#order(parent, at) <= 0) return;
      this.#swap(parent, at);
      at = parent;
    }
  }

  pop(): number | undefined {
    const items = this.#items;
    const [first] = items;
    const last = items.pop();
    if (items.length === 0 || last === undefined) return first;
    items[0] = last;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      if (left >= items.length) return first;
      const least = left + 1 < items.length && this.#order(left + 1, left) < 0 ? left + 1 : left;
      if (this.#order(at, least) <= 0) return first;
      this.#swap(at, least);
      at = least;
    }
  }

  #order(a: number, b: number): number {
    return this.#compare(this.#items[a] ?? 0, this.#items[b] ?? 0);
  }

  #swap(a: number, b: number): void {
    const items = this.#items;
    const kept = items[a] ?? 0;
    items[a] = items[b] ?? 0;
    items[b] = kept;
  }
}
