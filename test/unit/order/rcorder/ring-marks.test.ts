import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RingMarks } from '../../../../src/order/rcorder/ring-marks.ts';

const SCRIPTS = 6;

type Step = { readonly act: 'push'; readonly script: number } | { readonly act: 'pop' } | Mark;
interface Mark {
  readonly act: 'mark';
  readonly providers: readonly number[];
}

const script = fc.nat(SCRIPTS - 1);
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: script.map((number): Step => ({ act: 'push', script: number })) },
    { weight: 2, arbitrary: fc.constant<Step>({ act: 'pop' }) },
    {
      weight: 3,
      arbitrary: fc.array(script, { maxLength: 3 }).map((providers): Step => ({ act: 'mark', providers })),
    },
  ),
  { maxLength: 60, size: 'max' },
);

/** The ring by the words of the manual: each provider is looked for among the visits that enclose the innermost one. */
function traceSlowly(stack: readonly number[], providers: readonly number[]): readonly number[] {
  for (const provider of providers) {
    const from = stack.slice(0, -1).lastIndexOf(provider);
    if (from >= 0) return stack.slice(from);
  }
  return [];
}

describe('RingMarks', () => {
  it('traces from the innermost enclosing visit of the first provider that has one', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const marks = new RingMarks(SCRIPTS, true);
        const stack: number[] = [];
        const counts = new Array<number>(SCRIPTS).fill(0);
        for (const step of list) {
          if (step.act === 'push') {
            marks.push(step.script);
            stack.push(step.script);
          } else if (step.act === 'pop') {
            marks.pop();
            stack.pop();
          } else {
            const trace = traceSlowly(stack, step.providers);
            expect(marks.mark(step.providers)).toEqual(trace);
            for (const number of trace) counts[number] = (counts[number] ?? 0) + 1;
          }
          expect(counts.map((_, number) => marks.countOf(number))).toEqual(counts);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('marks the same scripts when nobody wants the traces', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const [traced, flagged] = [new RingMarks(SCRIPTS, true), new RingMarks(SCRIPTS, false)];
        for (const step of list) {
          for (const marks of [traced, flagged]) {
            if (step.act === 'push') marks.push(step.script);
            else if (step.act === 'pop') marks.pop();
          }
          if (step.act !== 'mark') continue;
          traced.mark(step.providers);
          expect(flagged.mark(step.providers)).toEqual([]);
          for (let number = 0; number < SCRIPTS; number++) {
            expect(flagged.countOf(number) > 0).toBe(traced.countOf(number) > 0);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('counts a script once for each of its places on the ring', () => {
    const marks = new RingMarks(2, true);
    for (const number of [0, 1, 0]) marks.push(number);
    expect(marks.mark([0])).toEqual([0, 1, 0]);
    expect([marks.countOf(0), marks.countOf(1)]).toEqual([2, 1]);
  });

  it('marks 100,000 rings of 100,000 scripts each', () => {
    const many = 100_000;
    const marks = new RingMarks(many, false);
    for (let number = 0; number < many; number++) {
      marks.push(number);
      if (number > 0) marks.mark([0]);
    }
    expect(marks.countOf(many >> 1)).toBe(1);
    for (let number = 0; number < many; number++) marks.pop();
    expect(marks.mark([0])).toEqual([]);
  });
});
