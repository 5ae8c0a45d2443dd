import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeOverride } from '../../src/header/chkconfig/merge.ts';
import { readChkconfigOverride } from '../../src/header/chkconfig/strict.ts';
import type { ChkconfigScript, MaskedScript } from '../../src/model/chkconfig-script.ts';
import { ChkconfigPriorities } from '../../src/order/chkconfig/priorities.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', '__proto__', '$net'];

interface Sketch {
  readonly numbers: readonly [number, number] | undefined;
  readonly lsb: boolean;
  readonly provides: readonly string[];
  readonly needs: readonly string[];
  readonly mask: number;
}

const sketch: fc.Arbitrary<Sketch> = fc.record({
  numbers: fc.option(fc.tuple(fc.nat(99), fc.nat(99)), { nil: undefined }),
  lsb: fc.boolean(),
  provides: fc.array(fc.constantFrom(...NAMES), { maxLength: 2 }),
  needs: fc.array(fc.constantFrom(...NAMES), { maxLength: 3 }),
  mask: fc.constantFrom(0, 0, 4, 8, 12, 60, 127, -1),
});

function scriptOf(name: string, { numbers, lsb, provides, needs }: Sketch): ChkconfigScript {
  const lines = [
    ...(numbers === undefined ? [] : [`# chkconfig: 35 ${numbers[0]} ${numbers[1]}`]),
    ...(lsb ? ['### BEGIN INIT INFO'] : []),
    `# Provides: ${provides.join(' ')}`,
    `# Required-Start: ${needs.join(' ')}`,
    `# Should-Stop: ${needs.join(' ')}`,
    '',
  ];
  const facts = readChkconfigOverride(lines.join('\n'));
  if (facts === undefined) throw new Error('the text is sound');
  return mergeOverride(name, { file: name, facts });
}

/** As the original does it: round and round over all pairs until nothing changes. */
function climb(scripts: readonly MaskedScript[]): readonly (readonly [number, number])[] {
  const numbers = scripts.map(({ script }) => ({ start: script.start, stop: script.stop }));
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const [a, { script, mask }] of scripts.entries()) {
      const own = numbers[a];
      if (own === undefined || !script.lsb) continue;
      const before = { ...own };
      if (own.start < 0) own.start = 50;
      if (own.stop > 99) own.stop = 50;
      for (const [b, { script: other, mask: otherMask }] of scripts.entries()) {
        const its = numbers[b];
        if (its === undefined || (mask & otherMask) !== mask) continue;
        for (const { text } of script.lists['Required-Start'].words) {
          const isMet = text === other.name || other.provides.includes(text);
          if (isMet && own.start <= its.start) own.start = Math.min(its.start + 1, 99);
          if (isMet && own.stop >= its.stop) own.stop = Math.max(its.stop - 1, 0);
        }
      }
      isChanged ||= before.start !== own.start || before.stop !== own.stop;
    }
  }
  return numbers.map(({ start, stop }) => [start, stop]);
}

describe('the numbers of LSB scripts', () => {
  it('are those that chkconfig ends with when it goes round over all pairs', () => {
    fc.assert(
      fc.property(fc.array(sketch, { minLength: 1, maxLength: NAMES.length }), (sketches) => {
        const scripts = sketches.map((one, index) => ({ script: scriptOf(NAMES[index] ?? '', one), mask: one.mask }));
        const priorities = new ChkconfigPriorities(scripts);
        const found = scripts.map((_, index) => [priorities.start(index).number, priorities.stop(index).number]);
        expect(found).toEqual(climb(scripts));
      }),
      { numRuns: 2000 },
    );
  });

  it('of a script that is in the set are the same when it is looked at from beside it', () => {
    fc.assert(
      fc.property(fc.array(sketch, { minLength: 1, maxLength: NAMES.length }), (sketches) => {
        const scripts = sketches.map((one, index) => ({
          script: scriptOf(NAMES[index] ?? '', { ...one, lsb: true }),
          mask: one.mask,
        }));
        const priorities = new ChkconfigPriorities(scripts);
        for (const [index, script] of scripts.entries()) {
          const { start, stop } = priorities.adjust(script);
          expect([start.number, stop.number]).toEqual([priorities.start(index).number, priorities.stop(index).number]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
