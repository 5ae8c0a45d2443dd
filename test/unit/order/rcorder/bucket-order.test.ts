import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enumerateByBucket } from '../../../../src/order/rcorder/bucket-order.ts';

/** The table as lists of names, which are put at the head; names as numbers of `hash`. */
function enumerateSlowly(names: readonly string[], operands: number): readonly number[] {
  let size = operands === 0 ? 16 : 2 ** Math.max(1, Math.ceil(Math.log2(operands)));
  const bucketOf = (name: string): number => {
    const hash = Array.from(Buffer.from(name, 'latin1')).reduce(
      (sum, byte) => (sum * 31n + BigInt(byte < 128 ? byte : byte - 256)) & 0xffffffffn,
      0n,
    );
    return Number(hash % BigInt(size));
  };
  let buckets: number[][] = Array.from({ length: size }, () => []);
  const insert = (id: number): unknown => buckets[bucketOf(names[id] ?? '')]?.unshift(id);
  for (const id of names.keys()) {
    if (id >= 8 * size) {
      const all = buckets.flat();
      size *= 2;
      buckets = Array.from({ length: size }, () => []);
      all.forEach(insert);
    }
    insert(id);
  }
  return buckets.flat();
}

describe('enumerateByBucket', () => {
  it('goes from the lowest bucket up, the newest name of each first', () => {
    // The bytes of a, b and c are 97, 98 and 99, and two operands make two buckets.
    expect(enumerateByBucket(['a', 'b', 'c'], 2)).toEqual([1, 2, 0]);
  });

  it('takes bytes as signed, which shows in tables of more than 256 buckets', () => {
    // 0xe9 is -23, which is 489 of 512; `jV` is 106 * 31 + 86, which is 300 of 512.
    expect(enumerateByBucket(['\xe9', 'jV'], 512)).toEqual([1, 0]);
  });

  it.each([
    { operands: 0, buckets: 16 },
    { operands: 1, buckets: 2 },
    { operands: 2, buckets: 2 },
    { operands: 3, buckets: 4 },
    { operands: 4, buckets: 4 },
    { operands: 33, buckets: 64 },
  ])('begins with $buckets buckets for $operands operands', ({ operands, buckets }) => {
    // Names of one byte each, whose hash is that byte: in order, they show how many buckets there are.
    const names = Array.from({ length: 100 }, (_, i) => String.fromCharCode(i + 1)).slice(0, 2 * buckets - 1);
    const order = enumerateByBucket(names, operands).map((id) => id + 1);
    expect(order[0]).toBe(buckets);
    expect(order.slice(1, 3)).toEqual([buckets + 1, 1]);
  });

  it('doubles as the real table does', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ maxLength: 6, unit: 'binary-ascii' }), { maxLength: 150, size: 'max' }),
        fc.nat(20),
        (names, operands) => {
          expect(enumerateByBucket(names, operands)).toEqual(enumerateSlowly(names, operands));
        },
      ),
    );
  });

  it('lists 100,000 names that all fall into one bucket, each once', () => {
    const names = Array.from({ length: 100_000 }, (_, i) => `${'\0'.repeat(i % 7)}n${i}`);
    expect(new Set(enumerateByBucket(names, 2)).size).toBe(100_000);
    expect(enumerateByBucket([], 5)).toEqual([]);
  });
});
