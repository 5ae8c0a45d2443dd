import { describe, expect, it } from 'vitest';
import { IntegerList } from '../../../../src/graph/build/integer-list.ts';

describe('IntegerList', () => {
  it.each([0, 1, 16, 17, 1000])('keeps %d integers in the order of adding', (count) => {
    const list = new IntegerList();
    const expected = Array.from({ length: count }, (_, i) => i * 3 - 5);
    for (const value of expected) list.push(value);
    expect([...list.toArray()]).toEqual(expected);
  });
});
