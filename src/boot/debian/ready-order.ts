/** The order in which one worker takes what is ready: always the best one, by a comparison. */
import type { DependRule } from './depend-file.ts';
import { Heap } from '../schedule/heap.ts';

/** Names that never become ready, as they wait for themselves, are left out. O((n + m) log n). */
export function runInOrder(
  names: readonly number[],
  rules: readonly Pick<DependRule, 'script' | 'on'>[],
  compare: (a: number, b: number) => number,
): readonly number[] {
  const waiting = new Map(names.map((name) => [name, 0]));
  const behind = new Map<number, number[]>();
  for (const { script, on } of rules) {
    waiting.set(script, (waiting.get(script) ?? 0) + 1);
    const known = behind.get(on);
    if (known === undefined) behind.set(on, [script]);
    else known.push(script);
  }
  const ready = new Heap(compare);
  for (const name of names) if (waiting.get(name) === 0) ready.push(name);
  const order: number[] = [];
  for (let name = ready.pop(); name !== undefined; name = ready.pop()) {
    order.push(name);
    for (const script of behind.get(name) ?? []) {
      const left = (waiting.get(script) ?? 0) - 1;
      waiting.set(script, left);
      if (left === 0) ready.push(script);
    }
  }
  return order;
}
