/**
 * FreeBSD's qsort(3), up to FreeBSD 13/14. It is not stable, and in which order it leaves equals is part of what users of
 * rcorder see, so the procedure itself has to be the same: Bentley and McIlroy, "Engineering a Sort Function" (1993), with
 * FreeBSD's addition that a partition which moved nothing hands the whole range to insertion sort.
 *
 * Insertion sort is stable, hence its outcome is that of any stable sort: the runtime's own takes its place, and the
 * addition costs no quadratic time. Ranges wait on an explicit stack; the parts are disjoint, so their order is free.
 */

/** Sorts `items` in place by `keys[item]`, leaving equals in the order that FreeBSD's qsort leaves them in. */
export function sortAsFreebsd(items: Int32Array, keys: Readonly<Float64Array>): void {
  const key = (index: number): number => keys[items[index] ?? 0] ?? 0;
  const ranges: number[] = [0, items.length];
  for (let n = ranges.pop(); n !== undefined; n = ranges.pop()) {
    const first = ranges.pop() ?? 0;
    if (n < 2) continue;
    const split = n < 7 ? undefined : partition(items, key, first, n);
    if (split === undefined) items.subarray(first, first + n).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
    else ranges.push(first, split.below, first + n - split.above, split.above);
  }
}

type Key = (index: number) => number;

/** Splits `n` items from `first` on: how many end up below and above the pivot, or undefined if nothing was moved. */
function partition(
  items: Int32Array,
  key: Key,
  first: number,
  n: number,
): { below: number; above: number } | undefined {
  swap(items, first, choosePivot(key, first, n));
  const pivot = key(first);
  const last = first + n - 1;
  let moved = false;
  // Equals gather at both ends: [first, equalLeft) and (equalRight, last]; between them runs the usual partition.
  let equalLeft = first + 1;
  let left = first + 1;
  let right = last;
  let equalRight = last;
  for (;;) {
    while (left <= right && key(left) <= pivot) {
      if (key(left) === pivot) {
        moved = true;
        swap(items, equalLeft++, left);
      }
      left += 1;
    }
    while (left <= right && key(right) >= pivot) {
      if (key(right) === pivot) {
        moved = true;
        swap(items, right, equalRight--);
      }
      right -= 1;
    }
    if (left > right) break;
    moved = true;
    swap(items, left++, right--);
  }
  if (!moved) return undefined;
  swapRuns(items, first, left, Math.min(equalLeft - first, left - equalLeft));
  swapRuns(items, left, last + 1, Math.min(equalRight - right, last - equalRight));
  return { below: left - equalLeft, above: equalRight - right };
}

/** The middle; for more than 7 the median of three; for more than 40 the median of three such medians. */
function choosePivot(key: Key, first: number, n: number): number {
  const middle = first + Math.floor(n / 2);
  if (n <= 7) return middle;
  const last = first + n - 1;
  if (n <= 40) return medianOfThree(key, first, middle, last);
  const step = Math.floor(n / 8);
  return medianOfThree(
    key,
    medianOfThree(key, first, first + step, first + 2 * step),
    medianOfThree(key, middle - step, middle, middle + step),
    medianOfThree(key, last - 2 * step, last - step, last),
  );
}

/** Which of equals is taken matters here, so the comparisons are those of the original. */
function medianOfThree(key: Key, a: number, b: number, c: number): number {
  if (key(a) < key(b)) return key(b) < key(c) ? b : key(a) < key(c) ? c : a;
  return key(b) > key(c) ? b : key(a) < key(c) ? a : c;
}

function swap(items: Int32Array, a: number, b: number): void {
  const item = items[a] ?? 0;
  items[a] = items[b] ?? 0;
  items[b] = item;
}

/** Exchanges the `length` items from `start` on with the `length` items before `end`. */
function swapRuns(items: Int32Array, start: number, end: number, length: number): void {
  for (let i = 0; i < length; i++) swap(items, start + i, end - length + i);
}
