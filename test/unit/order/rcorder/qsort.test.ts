import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortAsFreebsd } from '../../../../src/order/rcorder/qsort.ts';

/** The items 0, 1, 2... sorted by these keys. */
function sorted(keys: readonly number[]): number[] {
  const items = Int32Array.from(keys, (_, item) => item);
  sortAsFreebsd(items, Float64Array.from(keys));
  return [...items];
}

/** The procedure of the paper written for clarity: on copies of lists, with an insertion sort that is one. */
function sortSlowly(list: readonly number[], key: (item: number) => number): readonly number[] {
  const n = list.length;
  if (n < 7) return insertionSort(list, key);
  const items = [...list];
  const at = (index: number): number => items[index] ?? -1;
  const keyAt = (index: number): number => key(at(index));
  const exchange = (a: number, b: number): void => {
    [items[a], items[b]] = [at(b), at(a)];
  };
  const middleOf = (a: number, b: number, c: number): number => {
    const [ka, kb, kc] = [keyAt(a), keyAt(b), keyAt(c)];
    if (ka < kb) return kb < kc ? b : ka < kc ? c : a;
    return kb > kc ? b : ka < kc ? a : c;
  };
  const half = Math.floor(n / 2);
  const eighth = Math.floor(n / 8);
  const triple = (center: number): number => middleOf(center - eighth, center, center + eighth);
  const ends = n > 40 ? [triple(eighth), triple(n - 1 - eighth)] : [0, n - 1];
  const pivotAt = n === 7 ? half : middleOf(ends[0] ?? 0, n > 40 ? triple(half) : half, ends[1] ?? 0);
  exchange(0, pivotAt);
  const pivot = keyAt(0);
  let [frontEquals, front, back, backEquals, exchanges] = [1, 1, n - 1, n - 1, 0];
  for (;;) {
    for (; front <= back && keyAt(front) <= pivot; front++) {
      if (keyAt(front) < pivot) continue;
      exchange(frontEquals++, front);
      exchanges += 1;
    }
    for (; front <= back && keyAt(back) >= pivot; back--) {
      if (keyAt(back) > pivot) continue;
      exchange(back, backEquals--);
      exchanges += 1;
    }
    if (front > back) break;
    exchange(front++, back--);
    exchanges += 1;
  }
  if (exchanges === 0) return insertionSort(items, key);
  // Equals come to the middle from both ends, by exchange with what is nearest to it.
  for (let i = 0; i < Math.min(frontEquals, front - frontEquals); i++) {
    exchange(i, front - Math.min(frontEquals, front - frontEquals) + i);
  }
  const behind = Math.min(backEquals - back, n - 1 - backEquals);
  for (let i = 0; i < behind; i++) exchange(front + i, n - behind + i);
  const below = front - frontEquals;
  const above = backEquals - back;
  return [
    ...sortSlowly(items.slice(0, below), key),
    ...items.slice(below, n - above),
    ...sortSlowly(items.slice(n - above), key),
  ];
}

function insertionSort(list: readonly number[], key: (item: number) => number): readonly number[] {
  const done: number[] = [];
  for (const item of list) {
    let place = done.length;
    while (place > 0 && key(done[place - 1] ?? -1) > key(item)) place -= 1;
    done.splice(place, 0, item);
  }
  return done;
}

const keyLists = fc.oneof(
  fc.array(fc.nat(5), { maxLength: 150, size: 'max' }),
  fc.array(fc.nat(60), { maxLength: 150, size: 'max' }),
  fc.array(fc.constantFrom(1, 2, Number.POSITIVE_INFINITY), { maxLength: 60, size: 'max' }),
  fc.array(fc.nat(), { maxLength: 60, size: 'max' }).map((list) => list.sort((a, b) => a - b)),
);

describe('sortAsFreebsd', () => {
  it('sorts, and loses or doubles nothing', () => {
    fc.assert(
      fc.property(keyLists, (keys) => {
        const order = sorted(keys);
        expect([...order].sort((a, b) => a - b)).toEqual(keys.map((_, item) => item));
        const ranked = order.map((item) => keys[item] ?? -1);
        expect(ranked.filter((key, i) => key < (ranked[i - 1] ?? 0))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves equals in the order in which the procedure of the paper leaves them', () => {
    fc.assert(
      fc.property(keyLists, (keys) => {
        const items = keys.map((_, item) => item);
        expect(sorted(keys)).toEqual(sortSlowly(items, (item) => keys[item] ?? -1));
      }),
      { numRuns: 500 },
    );
  });

  it.each(Array.from({ length: 51 }, (_, n) => ({ n })))('keeps every one of $n equals', ({ n }) => {
    const order = sorted(Array.from({ length: n }, () => 3));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, item) => item));
  });

  it('is stable where it is an insertion sort: below 7, and on what needs no exchange', () => {
    expect(sorted([2, 1, 2, 1, 2, 1])).toEqual([1, 3, 5, 0, 2, 4]);
    expect(sorted([1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('is not stable from 7 on', () => {
    expect(sorted([1, 1, 1, 1, 1, 1, 1])).not.toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('puts what is endless behind everything', () => {
    expect(sorted([Number.POSITIVE_INFINITY, 2, Number.POSITIVE_INFINITY, 1]).slice(0, 2)).toEqual([3, 1]);
  });

  const many = 100_000;
  it.each([
    { name: 'equal', key: () => 1 },
    { name: 'ascending', key: (i: number) => i },
    { name: 'descending', key: (i: number) => many - i },
    { name: 'rising and falling', key: (i: number) => Math.min(i, many - i) },
    { name: 'of two kinds', key: (i: number) => i % 2 },
    { name: 'like the teeth of a saw', key: (i: number) => i % 317 },
    { name: 'scattered', key: (i: number) => (i * 7919) % 99_991 },
  ])('sorts 100,000 items that are $name', ({ key }) => {
    const keys = Array.from({ length: many }, (_, i) => key(i));
    const order = sorted(keys);
    expect(new Set(order).size).toBe(many);
    expect(order.every((item, i) => i === 0 || (keys[order[i - 1] ?? 0] ?? 0) <= (keys[item] ?? 0))).toBe(true);
  });
});
