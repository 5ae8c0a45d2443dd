import { describe, expect, it } from 'vitest';
import { tryFaults } from '../support/fault-harness.ts';
import { WRITING_CALLS } from '../support/writing-calls.ts';

/** Of all calls together; `docs/link-farm.md` tells them. */
const LEAST_OPERATIONS = 500;
let operations = 0;
let tries = 0;

describe('whatever fails, whenever it does, or wherever the process dies', () => {
  it.each(WRITING_CALLS)('$name ends in the wanted tree, and never in a torn one', (call) => {
    const count = tryFaults(call);
    operations += count.operations;
    tries += count.tries;
    expect(count.faults.slice(0, 3)).toEqual([]);
    expect(count.operations).toBeGreaterThan(2);
  });

  it('was tried at so many operations that a command which writes past the harness would be missed', () => {
    if (process.env['INITORDER_COUNT'] !== undefined)
      process.stdout.write(`${operations} operations, ${tries} tries\n`);
    expect(operations).toBeGreaterThan(LEAST_OPERATIONS);
  });
});
