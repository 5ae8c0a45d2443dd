/**
 * The order in which FreeBSD's rcorder lists its names with `-g`: that of its hash table, a chained one that doubles.
 */
import type { ByteString } from '../../model/bytes.ts';

/**
 * Enumerates names as the hash table does.
 *
 * @param names each name once, in the order of insertion
 * @param operands number of operands, from which the table takes its first size
 * @returns indexes into `names`. O(n).
 */
export function enumerateByBucket(names: readonly ByteString[], operands: number): readonly number[] {
  let size = firstSize(operands);
  let heads = new Int32Array(size).fill(-1);
  const next = new Int32Array(names.length).fill(-1);
  const hashes = Uint32Array.from(names, hashName);
  const insert = (entry: number): void => {
    const bucket = ((hashes[entry] ?? 0) & (size - 1)) >>> 0;
    next[entry] = heads[bucket] ?? -1;
    heads[bucket] = entry;
  };
  for (let entry = 0; entry < names.length; entry++) {
    if (entry >= 8 * size) {
      const moved = walkBuckets(heads, next);
      size *= 2;
      heads = new Int32Array(size).fill(-1);
      moved.forEach(insert);
    }
    insert(entry);
  }
  return walkBuckets(heads, next);
}

/** From bucket 0 upwards, each from its head. */
function walkBuckets(heads: Int32Array, next: Int32Array): readonly number[] {
  const found: number[] = [];
  for (const head of heads) {
    for (let entry = head; entry !== -1; entry = next[entry] ?? -1) found.push(entry);
  }
  return found;
}

/** The smallest power of two that holds all operands, at least 2; 16 without operands. */
function firstSize(operands: number): number {
  if (operands === 0) return 16;
  let size = 2;
  while (size < operands) size *= 2;
  return size;
}

/** `h * 31 + byte` in 32 bits, each byte taken as signed, as `char` is on the machines that FreeBSD's users have. */
function hashName(name: ByteString): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) {
    const byte = name.charCodeAt(i);
    hash = (Math.imul(hash, 31) + (byte < 0x80 ? byte : byte - 0x100)) >>> 0;
  }
  return hash;
}
